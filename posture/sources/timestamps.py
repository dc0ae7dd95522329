"""Times of frames: seconds since the first one, strictly rising, from presentation timestamps."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

JUMP_SECONDS: Final = 1.0
"""Timestamps that step back by more are a joined recording, not a misplaced frame."""

USUAL_RATE: Final = Fraction(25)
"""Frames a second where a raw stream carries neither timestamps nor a rate; FFmpeg assumes the same."""


class FrameClock:
    """Turns timestamps into strictly rising seconds.

    A frame that is not later than the one before is dropped and counted in `repeats`. Where the timestamps start anew
    (two recordings joined), time goes on one frame later, counted in `restarts`. A frame without a timestamp comes one
    frame interval after the one before.
    """

    def __init__(self, time_base: Fraction, rate: Fraction | None) -> None:
        self._time_base = time_base
        self._interval = 1 / (rate or USUAL_RATE)
        self._origin: Fraction | None = None
        self._last: Fraction | None = None
        self.repeats = 0
        self.restarts = 0

    def read(self, timestamp: int | None) -> float | None:
        """Seconds since the first frame; None for a frame to be dropped. `timestamp` is in units of the time base."""
        time = self._time(None if timestamp is None else timestamp * self._time_base)
        if self._last is not None and time <= self._last:
            self.repeats += 1
            return None
        self._last = time
        return float(time)

    def _time(self, stamp: Fraction | None) -> Fraction:
        due = Fraction(0) if self._last is None else self._last + self._interval
        if stamp is None:
            return due
        if self._origin is None:
            self._origin = stamp - due
        elif self._last is not None and stamp - self._origin < self._last - JUMP_SECONDS:
            self._origin = stamp - due
            self.restarts += 1
        return stamp - self._origin
