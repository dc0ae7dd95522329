"""Times of frames: seconds since the first one, strictly rising, from presentation timestamps."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

JUMP_SECONDS: Final = 1.0
"""Timestamps that step back by more are a joined recording, not a misplaced frame."""

GAP_SECONDS: Final = 2.0
"""From one picture to the next: longer is worth telling."""

MOST_GAP: Final = 3600.0
"""Seconds from one picture to the next: longer is a damaged timestamp, not a pause."""

USUAL_RATE: Final = Fraction(25)
"""Frames a second where a raw stream carries neither timestamps nor a rate; FFmpeg assumes the same."""


class Gap(NamedTuple):
    """A stretch without pictures, in seconds since the first frame."""

    start: float
    end: float


class FrameClock:
    """Turns timestamps into strictly rising seconds.

    A frame that is not later than the one before is dropped and counted in `repeats`. Where the timestamps start anew
    (two recordings joined), time goes on one frame later, counted in `restarts`; so it does after a step that cannot
    be, counted in `impossible`. A frame without a timestamp comes one frame interval after the one before.
    """

    def __init__(self, time_base: Fraction, rate: Fraction | None) -> None:
        self._time_base = time_base
        self._interval = 1 / (rate or USUAL_RATE)
        self._origin: Fraction | None = None
        self._last: Fraction | None = None
        self.repeats = 0
        self.restarts = 0
        self.impossible = 0
        self.gaps: list[Gap] = []

    def seconds(self, timestamp: int | None) -> float | None:
        """Seconds since the first frame; None for a frame to be dropped. `timestamp` is in units of the time base."""
        time = self._time(None if timestamp is None else timestamp * self._time_base)
        if self._last is not None and time <= self._last:
            self.repeats += 1
            return None
        if self._last is not None and time - self._last > GAP_SECONDS:
            self.gaps.append(Gap(float(self._last), float(time)))
        self._last = time
        return float(time)

    def _time(self, stamp: Fraction | None) -> Fraction:
        due = Fraction(0) if self._last is None else self._last + self._interval
        if stamp is None:
            return due
        if self._origin is None or (self._last is not None and self._breaks(stamp - self._origin - self._last)):
            self._origin = stamp - due
        return stamp - self._origin

    def _breaks(self, step: Fraction) -> bool:
        """Whether the clock starts anew with this step, in seconds."""
        self.restarts += step < -JUMP_SECONDS
        self.impossible += step > MOST_GAP
        return not -JUMP_SECONDS <= step <= MOST_GAP


class Reordering:
    """Gives pictures that come in the right order their times in the right order.

    Some containers (AVI, for one) have decoding times only; a decoder that reorders H.264's B-frames then gives every
    picture the time of another one near by. The times themselves are right, so the earliest that is left belongs to the
    next picture.
    """

    def __init__(self, depth: int) -> None:
        """`depth` is by how many units of the time base a picture's own time may be off."""
        self._depth = depth
        self._waiting: list[int] = []

    def feed(self, stamp: int | None) -> None:
        """Take the time of a packet, in its order."""
        if stamp is not None:
            heapq.heappush(self._waiting, stamp)

    def take(self, own: int | None) -> int | None:
        """The time of the next picture, whose `own` is said to be this; those of packets that were lost are skipped."""
        while self._waiting:
            stamp = heapq.heappop(self._waiting)
            if own is None or stamp >= own - self._depth:
                return stamp
        return own


def disorder(stamps: Sequence[int | None]) -> int:
    """By how much the times of pictures in the right order step back at most; 0 where they rise or are not known."""
    known = [stamp for stamp in stamps if stamp is not None]
    return max((before - after for before, after in pairwise(known) if before > after), default=0)
