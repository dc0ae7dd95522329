"""The words that a page is greeted with: rows, reasons and the drill, in the trainee's language."""

from __future__ import annotations

from typing import Final

from posture.baseline.rejection import Refusal
from posture.i18n import Phrase
from posture.pose.landmarks import Landmark as L
from posture.practice.coaching import Drill
from posture.practice.message_parts import DrillWords, ReasonWords, RowWords
from posture.reasons import Reason
from posture.rules.rule import Rule
from posture.types import Language, Part

_JOINTS: Final = {
    Part.FACE: (L.NOSE, L.LEFT_EAR, L.RIGHT_EAR),
    Part.SHOULDERS: (L.LEFT_SHOULDER, L.RIGHT_SHOULDER),
    Part.ARMS: (L.LEFT_ELBOW, L.RIGHT_ELBOW, L.LEFT_WRIST, L.RIGHT_WRIST),
    Part.HIPS: (L.LEFT_HIP, L.RIGHT_HIP),
    Part.KNEES: (L.LEFT_KNEE, L.RIGHT_KNEE),
    Part.ANKLES: (L.LEFT_ANKLE, L.RIGHT_ANKLE),
    Part.FEET: (L.LEFT_ANKLE, L.RIGHT_ANKLE, L.LEFT_HEEL, L.RIGHT_HEEL, L.LEFT_FOOT_INDEX, L.RIGHT_FOOT_INDEX),
}
_LIVE_REMEDIES: Final = {
    Reason.ACTIVITY_UNKNOWN: Phrase(
        "show the body down to the knees, or choose the activity",
        "请让膝盖以上入镜，或选择活动",
    ),
    Reason.FPS_LOW: Phrase(
        "close other programs, use more light, or find poses the other way",
        "请关闭其他程序、增加光线，或换一种识别方式",
    ),
    Reason.NO_BASELINE: Phrase("take your baseline at the start", "请在开始时记录基准姿势"),
}
"""Where what to do is otherwise than with a recording."""


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
    own = _LIVE_REMEDIES.get(reason)
    return own.text(language) if own else reason.remedy(language)


def drill_words(name: str, drill: Drill, language: Language) -> DrillWords:
    """What the drill of this `name` in `calibration/coaching.toml` is called, and what to do."""
    return DrillWords(id=name, name=drill.name(language), goal=drill.goal(language))


def refusal_words(refused: tuple[Refusal, ...], language: Language) -> tuple[str, ...]:
    """Why a take was refused."""
    return tuple(refusal.text(language) for refusal in refused)
