"""walk.dragging: 脚步拖拉、沉重迟缓."""

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, at_least
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.walking._strides import strides
from posture.types import BodyPart, Kind, View


@rule(
    "walk.dragging",
    kind=Kind.DONT,
    unit="steps/min",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES),
    highlight=(BodyPart.FEET,),
    scoring=Scoring(group="steps", by_count=False),
    wording=Wording(
        original="脚步拖拉、沉重迟缓",
        english="Dragging, heavy, sluggish steps",
        advice_en="Lift your feet and step out at an even pace.",
        advice_zh="请抬起脚步，以均匀的步伐行走。",
        cue_en="Lift your feet",
        cue_zh="请抬起脚步",
    ),
)
def dragging(f: Features, criteria: Criteria) -> Reading:
    """Feet hardly lifted, short or slow steps.

    Why: it reads as tired and unwilling.
    Measured: at least two of: low lift of the feet, low cadence, short steps (side view), little bend of the knee
        (side view).
    Silent when: the pace is calm but the feet are lifted and the steps have their length.
    Cannot judge when: hips, knees or ankles are out of view, or less than two strides were walked without a turn.
    Source: cadence norms as for firm steps; step 0.75 leg lengths (Chung 2010); rules.md W4; lift measured: 0.25-0.40
        normal, 0.11-0.20 slow and heavy, 0.06-0.12 shuffling.
    """
    if f.gait is None:
        return Reading.not_judged(Reason.TOO_SHORT)
    level = at_least(
        2,
        criteria.level("lift", f.gait.lift),
        criteria.level("cadence", f.gait.cadence),
        criteria.level("step_length", f.gait.step_length),
        criteria.level("knee_flexion", f.gait.knee_flexion),
        criteria.level("very_low_lift", f.gait.lift),
    )
    return strides(level, f.gait.cadence, f)
