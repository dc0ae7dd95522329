"""The words that a page is greeted with: rows and reasons, in the trainee's language."""

from __future__ import annotations

from typing import Final

from posture.i18n import catalogue
from posture.pose.landmarks import Landmark as L
from posture.practice.message_parts import ReasonWords, RowWords
from posture.reasons import Reason
from posture.rules.rule import Rule
from posture.types import BodyPart, Language

_JOINTS: Final = {
    BodyPart.FACE: (L.NOSE, L.LEFT_EAR, L.RIGHT_EAR),
    BodyPart.SHOULDERS: (L.LEFT_SHOULDER, L.RIGHT_SHOULDER),
    BodyPart.ARMS: (L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_WRIST, L.RIGHT_WRIST),
    BodyPart.HIPS: (L.LEFT_HIP, L.RIGHT_HIP),
    BodyPart.KNEES: (L.LEFT_KNEE, L.RIGHT_KNEE),
    BodyPart.ANKLES: (L.LEFT_ANKLE, L.RIGHT_ANKLE),
    BodyPart.FEET: (L.LEFT_ANKLE, L.RIGHT_ANKLE, L.LEFT_HEEL, L.RIGHT_HEEL, L.LEFT_FOOT_INDEX, L.RIGHT_FOOT_INDEX),
}


def row_words(rule: Rule, language: Language, *, used: bool) -> RowWords:
    """A row for the board."""
    return RowWords(
        id=rule.id,
        activity=rule.activity,
        kind=rule.kind,
        title=rule.wording.title(language),
        original=rule.wording.original,
        advice=rule.wording.advice(language),
        cue=rule.wording.cue(language),
        joints=joints(rule),
        used=used,
    )


def joints(rule: Rule) -> tuple[int, ...]:
    """The landmarks to colour for a row."""
    return tuple(sorted({int(joint) for part in rule.highlight for joint in _JOINTS[part]}))


def reason_words(reason: Reason, language: Language) -> ReasonWords:
    """Why a row is grey, and what to do about it."""
    return ReasonWords(text=reason.text(language), remedy=remedy(reason, language))


def remedy(reason: Reason, language: Language) -> str:
    """What to do about it, in a page: there are no options of a command here."""
    own = catalogue("reasons").get(f"{reason}.live")
    return own.text(language) if own else reason.remedy(language)
