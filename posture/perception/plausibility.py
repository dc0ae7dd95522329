"""Is this a person? Tests that turn away posters' edges, chairs and half-bodies, and poses that share a body."""

from __future__ import annotations

from typing import Final

import numpy as np

from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.types import FloatArray

CORE: Final = (L.NOSE, L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE,
               L.LEFT_ANKLE, L.RIGHT_ANKLE)  # fmt: skip
_CORE: Final = list(CORE)

PARTS: Final[tuple[list[int], ...]] = (
    [L.NOSE, L.LEFT_SHOULDER, L.RIGHT_SHOULDER],
    [L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP],
    [L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE],
    [L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_KNEE, L.RIGHT_KNEE, L.RIGHT_ANKLE],
)
"""One of these must be in the picture and visible: head and shoulders, a trunk, or hips down to an ankle."""

LEAST_VISIBLE: Final = 0.5
"""Mean visibility of a part; chairs and coats reach 0.2-0.4, heads and shoulders of real people 0.9 and more. It is
asked of one part, not of the whole body: behind a desk hips and legs have 0.0-0.3 (2 of 4 people in a class room and
2 of 2 at a dinner table were lost to that)."""
LEAST_TRUNK: Final = 12.0
"""Pixels between shoulders and hips; smaller figures carry no posture."""
SAME_BODY: Final = 0.35
"""Median distance of core landmarks, in trunk lengths, under which two poses are of one body."""
SAME_FACE: Final = 0.4
"""Median distance of the landmarks of the face, in widths of the larger, under which two faces are one. In front of a
webcam the shoulders are guessed from little, and a look at a tile finds them elsewhere than the region does."""
KEEP_MARGIN: Final = 0.3
"""Trunk lengths by which a part of somebody who is followed may leave the picture. Without it a person in front of a
webcam, with the shoulders at the picture's edge, comes and goes."""
MOST_PART: Final = 0.5
"""Share of another's trunk under which a pose inside the other's body is taken for a hand or face seen as a person."""
MOST_TIPPED: Final = 0.2
"""Of the trunk by which the shoulders may be below the hips; beyond it the body is upside down."""


def is_person(pose: Pose, width: int, height: int) -> bool:
    """Whether enough of a body is inside the picture and visible for it to be a person's pose."""
    return _holds(pose, width, height, 0.0)


def is_still_person(pose: Pose, width: int, height: int) -> bool:
    """The same for somebody who is followed: the body may have left the picture by KEEP_MARGIN."""
    return _holds(pose, width, height, KEEP_MARGIN * trunk_length(pose))


def same_body(one: Pose, other: Pose) -> bool:
    """Whether two poses lie on each other, or have the same face: two sizes of shoulders on one head are one person."""
    if _same_face(one, other):
        return True
    scale = max(trunk_length(one), trunk_length(other))
    gaps = np.linalg.norm(one.picture[_CORE] - other.picture[_CORE], axis=1)
    return float(np.median(gaps)) < SAME_BODY * scale


def is_part_of(small: Pose, body: Pose) -> bool:
    """Whether `small` is no person but a hand or the face of `body`: much smaller, and wholly inside it."""
    if trunk_length(small) > MOST_PART * trunk_length(body):
        return False
    points = small.picture[_CORE]
    inside = (points >= body.picture.min(axis=0)) & (points <= body.picture.max(axis=0))
    return bool(inside.all())


def trunk_length(pose: Pose) -> float:
    """Pixels: the longer of shoulder-to-hip and shoulder-to-shoulder."""
    shoulders, hips = pose.midpoint(L.LEFT_SHOULDER, L.RIGHT_SHOULDER), pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)
    width = np.linalg.norm(pose.picture[L.LEFT_SHOULDER] - pose.picture[L.RIGHT_SHOULDER])
    return float(max(np.linalg.norm(shoulders - hips), width))


def _same_face(one: Pose, other: Pose) -> bool:
    faces = one.picture[: L.MOUTH_RIGHT + 1], other.picture[: L.MOUTH_RIGHT + 1]
    size = max(float(np.ptp(face, axis=0).max()) for face in faces)
    return float(np.median(np.linalg.norm(faces[0] - faces[1], axis=1))) < SAME_FACE * size


def _holds(pose: Pose, width: int, height: int, margin: float) -> bool:
    if trunk_length(pose) < LEAST_TRUNK or _upside_down(pose):
        return False
    inside = _inside(pose.picture, width, height, margin)
    return any(bool(inside[part].all()) and pose.visibility[part].mean() >= LEAST_VISIBLE for part in PARTS)


def _upside_down(pose: Pose) -> bool:
    """Whether the shoulders are below the hips by more than MOST_TIPPED of the trunk."""
    shoulders, hips = pose.midpoint(L.LEFT_SHOULDER, L.RIGHT_SHOULDER), pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)
    return bool(shoulders[1] - hips[1] > MOST_TIPPED * trunk_length(pose))


def _inside(points: FloatArray, width: int, height: int, margin: float) -> FloatArray:
    return np.asarray((points >= -margin).all(axis=1) & (points < (width + margin, height + margin)).all(axis=1))
