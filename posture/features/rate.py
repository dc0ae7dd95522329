"""How many frames a second a person is seen in, by their timestamps."""

from __future__ import annotations

import math
from typing import Final

GAP_SECONDS: Final = 2.0
"""A longer step says that the person was away, not that the camera is slow."""
RATE_SECONDS: Final = 1.0
"""Time constant of the measured frame rate."""


class RateMeter:
    """Follows the frame rate."""

    def __init__(self) -> None:
        self._time, self._step = math.nan, math.nan

    def push(self, time: float) -> float:
        """Frames per second at `time` (seconds, rising); NaN at the first."""
        step = time - self._time
        self._time = time
        away = step > GAP_SECONDS and not math.isnan(self._step)
        if not math.isnan(step) and not away:
            share = 1 - math.exp(-step / RATE_SECONDS)
            self._step = step if math.isnan(self._step) else self._step + share * (step - self._step)
        return 1 / self._step if not math.isnan(self._step) else math.nan
