"""How people walk: the legs, arms and trunk over a stride."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from tests.mannequin import ANKLE, Stance, both

STANCE_SHARE = 0.6
"""Of a stride in which a foot is on the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gait:
    """A way to walk."""

    cadence: float = 110.0
    """Steps per minute."""
    step: float = 0.58
    """Metres."""
    lift: float = 0.12
    """Metres by which an ankle rises."""
    arms: float = 22.0
    """Degrees that an arm swings from the middle."""
    rolling: float = 2.5
    """Degrees that the trunk leans to either side."""
    toe_out: float = 8.0

    @property
    def speed(self) -> float:
        """Metres per second."""
        return self.step * self.cadence / 60

    def at(self, s: Stance, t: float) -> Stance:
        """The stance `t` seconds into the walk."""
        phase = t * self.cadence / 120
        ankles = np.array([self._foot(phase), self._foot(phase + 0.5)]) + both(0.08, ANKLE, 0.0)
        wave = math.cos(2 * math.pi * phase)
        return replace(
            s,
            pelvis=np.array([0.0, 0.865 - 0.25 * max(0.0, self.step - 0.5), 0.0]),
            ankles=ankles,
            wrists=np.array([self._wrist(-wave), self._wrist(wave)]) * ([1, 1, 1], [-1, 1, 1]),
            sideways=self.rolling * math.sin(2 * math.pi * phase),
            toe_out=np.array([self.toe_out] * 2),
        )

    def _foot(self, phase: float) -> tuple[float, float, float]:
        """Rise and place of an ankle: on the floor it goes back at the speed of walking, then swings forward."""
        place, half = phase % 1.0, 0.6 * self.step
        if place < STANCE_SHARE:
            return 0.0, 0.0, half * (1 - 2 * place / STANCE_SHARE)
        swing = (place - STANCE_SHARE) / (1 - STANCE_SHARE)
        return 0.0, self.lift * math.sin(math.pi * swing) ** 2, -half * math.cos(math.pi * swing)

    def _wrist(self, wave: float) -> tuple[float, float, float]:
        angle = math.radians(10.0 + self.arms * wave)
        return 0.215, -0.485 * math.cos(angle), 0.485 * math.sin(angle)


NORMAL = Gait()
DRAGGING = Gait(cadence=80.0, step=0.38, lift=0.05, arms=12.0)
CALM = Gait(cadence=92.0, step=0.56)
"""Slow, but the feet are lifted and the steps have their length."""
