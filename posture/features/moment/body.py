"""The body of one moment in plain points and axes: what every feature is computed from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

from posture.pose.geometry import Vector, dot, midpoint, minus
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH, Observation


@dataclass(frozen=True, slots=True)
class Body:
    """Points of one observation.

    `p` are picture points in scales (u right, v down), `w` world points in shoulder widths (x right, y up, z towards
    the camera); both indexed by landmark.
    """

    p: list[list[float]]
    w: list[list[float]]
    left: tuple[float, float, float]
    """Unit vector to the person's left, level."""
    front: tuple[float, float, float]
    """Unit vector out of the person's chest, level."""
    towards_left: float
    """+1 where the person's left is at the picture's right (seen from the front), -1 from behind."""
    facing: float
    """+1 where the person faces the picture's right, -1 left."""

    @classmethod
    def from_observation(cls, o: Observation) -> Self:
        """The smoothed body, for postures."""
        yaw = math.radians(o.yaw)
        sin, cos = math.sin(yaw), math.cos(yaw)
        return cls(
            o.picture.tolist(),
            (o.world / SHOULDER_WIDTH).tolist(),
            (cos, 0.0, -sin),
            (sin, 0.0, cos),
            math.copysign(1.0, cos),
            o.facing,
        )

    def mid_p(self, left: L, right: L) -> tuple[float, ...]:
        """The middle of a pair in the picture."""
        return midpoint(self.p[left], self.p[right])

    def mid_w(self, left: L, right: L) -> tuple[float, ...]:
        """The middle of a pair in the world."""
        return midpoint(self.w[left], self.w[right])

    def leftwards(self, end: Vector, start: Vector) -> float:
        """How far `end` is to the person's left of `start` (world points), in shoulder widths."""
        return dot(minus(end, start), self.left)

    def forwards(self, end: Vector, start: Vector) -> float:
        """How far `end` is in front of `start` (world points), in shoulder widths."""
        return dot(minus(end, start), self.front)
