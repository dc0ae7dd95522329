"""What somebody looks like: mean colours of head, trunk and thighs, to know them again."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.landmarks import Landmark as L
from posture.pose import FloatArray, Pose

_TRUNK: Final = np.array([(a, b) for a in (0.25, 0.5, 0.75) for b in (0.15, 0.4, 0.65, 0.9)])
_THIGH: Final = np.array([0.2, 0.4, 0.6, 0.8])

Look = FloatArray
"""Shape (3, 3): CIE L*a*b* of head, trunk and thighs; NaN where a patch is outside the picture."""


def look(image: NDArray[np.uint8], pose: Pose) -> Look:
    """The mean colours of the person in `image` (RGB)."""
    return np.array([_mean_colour(image, points) for points in (_head(pose), _trunk(pose), _thighs(pose))])


def difference(one: Look, other: Look) -> float:
    """Mean colour distance (CIE76 Delta E) over the patches seen in both; infinity where there is none."""
    distances = np.linalg.norm(one - other, axis=1)
    seen = distances[~np.isnan(distances)]
    return float(seen.mean()) if seen.size else float("inf")


def blend(old: Look, new: Look, share: float) -> Look:
    """`old` moved by `share` towards `new`; patches seen only once are taken as they are."""
    mixed = (1 - share) * old + share * new
    return np.where(np.isnan(old), new, np.where(np.isnan(new), old, mixed))


def _head(pose: Pose) -> FloatArray:
    return pose.picture[[L.NOSE, L.LEFT_EYE, L.RIGHT_EYE, L.LEFT_EAR, L.RIGHT_EAR]]


def _trunk(pose: Pose) -> FloatArray:
    p = pose.picture
    across, down = _TRUNK[:, :1], _TRUNK[:, 1:]
    top = p[L.LEFT_SHOULDER] + across * (p[L.RIGHT_SHOULDER] - p[L.LEFT_SHOULDER])
    bottom = p[L.LEFT_HIP] + across * (p[L.RIGHT_HIP] - p[L.LEFT_HIP])
    return np.asarray(top + down * (bottom - top))


def _thighs(pose: Pose) -> FloatArray:
    p, t = pose.picture, _THIGH[:, None]
    left = p[L.LEFT_HIP] + t * (p[L.LEFT_KNEE] - p[L.LEFT_HIP])
    right = p[L.RIGHT_HIP] + t * (p[L.RIGHT_KNEE] - p[L.RIGHT_HIP])
    return np.vstack((left, right))


def _mean_colour(image: NDArray[np.uint8], points: FloatArray) -> FloatArray:
    height, width = image.shape[:2]
    places = np.rint(points).astype(int)
    inside = (places >= 0).all(axis=1) & (places[:, 0] < width) & (places[:, 1] < height)
    if inside.sum() * 2 < len(points):
        return np.full(3, np.nan)
    pixels = image[places[inside, 1], places[inside, 0]].astype(np.float32) / 255
    lab = cv2.cvtColor(pixels[None], cv2.COLOR_RGB2LAB)[0]
    return np.asarray(np.median(lab, axis=0), dtype=np.float64)
