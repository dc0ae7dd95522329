"""From a decoded picture to an upright RGB array of square pixels."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

Rotation = Literal[0, 90, 180, 270]

_QUARTERS: Final[tuple[Rotation, ...]] = (0, 90, 180, 270)
_TURNS: Final = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}

_PLAUSIBLE_ASPECT: Final = (Fraction(1, 4), Fraction(4))
"""Pixels narrower or wider than this are a wrong header, not a format."""


class Upright:
    """Makes every picture of a recording upright, RGB, and of one size: that of the first picture.

    Rotation comes from the display matrix, rounded to quarter turns. Pixels that are not square are stretched to be,
    since angles of the body are measured in the picture. With `max_side`, larger pictures are scaled down so that the
    longer side has that many pixels: colour conversion and every later step of a 4K recording then cost less.
    """

    def __init__(self, first: VideoFrame, aspect: Fraction | None, max_side: int | None) -> None:
        self.rotation = clockwise(first.rotation)
        self._stored_size = _square_size(first.width, first.height, aspect, max_side)
        self._interpolation = Interpolation.AREA if max_side else Interpolation.BILINEAR
        # One reformatter for all frames: each frame's own would set up swscale anew (0.6 ms at 720p).
        self._reformatter = VideoReformatter()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the upright picture."""
        width, height = self._stored_size
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def image(self, picture: VideoFrame) -> NDArray[np.uint8]:
        """The picture as contiguous RGB uint8 of shape (height, width, 3)."""
        width, height = self._stored_size
        rgb = self._reformatter.reformat(
            picture, width=width, height=height, format="rgb24", interpolation=self._interpolation
        )
        array = np.ascontiguousarray(rgb.to_ndarray(), dtype=np.uint8)
        if self.rotation == 0:
            return array
        return np.asarray(cv2.rotate(array, _TURNS[self.rotation]), dtype=np.uint8)


def clockwise(counter_clockwise: float) -> Rotation:
    """Degrees of a display matrix (counter-clockwise, -180 to 180) as quarter turns clockwise."""
    return _QUARTERS[round(-counter_clockwise / 90) % 4]


def _square_size(width: int, height: int, aspect: Fraction | None, max_side: int | None) -> tuple[int, int]:
    if aspect and _PLAUSIBLE_ASPECT[0] <= aspect <= _PLAUSIBLE_ASPECT[1]:
        width = round(width * aspect)
    scale = min(1.0, max_side / max(width, height)) if max_side else 1.0
    return max(1, round(width * scale)), max(1, round(height * scale))
