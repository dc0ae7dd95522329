"""The One-Euro filter: still when the body is still, quick when it moves.

Source: Casiez, Roussel, Vogel, "1 € Filter", CHI 2012. Constants: rules.md §2.1, posture pipeline.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from posture.types import FloatArray

MIN_CUTOFF: Final = 1.2
"""Hz, at rest: a delay of 0.13 s."""
BETA: Final = 0.4
"""Hz per unit of speed (body scales per second)."""
SPEED_CUTOFF: Final = 1.0
"""Hz, for the speed itself."""
GAP_SECONDS: Final = 1.0
"""After a gap as long as this, the filter and what else follows slowly start afresh."""


class OneEuroFilter:
    """Smooths an array frame by frame; knows nothing of what the numbers are. NaN is not allowed in."""

    def __init__(self) -> None:
        self._time = -math.inf
        self._value: FloatArray = np.empty(0)
        self._speed: FloatArray = np.empty(0)

    def filter(self, time: float, value: FloatArray) -> FloatArray:
        """The smoothed array at `time` (seconds, rising), of the shape of `value` (in body scales)."""
        step = time - self._time
        if step > GAP_SECONDS:
            self._value, self._speed = value, np.zeros_like(value)
        else:
            self._speed = self._speed + _share(SPEED_CUTOFF, step) * ((value - self._value) / step - self._speed)
            cutoff = MIN_CUTOFF + BETA * np.abs(self._speed)
            self._value = self._value + _share(cutoff, step) * (value - self._value)
        self._time = time
        return self._value


def _share(cutoff: float | FloatArray, step: float) -> float | FloatArray:
    """Share by which a first-order low-pass of `cutoff` Hz follows in `step` seconds."""
    turn = 2 * math.pi * cutoff * step
    return turn / (turn + 1)


def low_pass(before: float, now: float, step: float, seconds: float) -> float:
    """`now`, followed with a time constant of `seconds`; `step` seconds after `before`, which is NaN at first."""
    if step > GAP_SECONDS or math.isnan(before):
        return now
    return before + (1 - math.exp(-step / seconds)) * (now - before)
