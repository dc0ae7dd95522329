"""sit.straight: 坐直."""

import math

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, all_seen
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import UPRIGHT
from posture.types import BodyPart, Kind, View


@rule(
    "sit.straight",
    kind=Kind.DO,
    unit="degrees",
    strength=UPRIGHT,
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.SHOULDERS,),
    highlight=(BodyPart.SHOULDERS,),
    scoring=Scoring(group="trunk", by_count=False),
    wording=Wording(
        original="坐直",
        english="Sit straight",
        advice_en="Sit tall: ears over shoulders, shoulders over hips.",
        advice_zh="请坐直：耳、肩、髋在一条直线上。",
        cue_en="Sit tall",
        cue_zh="请坐直",
    ),
)
def straight(f: Features, criteria: Criteria) -> Reading:
    """Trunk near upright and not collapsed.

    Why: an upright seat reads as attentive and ready to help.
    Measured: the trunk's sideways lean; in side view its forward lean against the own baseline; the heights of
        trunk and neck against the own baseline.
    Silent when: the hands gesture or write, the legs cross, or the trunk leans in slightly.
    Cannot judge when: the shoulders are out of view, or no upright stretch has been seen to compare with.
    Source: ISO 11226 (trunk 0-20 degrees, no asymmetry); rules.md S1.
    """
    sideways = criteria.level("lateral_lean", abs(f.deviation.lateral_lean))
    forward = criteria.level("forward_lean", f.deviation.forward_lean) if f.view is View.SIDE else math.nan
    height = all_seen(criteria.level("neck", f.deviation.neck), criteria.level("trunk", f.deviation.trunk))
    value = f.deviation.forward_lean if f.view is View.SIDE else f.deviation.lateral_lean
    return Reading.from_level(all_of(all_seen(sideways, forward), height), value, Reason.NO_BASELINE)
