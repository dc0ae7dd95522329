"""stand.arms_folded: 双臂抱胸."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.arms_folded",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="shoulder widths",
    views=(View.FRONT, View.OBLIQUE),
    needs=(Part.SHOULDERS, Part.ARMS),
    wording=Wording(
        original="双臂抱胸",
        english="Arms folded across the chest",
        advice_en="Unfold your arms and let them hang at your sides.",
        advice_zh="请放下双臂，垂于体侧。",
        cue_en="Unfold your arms",
        cue_zh="请放下双臂",
    ),
)
def arms_folded(f: Features, limits: Limits) -> Reading:
    """Arms folded across the chest."""
    raise NotImplementedError
