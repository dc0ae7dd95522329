"""sit.feet_shaking: 双脚不停地抖动."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.feet_shaking",
    kind=Kind.DONT,
    activity=Activity.SIT,
    unit="Hz",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.HIPS, Part.KNEES),
    wording=Wording(
        original="双脚不停地抖动",
        english="Feet shaking constantly",
        advice_en="Rest both feet on the floor and let them be still.",
        advice_zh="请双脚放稳，不要抖动。",
        cue_en="Keep your feet still",
        cue_zh="请不要抖脚",
    ),
)
def feet_shaking(f: Features, limits: Limits) -> Reading:
    """Feet shaking constantly."""
    raise NotImplementedError
