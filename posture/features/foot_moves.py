"""Moves of the feet while standing: a foot that rests somewhere else than before."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.features.history import History
from posture.landmarks import Landmark as L
from posture.observation import Observation
from posture.pose import FloatArray

REST_SECONDS: Final = 0.35
"""A foot rests when it has stayed within REST_SPREAD for this long."""
REST_SPREAD: Final = 0.07
"""Scales (2.5 cm)."""
MOVED: Final = 0.15
"""Scales (5 cm) between two resting places that make a move (rules.md §5 T7)."""
TOGETHER: Final = 0.3
"""Seconds: moves of both feet within this are one."""
WINDOW: Final = 30.0
"""Seconds over which moves are counted (rules.md §5 T7)."""

_FEET: Final = (
    [L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX],
    [L.RIGHT_ANKLE, L.RIGHT_HEEL, L.RIGHT_FOOT_INDEX],
)


@dataclass(frozen=True, slots=True)
class FootMoves:
    """Moves of the feet in the last 30 s."""

    count: int
    first: float
    """Seconds, when the first of them began; NaN where there is none."""
    last: float
    """Seconds, when the last of them ended; NaN where there is none."""


class _Foot:
    def __init__(self) -> None:
        self._history = History(REST_SECONDS)
        self._rest: FloatArray | None = None
        self._left = math.nan

    def push(self, time: float, place: FloatArray, scale: float) -> float:
        """When the move began that has just ended; NaN where none has. `place` in pixels: a place in scales would
        move with every change of the scale."""
        self._history.push(time, place)
        if self._history.seconds < 0.8 * REST_SECONDS:
            return math.nan
        _, places = self._history.arrays()
        if np.ptp(places, axis=0).max() > REST_SPREAD * scale:
            self._left = time if math.isnan(self._left) else self._left
            return math.nan
        return self._settle(places.mean(axis=0), scale)

    def _settle(self, place: FloatArray, scale: float) -> float:
        began, self._left = self._left, math.nan
        if self._rest is None:
            self._rest = place
        if float(np.hypot(*(place - self._rest))) < MOVED * scale:
            return math.nan
        self._rest = place
        return began

    def reset(self) -> None:
        self._history.clear()
        self._rest, self._left = None, math.nan


class FootMoveTracker:
    """Counts the moves of both feet."""

    def __init__(self) -> None:
        self._feet = (_Foot(), _Foot())
        self._moves: deque[tuple[float, float]] = deque()

    def push(self, o: Observation) -> FootMoves:
        """The moves up to this observation. A foot out of sight starts afresh when it is seen again."""
        for foot, points in zip(self._feet, _FEET, strict=True):
            if not o.seen[points[0]]:
                foot.reset()
                continue
            began = foot.push(o.time, o.raw[points].mean(axis=0) * o.scale, o.scale)
            if not math.isnan(began) and not (self._moves and began - self._moves[-1][1] < TOGETHER - REST_SECONDS):
                self._moves.append((began - REST_SECONDS, o.time - REST_SECONDS))
        while self._moves and o.time - self._moves[0][1] > WINDOW:
            self._moves.popleft()
        return self._summary()

    def _summary(self) -> FootMoves:
        if not self._moves:
            return FootMoves(0, math.nan, math.nan)
        return FootMoves(len(self._moves), self._moves[0][0], self._moves[-1][1])

    def reset(self) -> None:
        """Forget the resting places, as after walking; moves that were counted stay."""
        for foot in self._feet:
            foot.reset()
