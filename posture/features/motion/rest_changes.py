"""Changes of place: something that rests, moves, and comes to rest elsewhere. For feet and for the trunk's lean."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from posture.features.motion.history import History
from posture.types import FloatArray


@dataclass(frozen=True, slots=True)
class RestChange:
    """A move from one resting place to another, in seconds."""

    start: float
    end: float


class RestChangeDetector:
    """Finds changes of the resting place of a value fed frame by frame.

    A value rests when it has stayed within `spread` for `seconds`; a new resting place at least `moved` from the one
    before makes a change. Both are in the unit of the value, times the scale that comes with it.
    """

    def __init__(self, seconds: float, spread: float, moved: float) -> None:
        self._seconds, self._spread, self._moved = seconds, spread, moved
        self._history = History(seconds)
        self._rest: FloatArray | None = None
        self._left = math.nan

    def detect(self, time: float, place: FloatArray, scale: float = 1.0) -> RestChange | None:
        """The change that has just ended at `time` (seconds, rising), if any."""
        self._history.append(time, place)
        if self._history.seconds < 0.8 * self._seconds:
            return None
        _, places = self._history.arrays()
        if np.ptp(places, axis=0).max() > self._spread * scale:
            self._left = time if math.isnan(self._left) else self._left
            return None
        return self._settle(time, places.mean(axis=0), scale)

    def _settle(self, time: float, place: FloatArray, scale: float) -> RestChange | None:
        began, self._left = self._left, math.nan
        before = self._rest if self._rest is not None else place
        if self._rest is None or not math.isnan(began):
            self._rest = place
        if math.isnan(began) or float(np.linalg.norm(place - before)) < self._moved * scale:
            return None
        return RestChange(began - self._seconds, time - self._seconds)

    def reset(self) -> None:
        """Forget the resting place, as after something was out of sight."""
        self._history.clear()
        self._rest, self._left = None, math.nan


class RecentRestChanges:
    """The changes of the last `window` seconds; those that begin within `together` seconds of another's end are one."""

    def __init__(self, window: float, together: float) -> None:
        self._window, self._together = window, together
        self._changes: deque[RestChange] = deque()

    def add(self, change: RestChange) -> None:
        """Count a change."""
        if self._changes and change.start - self._changes[-1].end < self._together:
            self._changes[-1] = RestChange(self._changes[-1].start, change.end)
        else:
            self._changes.append(change)

    def at(self, time: float) -> tuple[RestChange, ...]:
        """The changes that count at `time`."""
        while self._changes and time - self._changes[0].end > self._window:
            self._changes.popleft()
        return tuple(self._changes)
