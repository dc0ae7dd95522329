"""sit.leg_crossed: 翘着二郎腿."""

from posture.features.extractor import Features
from posture.features.moment.legs import Legs
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, any_of
from posture.rules.rule import Scoring, Wording, rule
from posture.types import BodyPart, Kind, View


@rule(
    "sit.leg_crossed",
    kind=Kind.DONT,
    unit="probability",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES),
    highlight=(BodyPart.KNEES, BodyPart.ANKLES),
    scoring=Scoring(group="legs", by_count=True),
    wording=Wording(
        original="翘着二郎腿",
        english="One leg crossed over the other",
        advice_en="Put both feet on the floor, or cross them at the ankles only.",
        advice_zh="请放下二郎腿，双脚着地或仅在脚踝处交叉。",
        cue_en="Uncross your legs",
        cue_zh="请放下二郎腿",
    ),
)
def leg_crossed(f: Features, criteria: Criteria) -> Reading:
    """One leg over the other: knee on knee, or an ankle on the other knee.

    Why: the code rules it out: the sole and the knee point at the guest.
    Measured: how surely a small classifier of the leg landmarks says so (calibration/legs), which tells legs apart also
        where the detector exchanges left and right. Without it: knees in line in the picture with the ankles changed
        over, or one ankle raised to the other knee.
    Silent when: only the ankles cross, one leg is stretched out, or the feet are tucked back.
    Cannot judge when: seen from behind, or hips, knees or ankles are out of view.
    Source: rules.md S6; measured on an actor it had not seen: hits 0.91 front, 0.77 oblique, 0.64 side of the moments,
        false in 0.005-0.015.
    """
    if f.legs is None:
        return Reading.not_judged(Reason.LEGS_OUT)
    if f.leg_classes is not None:
        share = f.leg_classes.leg_over_leg
        return Reading(criteria.level("leg_over_leg", share), share)
    level = _by_rule(f, f.legs, criteria)
    return Reading.from_level(level, max(0.0, min(1.0, level)))


def _by_rule(f: Features, legs: Legs, criteria: Criteria) -> float:
    """Without a classifier: knee on knee, or an ankle on the other knee; from the side only the ankle shows."""
    raised = all_of(
        criteria.level("ankle_rise", legs.ankle_rise),
        criteria.level("ankle_to_knee", legs.ankle_to_knee),
    )
    if f.view is View.SIDE:
        return raised
    over = all_of(criteria.level("knee_gap", legs.picture_knee_gap), criteria.level("order", legs.picture_order))
    return any_of(over, raised)
