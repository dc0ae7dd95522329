"""stand.chest_out_head_up: 挺胸、头和下颌抬起."""

import math

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, all_seen
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.types import BodyPart, Kind, View


@rule(
    "stand.chest_out_head_up",
    kind=Kind.DO,
    unit="degrees",
    strength=Strength(
        whole,
        Phrase("head {n}° higher than when upright", "头部比端正时高 {n}°"),
        less=Phrase("head {n}° lower than when upright", "头部比端正时低 {n}°"),
        none=Phrase("head as when upright", "头部与端正时一致"),
        nothing=1.0,
    ),
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.FACE, BodyPart.SHOULDERS),
    eye_level=True,
    highlight=(BodyPart.FACE, BodyPart.SHOULDERS),
    scoring=Scoring(group="upright", by_count=False),
    wording=Wording(
        original="挺胸、头和下颌抬起",
        english="Chest out, head and chin up",
        advice_en="Lift your chest and bring your chin level.",
        advice_zh="请挺胸，抬头，下颌放平。",
        cue_en="Chest out, chin up",
        cue_zh="请挺胸抬头",
    ),
)
def chest_out_head_up(f: Features, criteria: Criteria) -> Reading:
    """Head and chin up, neck long. The chest itself cannot be seen: no landmark lies on it.

    Why: it reads as confident and open.
    Measured: the head's pitch, the neck's length and, except from the front, the angle from shoulders to ears,
        against the own baseline.
    Silent when: a glance down lasts less than a second.
    Cannot judge when: the face is turned away, or no upright stretch has been seen to compare with.
    Source: ISO 11226 (head 0-25 degrees); rules.md T5.
    """
    carried = math.nan if f.view is View.FRONT else criteria.level("ear_shoulder_angle", f.deviation.ear_shoulder_angle)
    pitch = criteria.level("pitch", f.deviation.pitch)
    level = all_of(pitch, all_seen(criteria.level("neck", f.deviation.neck), carried))
    return Reading.from_level(level, f.deviation.pitch, Reason.NO_BASELINE)
