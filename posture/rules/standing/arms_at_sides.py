"""stand.arms_at_sides: 双臂垂于体侧."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.arms_at_sides",
    kind=Kind.DO,
    activity=Activity.STAND,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.SHOULDERS, Part.HIPS, Part.ARMS),
    wording=Wording(
        original="双臂垂于体侧",
        english="Arms hanging at the sides",
        advice_en="Let both arms hang at your sides.",
        advice_zh="请将双臂自然垂于体侧。",
        cue_en="Arms at your sides",
        cue_zh="双臂垂于体侧",
    ),
)
def arms_at_sides(f: Features, limits: Limits) -> Reading:
    """Arms hanging at the sides."""
    raise NotImplementedError
