"""A panel beside a person with the verdicts of this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.drawing.boxes import Box
from posture.drawing.skeleton import person_colour
from posture.drawing.text import draw_text, text_height, text_width
from posture.types import Kind

Image = NDArray[np.uint8]

_AMBER: Final = (255, 176, 0)
_GREEN: Final = (80, 220, 120)
_WHITE: Final = (255, 255, 255)
_DARK: Final = (20, 20, 20)
_OPACITY: Final = 0.7
_SMALLEST: Final = 8
"""Pixels; smaller letters cannot be told apart."""


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """One verdict. Before a don't stands a warning triangle, before a do a tick."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A person's verdicts, at least one, and the letters' height in pixels at which they fit the picture."""

    person: int
    lines: tuple[CaptionLine, ...]
    letters: int

    @classmethod
    def fitting(cls, image: Image, person: int, lines: tuple[CaptionLine, ...]) -> Caption:
        """With letters of the usual height, smaller where the longest line would not fit into the picture."""
        usual = cls(person, lines, text_height(image))
        return cls(person, lines, max(_SMALLEST, min(usual.letters, usual.letters * image.shape[1] // usual.width)))

    @property
    def width(self) -> int:
        """Pixels of the panel."""
        return max(text_width(line.text, self.letters) for line in self.lines) + 4 * self.letters

    @property
    def height(self) -> int:
        """Pixels of the panel."""
        return self.pitch * len(self.lines) + self.letters // 2

    @property
    def pitch(self) -> int:
        """Pixels from one line to the next."""
        return self.letters * 3 // 2


def draw_caption(image: Image, caption: Caption, box: Box) -> None:
    """Draw the person's number and the lines in place on a darkened panel."""
    size = caption.letters
    panel = image[box.top : box.bottom, box.left : box.right]
    panel[:] = cv2.addWeighted(panel, 1 - _OPACITY, np.full_like(panel, _DARK), _OPACITY, 0)
    left = box.left + size // 2
    draw_text(image, str(caption.person), (left, box.top + caption.pitch), size, person_colour(caption.person))
    for row, line in enumerate(caption.lines, start=1):
        baseline = box.top + caption.pitch * row
        _draw_sign(image, line.kind, (left + size, baseline), size)
        draw_text(image, line.text, (left + size * 5 // 2, baseline), size, _WHITE)


def _draw_sign(image: Image, kind: Kind, at: tuple[int, int], size: int) -> None:
    """A sign of the height of the letters; `at` is its lower left corner."""
    x, y = at
    stroke = max(2, size // 7)
    if kind is Kind.DO:
        tick = np.array([(x, y - size * 2 // 5), (x + size * 2 // 5, y), (x + size, y - size * 4 // 5)])
        cv2.polylines(image, [tick], isClosed=False, color=_GREEN, thickness=stroke, lineType=cv2.LINE_AA)
        return
    triangle = np.array([(x, y), (x + size, y), (x + size // 2, y - size * 7 // 8)])
    cv2.fillPoly(image, [triangle], _AMBER, cv2.LINE_AA)
    middle = x + size // 2
    cv2.line(image, (middle, y - size // 2), (middle, y - size // 3), _DARK, stroke)
    cv2.circle(image, (middle, y - size // 8), max(1, stroke // 2), _DARK, cv2.FILLED)
