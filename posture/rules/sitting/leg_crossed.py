"""sit.leg_crossed: 翘着二郎腿."""

from posture.features.features import Features
from posture.limits import Limits, Reading
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
    """One leg crossed over the other."""
    raise NotImplementedError
