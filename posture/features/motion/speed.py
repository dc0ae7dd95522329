"""How fast the hands move: gesturing and reaching are not faults."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from posture.types import FloatArray

SECONDS: Final = 1.0
"""Time constant of the speed: long enough to bridge the turns of a waving hand."""


@dataclass(frozen=True, slots=True)
class HandSpeed:
    """Shoulder widths per second of each wrist against its hip. NaN until there are two frames."""

    left: float
    right: float


class HandSpeedTracker:
    """Follows both wrists."""

    def __init__(self) -> None:
        self._time = math.nan
        self._place: FloatArray = np.full((2, 2), math.nan)
        self._speed: FloatArray = np.full(2, math.nan)

    def update(self, o: Observation) -> HandSpeed:
        """The speeds at this observation."""
        place = o.picture[[L.LEFT_WRIST, L.RIGHT_WRIST]] - o.picture[[L.LEFT_HIP, L.RIGHT_HIP]]
        step = o.time - self._time
        if not math.isnan(step):
            now = np.hypot(*(place - self._place).T) / step
            share = 1 - math.exp(-step / SECONDS)
            self._speed = np.where(np.isnan(self._speed), now, self._speed + share * (now - self._speed))
        self._time, self._place = o.time, place
        return HandSpeed(float(self._speed[0]), float(self._speed[1]))
