"""How many frames a second a person is seen in, by their timestamps."""

from __future__ import annotations

import math
from typing import Final

GAP_SECONDS: Final = 2.0
"""A longer step says that the person was away, not that the camera is slow."""
RATE_SECONDS: Final = 1.0
"""Time constant of the measured frame rate."""


class FrameRateMeter:
    """Follows the frame rate: frames over seconds, the older ones fading.

    Not the mean of the steps weighted by their length: where frames come unevenly, as from a busy machine, that would
    say 5 of what are 10 frames in each second.
    """

    def __init__(self) -> None:
        self._time = math.nan
        self._frames, self._seconds = 0.0, 0.0

    def update(self, time: float) -> float:
        """Frames per second at `time` (seconds, rising); NaN at the first."""
        step = time - self._time
        self._time = time
        away = step > GAP_SECONDS and self._seconds > 0
        if not math.isnan(step) and not away:
            kept = math.exp(-step / RATE_SECONDS)
            self._frames, self._seconds = kept * self._frames + 1, kept * self._seconds + step
        return self._frames / self._seconds if self._seconds > 0 else math.nan
