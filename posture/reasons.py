"""Why something is not judged: codes, and words that a user can act on (rules.md §2.4)."""

from __future__ import annotations

from enum import StrEnum

from posture.i18n import catalogue
from posture.types import Language


class Reason(StrEnum):
    """Why a row is not judged at some moment.

    >>> posture.Reason.FEET_OUT.remedy("en")
    'move back or tilt the camera down until the feet are in the picture'
    """

    NO_PERSON = "NO_PERSON"
    NO_PICTURE = "NO_PICTURE"
    LEGS_OUT = "LEGS_OUT"
    FEET_OUT = "FEET_OUT"
    KNEES_HIDDEN = "KNEES_HIDDEN"
    HIPS_HIDDEN = "HIPS_HIDDEN"
    SHOULDERS_HIDDEN = "SHOULDERS_HIDDEN"
    HANDS_HIDDEN = "HANDS_HIDDEN"
    HAND_AT_HIP = "HAND_AT_HIP"
    FACE_HIDDEN = "FACE_HIDDEN"
    NEEDS_FRONT = "NEEDS_FRONT"
    NEEDS_SIDE = "NEEDS_SIDE"
    VIEW_UNKNOWN = "VIEW_UNKNOWN"
    TOO_FAR = "TOO_FAR"
    TOO_SHORT = "TOO_SHORT"
    FPS_LOW = "FPS_LOW"
    PICTURE_FROZEN = "PICTURE_FROZEN"
    DARK_BLUR = "DARK_BLUR"
    STILL_FIGURE = "STILL_FIGURE"
    NO_BASELINE = "NO_BASELINE"
    CAMERA_MOVED = "CAMERA_MOVED"
    CAMERA_LOW = "CAMERA_LOW"
    ACTIVITY_UNKNOWN = "ACTIVITY_UNKNOWN"
    ACTIVITY_OTHER = "ACTIVITY_OTHER"
    TRANSITION = "TRANSITION"
    UNCLEAR = "UNCLEAR"
    SWITCHED_OFF = "SWITCHED_OFF"

    def text(self, language: Language) -> str:
        """What could not be seen, in a few words."""
        return catalogue("reasons")[f"{self}.text"].text(language)

    def remedy(self, language: Language) -> str:
        """How to film it next time so that it can be judged; empty where nothing need change."""
        remedy = catalogue("reasons").get(f"{self}.remedy")
        return remedy.text(language) if remedy else ""
