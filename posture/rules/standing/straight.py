"""stand.straight: 站直."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.straight",
    kind=Kind.DO,
    activity=Activity.STAND,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.SHOULDERS, Part.HIPS),
    wording=Wording(
        original="站直",
        english="Stand straight",
        advice_en="Stand tall with your weight on both feet.",
        advice_zh="请站直，重心落在双脚上。",
        cue_en="Stand tall",
        cue_zh="请站直",
    ),
)
def straight(f: Features, limits: Limits) -> Reading:
    """Stand straight."""
    raise NotImplementedError
