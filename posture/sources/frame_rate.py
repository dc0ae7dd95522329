"""How many frames there were, how long they lasted, and how fast they came."""

from __future__ import annotations

from typing import Final

_BIN: Final = 1e-4
"""Seconds: steps between frames are sorted by this, so that hours of uneven ones take little memory."""


class _Steps:
    """Steps of nearly the same length."""

    __slots__ = ("count", "seconds")

    def __init__(self) -> None:
        self.count = 0
        self.seconds = 0.0


class FrameRateCounter:
    """Counts frames by their times; memory does not grow with their number."""

    def __init__(self) -> None:
        self.frames = 0
        self._last = 0.0
        self._bins: dict[int, _Steps] = {}

    def count(self, time: float) -> None:
        """Take the time of the next frame in seconds, rising from 0."""
        if self.frames:
            step = time - self._last
            steps = self._bins.setdefault(round(step / _BIN), _Steps())
            steps.count += 1
            steps.seconds += step
        self.frames += 1
        self._last = time

    @property
    def fps(self) -> float:
        """One over the median step; 0 with fewer than two frames."""
        step = self._median_step()
        return 1 / step if step else 0.0

    @property
    def seconds(self) -> float:
        """From the first frame to the end of the last, which is taken to last a median step."""
        return self._last + self._median_step()

    def _median_step(self) -> float:
        passed = 0
        for _, steps in sorted(self._bins.items()):
            passed += steps.count
            if 2 * passed >= self.frames - 1:
                return steps.seconds / steps.count
        return 0.0
