"""The part of the picture that is cut out for one person: a turned square around the body."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.perception.plausibility import trunk_length
from posture.pose.landmarks import Landmark
from posture.pose.pose import Pose
from posture.types import FloatArray

INPUT_SIZE: Final = 256
"""Pixels: side of the square that the landmark model takes (its input tensor is 256x256)."""

MARGIN: Final = 1.25
"""Side of the square over the diameter of the body's circle: the detector's own choice (pose_landmark graphs)."""

LEAST_RADIUS: Final = 1.5
"""Of the body's circle, in trunk lengths: what head and hips alone have. Behind a desk the legs are put anywhere,
mostly too near, and the trunk too short; the region shrinks, the smaller region gives a smaller body, and the person
is lost within six frames (22 of 35 regions in a class room; with this bound 4; with 1.8 two, but then the region of a
head and shoulders in front of a webcam grows)."""

LEAST_SIDE: Final = 16.0
"""Pixels of the square, however small the body."""

LIGHT_STEP: Final = 8
"""Pixels between those of which the mean brightness is taken, across and down."""

SETTLE_SECONDS: Final = 0.3
"""Time constant with which a region follows a body that hardly moves. A region that jumps with every frame would add
its own jitter to the landmarks, and a foot that shakes by 6 mm would be lost in it."""

CATCH_UP: Final = 0.06
"""Share of the region's side: beyond this the region follows at once."""

MOST_TURN: Final = math.radians(40)
"""Nobody who sits, stands or walks leans further. Without this bound one wrong pose turns the region, the turned region
gives a worse pose, and within a second the body is followed upside down (seen in side views)."""


@dataclass(frozen=True, slots=True)
class Region:
    """A square in the picture: centre in pixels, side in pixels, rotation in radians (clockwise as seen)."""

    u: float
    v: float
    side: float
    rotation: float

    @classmethod
    def from_pose(cls, pose: Pose) -> Region:
        """The square around the circle about the hips that holds every landmark, turned to put the trunk upright."""
        hips = pose.midpoint(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
        shoulders = pose.midpoint(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
        radius = max(float(np.linalg.norm(pose.picture - hips, axis=1).max()), LEAST_RADIUS * trunk_length(pose))
        trunk = shoulders - hips
        rotation = math.atan2(trunk[0], -trunk[1])
        turn = max(-MOST_TURN, min(MOST_TURN, rotation))
        return cls(float(hips[0]), float(hips[1]), max(2 * MARGIN * radius, LEAST_SIDE), turn)

    def towards(self, other: Region, seconds: float) -> Region:
        """This region after following `other` for `seconds`: gently for small differences, at once for large ones."""
        offset = math.hypot(other.u - self.u, other.v - self.v) / self.side
        turn = math.remainder(other.rotation - self.rotation, math.tau)
        change = max(offset, abs(math.log(other.side / self.side)), abs(turn) / 2)
        share = 1.0 if change > CATCH_UP else 1 - math.exp(-seconds / SETTLE_SECONDS)
        return Region(
            self.u + share * (other.u - self.u),
            self.v + share * (other.v - self.v),
            self.side * (other.side / self.side) ** share,
            self.rotation + share * turn,
        )

    def to_input(self) -> FloatArray:
        """The 2x3 affine map from picture pixels to the model's input pixels."""
        scale = INPUT_SIZE / self.side
        cos, sin = math.cos(self.rotation) * scale, math.sin(self.rotation) * scale
        half = INPUT_SIZE / 2
        return np.array(
            [[cos, sin, half - cos * self.u - sin * self.v], [-sin, cos, half + sin * self.u - cos * self.v]]
        )

    def crop(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The region of `image` (height, width, 3) as a 256x256 picture; black outside the image."""
        flags = cv2.INTER_AREA if self.side > 2 * INPUT_SIZE else cv2.INTER_LINEAR
        cut = cv2.warpAffine(image, self.to_input(), (INPUT_SIZE, INPUT_SIZE), flags=flags)
        return np.asarray(cut, dtype=np.uint8)

    def to_picture(self, points: FloatArray) -> FloatArray:
        """Points (n, 2) in 0..1 of the region, as pixels of the picture."""
        offset = (points - 0.5) * self.side
        cos, sin = math.cos(self.rotation), math.sin(self.rotation)
        turned = np.column_stack((cos * offset[:, 0] - sin * offset[:, 1], sin * offset[:, 0] + cos * offset[:, 1]))
        return np.asarray(turned + (self.u, self.v), dtype=np.float64)  # noqa: RUF005 - a sum of points

    def to_camera_axes(self, world: FloatArray) -> FloatArray:
        """World points (n, 3; x right, y up of the region) turned to the axes of the picture."""
        cos, sin = math.cos(self.rotation), math.sin(self.rotation)
        x, y = world[:, 0], world[:, 1]
        return np.column_stack((cos * x + sin * y, -sin * x + cos * y, world[:, 2]))

    def place(self, pose: Pose) -> Pose:
        """The pose in the whole picture, of one in shares of the region."""
        return replace(pose, picture=self.to_picture(pose.picture), world=self.to_camera_axes(pose.world))


def body_light(cut: NDArray[np.uint8]) -> float:
    """Mean brightness of what of a cut region lies inside the picture (outside is filled with black)."""
    sample = cut[::LIGHT_STEP, ::LIGHT_STEP]
    inside = sample[sample.any(axis=2)]
    return float(inside.mean()) if inside.size else 0.0
