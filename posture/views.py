"""From which side a person is seen, and which parts of the body can be seen."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """Class of the angle between the person's front and the camera (rules.md §1.3)."""

    FRONT = "front"
    OBLIQUE = "oblique"
    SIDE = "side"
    BACK = "back"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """A part of the body that a row needs to see."""

    FACE = "face"
    SHOULDERS = "shoulders"
    ARMS = "arms"
    HIPS = "hips"
    KNEES = "knees"
    ANKLES = "ankles"
    FEET = "feet"
