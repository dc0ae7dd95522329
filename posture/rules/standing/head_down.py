"""stand.head_down: 低头."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.head_down",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.FACE, Part.SHOULDERS),
    wording=Wording(
        original="低头",
        english="Head down",
        advice_en="Lift your head and look ahead.",
        advice_zh="请抬起头，目视前方。",
        cue_en="Lift your head",
        cue_zh="请抬头",
    ),
)
def head_down(f: Features, limits: Limits) -> Reading:
    """Head down."""
    raise NotImplementedError
