"""Time of a practice: it rises with the frames, and what was not seen takes no longer than a short gap."""

from __future__ import annotations

import math
from typing import Final

DIGITS: Final = 6
"""Decimals of a second: whole microseconds are exact in what is kept."""


class PracticeClock:
    """Turns the times of frames into times that rise from 0, whatever happens to the frames."""

    def __init__(self, gap: float) -> None:
        """`gap` is seconds: a longer step, or one backwards, counts as one of `gap`."""
        self._gap = gap
        self._offset = math.nan
        self._cut = False
        self.time = math.nan
        """Of the newest frame; NaN before the first."""

    def advance(self, time: float) -> float:
        """The time of the next frame, which came at `time` by another clock; both in seconds."""
        if math.isnan(self._offset):
            self._offset = time if math.isnan(self.time) else time - self.time - self._gap
        elif self._cut or not 0 < time - self._offset - self.time <= self._gap:
            self._offset = time - self.time - self._gap
        self._cut = False
        self.time = self.convert(time)
        return self.time

    def convert(self, time: float) -> float:
        """Where a moment of the other clock is on this one, without going there."""
        return round(time - self._offset, DIGITS)

    def mark_gap(self) -> None:
        """What follows is after a gap, however soon it comes."""
        self._cut = True

    def resume(self, time: float) -> None:
        """Go on after a gap behind `time` of this clock."""
        self.time, self._offset = time, math.nan
