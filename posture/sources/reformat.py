"""From a decoded picture to an upright RGB array of square pixels."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, cast

import cv2
import numpy as np
from av.sidedata.sidedata import SideDataContainer, Type
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

Rotation = Literal[0, 90, 180, 270]

_PLAUSIBLE_ASPECT: Final = (Fraction(1, 4), Fraction(4))
"""Pixels narrower or wider than this are a wrong header, not a format."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a stored picture is turned and mirrored to be shown: first turned clockwise, then mirrored left to right."""

    rotation: Rotation = 0
    mirrored: bool = False

    @classmethod
    def of(cls, picture: VideoFrame) -> Orientation:
        """That of the picture's display matrix, rounded to quarter turns; stored upright where there is none."""
        data = cast("SideDataContainer", picture.side_data)
        if Type.DISPLAYMATRIX not in data:
            return cls()
        return cls.from_matrix(np.frombuffer(bytes(data[Type.DISPLAYMATRIX]), "=i4", 9).reshape(3, 3))

    @classmethod
    def from_matrix(cls, matrix: NDArray[np.int32]) -> Orientation:
        """That of a display matrix, shape (3, 3): a point (x, y) comes to lie at (x, y, 1) @ matrix."""
        (a, b), (c, d) = matrix[:2, :2].tolist()
        mirrored = a * d - b * c < 0
        along = (-a, b) if mirrored else (a, b)
        turn = np.degrees(np.arctan2(along[1], along[0]))
        return cls(_QUARTERS[round(turn / 90) % 4], mirrored)

    def apply(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The stored picture as it is to be shown."""
        turned = cv2.rotate(image, _TURNS[self.rotation]) if self.rotation else image
        return np.asarray(cv2.flip(turned, 1) if self.mirrored else turned, dtype=np.uint8)


_QUARTERS: Final[tuple[Rotation, ...]] = (0, 90, 180, 270)
_TURNS: Final = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


class Reformatter:
    """Makes every picture of a recording upright and RGB, each in its own size and shape.

    Size, turn, mirroring and shape of the pixels may change from one picture to the next, as when a camera is turned or
    a call changes its quality. Pixels that are not square are stretched to be, since angles of the body are measured in
    the picture; nothing else is. With `max_side`, larger pictures are scaled down so that the longer side has that many
    pixels: colour conversion and every later step of a 4K recording then cost less.
    """

    def __init__(self, max_side: int | None) -> None:
        self._max_side = max_side
        self._interpolation = Interpolation.AREA if max_side else Interpolation.BILINEAR
        # One reformatter for all frames: each frame's own would set up swscale anew (0.6 ms at 720p).
        self._reformatter = VideoReformatter()

    def convert(self, picture: VideoFrame, aspect: Fraction | None) -> NDArray[np.uint8]:
        """The picture as contiguous RGB uint8 of shape (height, width, 3); `aspect` is a pixel's width over height."""
        width, height = _square_size(picture.width, picture.height, aspect, self._max_side)
        rgb = self._reformatter.reformat(
            picture, width=width, height=height, format="rgb24", interpolation=self._interpolation
        )
        return Orientation.of(picture).apply(np.ascontiguousarray(rgb.to_ndarray(), dtype=np.uint8))


def _square_size(width: int, height: int, aspect: Fraction | None, max_side: int | None) -> tuple[int, int]:
    if aspect and _PLAUSIBLE_ASPECT[0] <= aspect <= _PLAUSIBLE_ASPECT[1]:
        width = round(width * aspect)
    scale = min(1.0, max_side / max(width, height)) if max_side else 1.0
    return max(1, round(width * scale)), max(1, round(height * scale))
