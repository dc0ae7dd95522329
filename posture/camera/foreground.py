"""The part of a picture that people cover, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.pose.pose import Pose
from posture.types import FloatArray

MARGIN: Final = 0.15
"""Of a body's longer side: landmarks lie inside clothes, hair and shoes, and a chair stands about somebody who sits."""


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def contains(self, points: FloatArray) -> NDArray[np.bool_]:
        """Which of the points, shape (n, 2), lie within; shape (n,)."""
        u, v = points[:, 0], points[:, 1]
        return np.asarray((u >= self.left) & (u <= self.right) & (v >= self.top) & (v <= self.bottom))

    def scaled(self, factor: float) -> BoundingBox:
        """The same place in a picture `factor` times as large."""
        return BoundingBox(self.left * factor, self.top * factor, self.right * factor, self.bottom * factor)


def bounding_box(pose: Pose) -> BoundingBox:
    """The rectangle that a body covers, with a margin."""
    low, high = pose.picture.min(axis=0), pose.picture.max(axis=0)
    margin = MARGIN * float((high - low).max())
    return BoundingBox(*(low - margin), *(high + margin))


def points_outside(points: FloatArray, people: Sequence[BoundingBox]) -> NDArray[np.bool_]:
    """Which of the points, shape (n, 2), lie in nobody's rectangle; shape (n,)."""
    free = np.ones(len(points), dtype=np.bool_)
    for area in people:
        free &= ~area.contains(points)
    return free
