"""A frame: one picture and when it was taken."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Frame:
    """One upright picture of a recording or camera.

    >>> next(posture.open_video("talk.mp4").frames()).size
    (640, 480)
    """

    time: float
    """Seconds since the first frame, from the frame's own timestamp; strictly rising."""

    image: NDArray[np.uint8]
    """RGB, shape (height, width, 3), turned and mirrored as the recording's header wants and in no other way.

    Size and shape may change from one frame to the next, as when a phone is turned.
    """

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.shape[1], self.image.shape[0]


_SAME_SHAPE: Final = 0.02
"""Relative difference of width over height by which rounding may change the shape of a picture."""


def same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two sizes, width and height in pixels, are of one shape."""
    return abs(math.log(one[0] * other[1] / (one[1] * other[0]))) < _SAME_SHAPE


def carried(before: tuple[int, int], now: tuple[int, int]) -> tuple[float, tuple[float, float]]:
    """How what was seen in a picture of one size lies in the next, of another: a factor and a shift in pixels.

    Of the same shape, it is scaled; else a camera mostly shows more or less about the same middle.
    """
    scale = now[0] / before[0] if same_shape(before, now) else 1.0
    return scale, ((now[0] - scale * before[0]) / 2, (now[1] - scale * before[1]) / 2)
