"""Swings: a signal to and fro, as the turns it makes.

One small streaming method serves every slow oscillation (swaying, rocking, restless shifts): it needs no window, works
at any frame rate and knows when each swing began and ended.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

RESTING = 0.25
"""Share of the least swing within which the signal still rests where it turned: a swing begins when it leaves."""
KEEP_SECONDS = 60.0
"""Swings older than this are forgotten: the longest stretch that any row counts over."""


@dataclass(frozen=True, slots=True)
class Swing:
    """One way of a movement to and fro."""

    start: float
    """Seconds; so is end."""
    end: float
    size: float
    """Always positive, in the signal's unit."""

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.end - self.start


class SwingDetector:
    """Finds the swings of at least `least` (in the signal's unit) in a signal fed value by value."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._turn = (math.nan, math.nan)
        self._extreme = (math.nan, math.nan)
        self._rested = self._left = math.nan
        self.recent: deque[Swing] = deque()

    def detect(self, time: float, value: float) -> None:
        """Take the value at `time` (seconds, rising). NaN is a gap: the swing under way goes on after it."""
        if math.isnan(value):
            return
        if math.isnan(self._turn[1]):
            self._turn = self._extreme = (time, value)
        if abs(value - self._turn[1]) <= RESTING * self._least:
            self._rested = time
        rising = self._extreme[1] >= self._turn[1]
        if value == self._extreme[1] or (value > self._extreme[1]) == rising:
            # Only now: what comes back to where it turned has not rested there before its extreme.
            self._extreme, self._left = (time, value), self._rested
        elif abs(value - self._extreme[1]) >= self._least:
            self._close(time, value)
        self._forget(time)

    def _close(self, time: float, value: float) -> None:
        size = abs(self._extreme[1] - self._turn[1])
        if size >= self._least:
            self.recent.append(Swing(self._left, self._extreme[0], size))
        if size > RESTING * self._least:
            self._rested = self._extreme[0]
        self._turn, self._extreme = self._extreme, (time, value)
        self._left = self._rested

    def _forget(self, time: float) -> None:
        while self.recent and time - self.recent[0].end > KEEP_SECONDS:
            self.recent.popleft()

    def latest_series(self, time: float, shortest: float, longest: float) -> list[Swing]:
        """The latest swings that follow each other without a pause, each between `shortest` and `longest` seconds.

        Empty where the last one ended more than `longest` seconds ago.
        """
        row: list[Swing] = []
        until = time
        for swing in reversed(self.recent):
            if until - swing.end > longest or not shortest <= swing.seconds <= longest:
                break
            row.append(swing)
            until = swing.start
        return row[::-1]
