"""Straight lines of the background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox, points_outside
from posture.types import FloatArray

SIDE: Final = 640
"""Pixels: larger pictures are scaled down. Longer edges, less noise, and a tenth of the time of full HD."""
STEEP: Final = 25.0
"""Degrees from the picture's vertical within which a line may be upright in the room."""
LEAST_LENGTH: Final = 0.05
"""Of the picture's height: shorter ones point anywhere."""


def find_vertical_lines(image: NDArray[np.uint8], people: Sequence[BoundingBox]) -> FloatArray:
    """Lines that may be upright in the room, none of a person's: u and v of both ends in pixels, shape (n, 4).

    `image` is RGB of shape (height, width, 3).
    """
    scale = min(1.0, SIDE / max(image.shape[:2]))
    # Where there is no line at all, the detector gives None.
    found: cv2.typing.MatLike | None = cv2.createLineSegmentDetector().detect(_grey(image, scale))[0]
    if found is None:
        return np.zeros((0, 4))
    lines = np.asarray(found, dtype=np.float64).reshape(-1, 4) / scale
    middles = (lines[:, :2] + lines[:, 2:]) / 2
    return np.asarray(lines[_steep(lines, image.shape[0]) & points_outside(middles, people)])


def _grey(image: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    return np.asarray(small, dtype=np.uint8)


def _steep(lines: FloatArray, height: int) -> NDArray[np.bool_]:
    across, down = np.abs(lines[:, 2:] - lines[:, :2]).T
    long = np.hypot(across, down) >= LEAST_LENGTH * height
    return np.asarray(long & (across <= np.tan(np.radians(STEEP)) * down))
