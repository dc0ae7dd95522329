"""A person's landmarks as lines and points."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.drawing.boxes import Box
from posture.drawing.text import draw_text, text_height, text_width
from posture.pose.landmarks import BONES, Landmark

LINES: Final[tuple[tuple[Landmark, Landmark], ...]] = (
    *BONES,
    (Landmark.LEFT_EAR, Landmark.LEFT_EYE),
    (Landmark.LEFT_EYE, Landmark.NOSE),
    (Landmark.NOSE, Landmark.RIGHT_EYE),
    (Landmark.RIGHT_EYE, Landmark.RIGHT_EAR),
    (Landmark.MOUTH_LEFT, Landmark.MOUTH_RIGHT),
    (Landmark.LEFT_WRIST, Landmark.LEFT_INDEX),
    (Landmark.RIGHT_WRIST, Landmark.RIGHT_INDEX),
    (Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL),
    (Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX),
    (Landmark.LEFT_FOOT_INDEX, Landmark.LEFT_ANKLE),
    (Landmark.RIGHT_ANKLE, Landmark.RIGHT_HEEL),
    (Landmark.RIGHT_HEEL, Landmark.RIGHT_FOOT_INDEX),
    (Landmark.RIGHT_FOOT_INDEX, Landmark.RIGHT_ANKLE),
)
"""Landmarks that a line joins: the bones of the body, and the outlines of face, hands and feet."""

_DARK: Final = (20, 20, 20)
_WHITE: Final = (255, 255, 255)

_COLOURS: Final = ((86, 180, 233), (240, 228, 66), (204, 121, 167), (0, 158, 115), (213, 94, 0), (0, 114, 178))
"""One for each person in turn; Okabe and Ito's, which the colour-blind can tell apart."""


def draw_skeleton(image: NDArray[np.uint8], landmarks: NDArray[np.float64], person: int) -> None:
    """Draw the lines between landmarks of shape (33, 2) in place; NaN ends leave their lines out."""
    thickness = max(1, min(image.shape[:2]) // 240)
    points = _drawable(image, landmarks)
    lines = [(points[a], points[b]) for a, b in LINES if a in points and b in points]
    # A dark line under the coloured one keeps it legible on any clothes.
    for colour, width in ((_DARK, thickness + 2), (person_colour(person), thickness)):
        for start, end in lines:
            cv2.line(image, start, end, colour, width, cv2.LINE_AA)
        for point in points.values():
            cv2.circle(image, point, width, colour, cv2.FILLED, cv2.LINE_AA)


def draw_number(image: NDArray[np.uint8], around: Box, person: int) -> None:
    """Draw the person's number in place, in a disc above the head, within the picture."""
    size = text_height(image)
    height, width = image.shape[:2]
    x = int(np.clip((around.left + around.right) // 2, size, width - size))
    y = int(np.clip(around.top - 2 * size, size, height - size))
    cv2.circle(image, (x, y), size, _DARK, cv2.FILLED, cv2.LINE_AA)
    cv2.circle(image, (x, y), size, person_colour(person), 2, cv2.LINE_AA)
    draw_text(image, str(person), (x - text_width(str(person), size) // 2, y + size * 3 // 8), size, _WHITE)


def landmark_box(landmarks: NDArray[np.float64]) -> Box | None:
    """The rectangle around all landmarks that are not NaN; None if there are none."""
    seen = landmarks[~np.isnan(landmarks).any(axis=1)]
    if seen.size == 0:
        return None
    left, top, right, bottom = (int(value) for value in (*seen.min(axis=0), *seen.max(axis=0)))
    return Box(left, top, right, bottom)


def _drawable(image: NDArray[np.uint8], landmarks: NDArray[np.float64]) -> dict[int, tuple[int, int]]:
    """Places of landmarks in whole pixels, without those missing or so far outside that no line to them means much."""
    reach = 2 * max(image.shape[:2])
    return {
        index: (round(float(x)), round(float(y)))
        for index, (x, y) in enumerate(landmarks)
        if abs(x) < reach and abs(y) < reach
    }


def person_colour(person: int) -> tuple[int, int, int]:
    """The RGB colour in which a person is drawn."""
    return _COLOURS[(person - 1) % len(_COLOURS)]
