"""sit.ankles_crossed: 两脚在脚踝处交叉."""

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.types import BodyPart, Kind, View


@rule(
    "sit.ankles_crossed",
    kind=Kind.DO,
    unit="probability",
    views=(View.FRONT, View.OBLIQUE),
    needs=(BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES),
    highlight=(BodyPart.ANKLES,),
    scoring=Scoring(group="legs", by_count=False),
    wording=Wording(
        original="两脚在脚踝处交叉",
        english="Feet crossed at the ankles",
        advice_en="Cross your feet at the ankles and keep both knees level.",
        advice_zh="请在脚踝处交叉双脚，双膝保持水平。",
        cue_en="Cross your ankles",
        cue_zh="请脚踝交叉",
    ),
)
def ankles_crossed(f: Features, criteria: Criteria) -> Reading:
    """Shanks crossing low, with both feet on the floor and the knees level.

    Why: the code asks for it: a composed way to sit, also in a skirt.
    Measured: how surely a small classifier of the leg landmarks says so (calibration/legs). Without it: the left
        ankle to the right of the right one in the picture, knees apart, ankles at one height.
    Silent when: one leg lies over the other, the feet are tucked under the chair or stand side by side.
    Cannot judge when: seen from the side or from behind, or knees or ankles are out of view.
    Source: rules.md S2; knee gap measured: 0.38-0.58 with ankles crossed, at most 0.17 with one leg over the other.
    """
    if f.legs is None:
        return Reading.not_judged(Reason.LEGS_OUT)
    if f.leg_classes is not None:
        crossed = f.leg_classes.ankles_crossed
        return Reading(criteria.level("crossed", crossed), crossed)
    level = all_of(
        criteria.level("order", f.legs.picture_order),
        criteria.level("knee_gap", f.legs.picture_knee_gap),
        criteria.level("ankle_rise", f.legs.ankle_rise),
    )
    return Reading.from_level(level, max(0.0, min(1.0, level)))
