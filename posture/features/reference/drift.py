"""A recorded baseline follows a slow change: a chair that gives, clothes that settle, a day that grows long.

At most a tenth of a value's noise per minute, and only while every do row that can be judged is credited (rules.md
4.2): a posture that slackens loses its credit long before the baseline could follow it, so a slouch never becomes the
norm. Half an hour of credited posture moves the neck by at most 0.06 shoulder widths and the head by 7.5 degrees.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from posture.features.reference.measures import UprightMeasures

NOISE: Final = UprightMeasures(
    neck=0.02,
    pitch=2.5,
    profile_pitch=2.5,
    ear_shoulder_angle=2.5,
    trunk_length=0.015,
    forward_lean=1.9,
    slope=1.9,
    shoulder_tilt=0.9,
    hip_shift=0.04,
    knee_angle=5.0,
    left_wrist_up=0.03,
    right_wrist_up=0.03,
    left_hanging=0.03,
    right_hanging=0.03,
    lateral_lean=0.7,
)
"""Standard deviation of one frame's values, in their units (rules.md Appendix B)."""
_NOISE: Final = np.array(NOISE.values())
RATE: Final = 0.1 / 60
"""Noise per second."""
LONGEST_STEP: Final = 1.0
"""Seconds: what lies between two moments further apart was not seen."""


class BaselineDrift:
    """Recorded measures that drift towards those that are credited."""

    def __init__(self, recorded: UprightMeasures) -> None:
        self._value = np.array(recorded.values())
        self._time = math.nan
        self.measures = recorded
        """Where it has got to; a value that was not recorded stays unknown."""

    def adapt(self, time: float, now: UprightMeasures, *, good: bool) -> None:
        """Take the measures at `time` (seconds, rising), and whether it is credited."""
        step = time - self._time
        self._time = time
        if not good or not step <= LONGEST_STEP:
            return
        most = RATE * step * _NOISE
        away = np.array(now.values()) - self._value
        self._value = self._value + np.where(np.isnan(away), 0.0, np.clip(away, -most, most))
        self.measures = UprightMeasures(*self._value.tolist())
