"""How many frames there were, how long they lasted, and how fast they came."""

from __future__ import annotations

from collections import Counter
from typing import Final

_GRAIN: Final = 1e-6
"""Seconds to which steps between frames are rounded, so that even hours of varying steps take little memory."""


class Pace:
    """Counts frames by their times; memory does not grow with their number."""

    def __init__(self) -> None:
        self.frames = 0
        self._last = 0.0
        self._steps: Counter[int] = Counter()

    def push(self, time: float) -> None:
        """Take the time of the next frame in seconds, rising from 0."""
        if self.frames:
            self._steps[round((time - self._last) / _GRAIN)] += 1
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
        passed, half = 0, self._steps.total() / 2
        for step, count in sorted(self._steps.items()):
            passed += count
            if passed >= half:
                return step * _GRAIN
        return 0.0
