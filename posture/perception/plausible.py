"""Is this a person? Tests that turn away posters' edges, chairs and half-bodies, and two poses of one body."""

from __future__ import annotations

from typing import Final

import numpy as np

from posture.landmarks import Landmark as L
from posture.pose import FloatArray, Pose

CORE: Final = (L.NOSE, L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE,
               L.LEFT_ANKLE, L.RIGHT_ANKLE)  # fmt: skip
_CORE: Final = list(CORE)

LEAST_VISIBLE: Final = 0.5
"""Mean visibility of the core landmarks inside the picture; chairs and coats reach 0.2-0.4."""
LEAST_TRUNK: Final = 12.0
"""Pixels between shoulders and hips; smaller figures carry no posture."""
SAME_BODY: Final = 0.35
"""Mean distance of core landmarks, in trunk lengths, under which two poses are of one body."""


def is_person(pose: Pose, width: int, height: int) -> bool:
    """Whether enough of a body is inside the picture and visible for it to be a person's pose."""
    inside = _inside(pose, width, height)
    if trunk_length(pose) < LEAST_TRUNK or _upside_down(pose) or not _head_and_shoulders_or_legs(inside):
        return False
    return float(pose.visibility[_CORE][inside].mean()) >= LEAST_VISIBLE


def same_body(one: Pose, other: Pose) -> bool:
    """Whether two poses lie on each other."""
    scale = max(trunk_length(one), trunk_length(other))
    gaps = np.linalg.norm(one.picture[_CORE] - other.picture[_CORE], axis=1)
    return float(np.median(gaps)) < SAME_BODY * scale


def trunk_length(pose: Pose) -> float:
    """Pixels: the longer of shoulder-to-hip and shoulder-to-shoulder."""
    shoulders, hips = pose.middle(L.LEFT_SHOULDER, L.RIGHT_SHOULDER), pose.middle(L.LEFT_HIP, L.RIGHT_HIP)
    width = np.linalg.norm(pose.picture[L.LEFT_SHOULDER] - pose.picture[L.RIGHT_SHOULDER])
    return float(max(np.linalg.norm(shoulders - hips), width))


def _upside_down(pose: Pose) -> bool:
    """Whether the shoulders are below the hips by more than a fifth of the trunk."""
    shoulders, hips = pose.middle(L.LEFT_SHOULDER, L.RIGHT_SHOULDER), pose.middle(L.LEFT_HIP, L.RIGHT_HIP)
    return bool(shoulders[1] - hips[1] > 0.2 * trunk_length(pose))


def _inside(pose: Pose, width: int, height: int) -> FloatArray:
    points = pose.picture[_CORE]
    return np.asarray((points >= 0).all(axis=1) & (points[:, 0] < width) & (points[:, 1] < height))


def _head_and_shoulders_or_legs(inside: FloatArray) -> bool:
    """Head with both shoulders, or both shoulders and hips, or hips down to an ankle."""
    nose, shoulders, hips = inside[0], inside[1:3].all(), inside[3:5].all()
    legs = hips and bool(inside[5:7].all()) and bool(inside[7:9].any())
    return bool((nose and shoulders) or (shoulders and hips) or legs)
