"""walk.firm_steps: 步伐坚定、利落."""

import math

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, all_seen
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.walking._strides import strides
from posture.types import BodyPart, Kind, View


@rule(
    "walk.firm_steps",
    kind=Kind.DO,
    unit="steps/min",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES),
    highlight=(BodyPart.FEET,),
    scoring=Scoring(group="steps", by_count=False),
    wording=Wording(
        original="步伐坚定、利落",
        english="Firm, crisp steps",
        advice_en="Walk with even, brisk steps, heel first.",
        advice_zh="请步伐均匀利落，脚跟先着地。",
        cue_en="Brisk, even steps",
        cue_zh="步伐利落",
    ),
)
def firm_steps(f: Features, criteria: Criteria) -> Reading:
    """Even steps at a brisk pace.

    Why: it reads as purposeful.
    Measured: cadence, likeness of one stride to the next, lift of the feet; from the side also the length of the steps.
    Silent when: the steps drag, or the pace is slow or hurried.
    Cannot judge when: hips, knees or ankles are out of view, or less than two strides were walked without a turn.
    Source: cadence 107.6 +- 4.3 and 114.5 +- 7.6 (Chung 2010), at least 100 for a moderate pace (CADENCE); rules.md W1.
    """
    if f.gait is None:
        return Reading.not_judged(Reason.TOO_SHORT)
    steps = criteria.level("step_length", f.gait.step_length) if f.view is View.SIDE else math.nan
    level = all_seen(
        all_of(
            criteria.level("cadence", f.gait.cadence),
            criteria.level("regularity", f.gait.regularity),
            criteria.level("lift", f.gait.lift),
        ),
        steps,
    )
    return strides(level, f.gait.cadence, f)
