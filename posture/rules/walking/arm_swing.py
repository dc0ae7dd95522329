"""walk.arm_swing: 双臂自然摆动."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.rules.walking._strides import strides
from posture.types import BodyPart, Kind, View


@rule(
    "walk.arm_swing",
    kind=Kind.DO,
    unit="degrees",
    strength=Strength(whole, Phrase("arms swinging through {n}°", "摆臂幅度 {n}°")),
    views=(View.OBLIQUE, View.SIDE),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS, BodyPart.ARMS),
    highlight=(BodyPart.ARMS,),
    scoring=Scoring(group=None, by_count=False),
    wording=Wording(
        original="双臂自然摆动",
        english="Arms swinging naturally",
        advice_en="Let your arms swing freely, opposite to your legs.",
        advice_zh="请让双臂与腿交替自然摆动。",
        cue_en="Let your arms swing",
        cue_zh="双臂自然摆动",
    ),
)
def arm_swing(f: Features, criteria: Criteria) -> Reading:
    """Arms swinging freely against the legs.

    Why: stiff arms make a walk look wooden.
    Measured: the swing of the line from shoulder to wrist against the trunk, of the arm that is better seen, and
        its opposition to the leg of its side.
    Silent when: the arms are held still.
    Cannot judge when: seen from the front or from behind, or the arms are out of view.
    Source: shoulder arc 24.6 +- 2.4 degrees; total about 30 (Perry); rules.md W2.
    """
    if f.gait is None:
        return Reading.not_judged(Reason.TOO_SHORT)
    level = all_of(criteria.level("swing", f.gait.arm_swing), criteria.level("against_leg", f.gait.arm_against_leg))
    return strides(level, f.gait.arm_swing, f)
