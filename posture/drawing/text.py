"""Text on a picture, in any language."""

from __future__ import annotations

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

_FONT: Final = "uni"
"""OpenCV's built-in Unicode font, Chinese included."""

_WEIGHT: Final = 500
"""Between regular and semibold: legible on a busy picture."""


@cache
def _font() -> cv2.FontFace:
    return cv2.FontFace(_FONT)


def text_height(image: NDArray[np.uint8]) -> int:
    """Height of letters in pixels that can be read on this picture: a 28th of its shorter side, 12 to 48."""
    return int(np.clip(min(image.shape[:2]) // 28, 12, 48))


@cache
def text_width(text: str, height: int) -> int:
    """Width of a line of text in pixels."""
    x, _, width, _ = cv2.getTextSize((0, 0), text, (0, 0), _font(), height, _WEIGHT)
    return int(x + width)


def draw_text(
    image: NDArray[np.uint8], text: str, at: tuple[int, int], height: int, colour: tuple[int, int, int]
) -> None:
    """Draw a line of text in place, its baseline beginning at `at` (x, y)."""
    cv2.putText(image, text, at, colour, _font(), height, _WEIGHT)
