"""sit.leg_crossed: 翘着二郎腿."""

from posture.features.features import Features
from posture.limits import Limits, Reading, all_of, any_of
from posture.reasons import Reason
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.leg_crossed",
    kind=Kind.DONT,
    activity=Activity.SIT,
    unit="shoulder widths",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.HIPS, Part.KNEES, Part.ANKLES),
    wording=Wording(
        original="翘着二郎腿",
        english="One leg crossed over the other",
        advice_en="Put both feet on the floor, or cross them at the ankles only.",
        advice_zh="请放下二郎腿，双脚着地或仅在脚踝处交叉。",
        cue_en="Uncross your legs",
        cue_zh="请放下二郎腿",
    ),
)
def leg_crossed(f: Features, limits: Limits) -> Reading:
    """One leg over the other: knee on knee, or an ankle on the other knee.

    Why: the code rules it out: the sole and the knee point at the guest.
    Measured: knees in line in the picture with the ankles changed over; or one ankle raised to the other knee.
    Silent when: only the ankles cross, one leg is stretched out, or the feet are tucked back.
    Cannot judge when: seen from behind, or hips, knees or ankles are out of view. From the side only the raised
        ankle shows.
    Source: rules.md S6; knee gap measured: at most 0.17 crossed, 0.38-0.58 with ankles crossed, 0.5-0.9 side by side.
    """
    if f.legs is None:
        return Reading.not_judged(Reason.LEGS_OUT)
    raised = all_of(
        limits.level("ankle_rise", f.legs.ankle_rise),
        limits.level("ankle_to_knee", f.legs.ankle_to_knee),
    )
    if f.view is View.SIDE:
        return Reading.of(raised, f.legs.ankle_rise)
    over = all_of(limits.level("knee_gap", f.legs.picture_knee_gap), limits.level("order", f.legs.picture_order))
    return Reading.of(any_of(over, raised), f.legs.picture_knee_gap)
