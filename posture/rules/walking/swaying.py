"""walk.swaying: 身体左右摇摆."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.rules.walking._strides import strides
from posture.types import BodyPart, Kind, View


@rule(
    "walk.swaying",
    kind=Kind.DONT,
    unit="degrees",
    strength=Strength(whole, Phrase("trunk swaying through {n}°", "躯干左右摆动 {n}°")),
    views=(View.FRONT, View.BACK),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS),
    highlight=(BodyPart.SHOULDERS, BodyPart.HIPS),
    scoring=Scoring(group=None, by_count=False),
    wording=Wording(
        original="身体左右摇摆",
        english="Body swaying from side to side",
        advice_en="Keep your shoulders level and quiet over your hips.",
        advice_zh="请保持肩部平稳，不要左右摇摆。",
        cue_en="Keep your body steady",
        cue_zh="身体不要摇摆",
    ),
)
def swaying(f: Features, criteria: Criteria) -> Reading:
    """The trunk swaying from side to side with every stride.

    Why: it draws the eye away from the face.
    Measured: the range of the trunk's sideways lean and of the shoulders over the hips, over the last strides.
    Silent when: the shoulders move with the steps as everybody's do.
    Cannot judge when: seen from the side or obliquely, hips out of view, or less than two strides without a turn.
    Source: trunk obliquity 3.3 +- 1.4 degrees (Chung 2010); rules.md W6; measured: normal 4-7, swaying 16-20 degrees.
    """
    if f.gait is None:
        return Reading.not_judged(Reason.TOO_SHORT)
    level = all_of(criteria.level("lean", f.gait.lateral_range), criteria.level("shoulders", f.gait.shoulder_range))
    return strides(level, f.gait.lateral_range, f)
