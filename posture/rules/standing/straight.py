"""stand.straight: 站直."""

import math

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, all_seen
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import UPRIGHT
from posture.types import BodyPart, Kind, View


@rule(
    "stand.straight",
    kind=Kind.DO,
    unit="degrees",
    strength=UPRIGHT,
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS),
    highlight=(BodyPart.SHOULDERS, BodyPart.HIPS),
    scoring=Scoring(group="upright", by_count=False),
    wording=Wording(
        original="站直",
        english="Stand straight",
        advice_en="Stand tall with your weight on both feet.",
        advice_zh="请站直，重心落在双脚上。",
        cue_en="Stand tall",
        cue_zh="请站直",
    ),
)
def straight(f: Features, criteria: Criteria) -> Reading:
    """Trunk and body upright.

    Why: an upright stand reads as awake and respectful.
    Measured: the sideways lean of trunk and of the whole body, the trunk's height and, in side view, its forward
        lean, against the own baseline.
    Silent when: the arms move, the head turns, or the weight is shifted a little.
    Cannot judge when: shoulders or hips are out of view, or no upright stretch has been seen to compare with.
    Source: trunk in walking -0.2 +- 3.6 degrees (Chung 2010); ISO 11226; rules.md T1.
    """
    lean = criteria.level("lateral_lean", abs(f.deviation.lateral_lean))
    body = criteria.level("inclination", abs(f.trunk.inclination))
    height = criteria.level("trunk", f.deviation.trunk)
    forward = criteria.level("forward_lean", f.deviation.forward_lean) if f.view is View.SIDE else math.nan
    value = f.deviation.forward_lean if f.view is View.SIDE else f.deviation.lateral_lean
    return Reading.from_level(all_of(height, all_seen(lean, body, forward)), value, Reason.NO_BASELINE)
