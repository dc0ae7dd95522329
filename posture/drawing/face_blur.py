"""Faces made unrecognisable in pictures that are kept: after the poses were found, never before.

The place of a face comes from the landmarks of the head, or from neck and shoulders where the head is turned away. So
only bodies that are being followed are covered: a face on a poster is not, nor that of somebody who has just come into
the picture and has not been found yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.pose.frame import Frame
from posture.pose.landmarks import Landmark
from posture.pose.pose import Pose, PoseFrame
from posture.types import FloatArray

Image = NDArray[np.uint8]

HELD_SECONDS: Final = 1.0
"""For so long a face stays covered where its body was last seen."""

_HEAD: Final = slice(Landmark.NOSE, Landmark.MOUTH_RIGHT + 1)
_REACH: Final = 2.2
"""Half-width of what is covered, over the reach of the head's landmarks, which end at eyes, ears and mouth."""
_NECK: Final = 0.6
"""The same over the distance from head to shoulders: the least where the head is seen edge-on."""
_TALL: Final = 1.3
"""Height over width: from hair to chin."""
_CELLS: Final = 6
"""Cells across and down that are left of a face."""


class FaceBlur:
    """Covers the faces in frame after frame; somebody lost from sight stays covered for a moment where they were."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[float, Pose]] = {}

    def blur(self, frame: Frame, found: PoseFrame) -> Frame:
        """The frame with every face covered, of the people and of the others found in it."""
        self._last |= {one.person: (frame.time, one.pose) for one in found.people}
        self._last = {person: seen for person, seen in self._last.items() if frame.time - seen[0] <= HELD_SECONDS}
        return replace(
            frame, image=blur_faces(frame.image, [*(pose for _, pose in self._last.values()), *found.others])
        )


def blur_faces(image: Image, poses: Iterable[Pose]) -> Image:
    """A copy of the RGB picture with the head of every pose coarsened within a generous ellipse."""
    blurred = image.copy()
    for pose in poses:
        _blur(blurred, *_ellipse(pose))
    return blurred


def _ellipse(pose: Pose) -> tuple[FloatArray, FloatArray, float]:
    """Centre, half-axes (across, along the neck) in pixels, and the neck's turn from upright in degrees."""
    head = pose.picture[_HEAD]
    centre = (head.min(axis=0) + head.max(axis=0)) / 2
    neck = centre - pose.midpoint(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
    reach = float(np.linalg.norm(head - centre, axis=1).max())
    half = max(_REACH * reach, _NECK * float(np.linalg.norm(neck)))
    return centre, np.array([half, _TALL * half]), float(np.degrees(np.arctan2(neck[0], -neck[1])))


def _blur(image: Image, centre: FloatArray, half: FloatArray, turn: float) -> None:
    height, width = image.shape[:2]
    reach = half.max()
    left, top = np.clip(np.floor(centre - reach), 0, (width, height)).astype(int)
    right, bottom = np.clip(np.ceil(centre + reach), 0, (width, height)).astype(int)
    part = image[top:bottom, left:right]
    if part.size == 0:
        return
    inside = np.zeros(part.shape[:2], dtype=np.uint8)
    middle = (round(float(centre[0] - left)), round(float(centre[1] - top)))
    axes = (max(1, round(float(half[0]))), max(1, round(float(half[1]))))
    cv2.ellipse(inside, middle, axes, turn, 0, 360, 255, cv2.FILLED)
    part[inside > 0] = _coarse(part)[inside > 0]


def _coarse(part: Image) -> Image:
    cells = cv2.resize(part, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(cells, part.shape[1::-1], interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
