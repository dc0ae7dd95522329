"""stand.swaying: 晃动身体."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.swaying",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="shoulder widths",
    views=(View.FRONT, View.OBLIQUE, View.BACK),
    needs=(Part.SHOULDERS,),
    wording=Wording(
        original="晃动身体",
        english="Swaying the body",
        advice_en="Stand still with your weight on both feet.",
        advice_zh="请站稳，不要晃动身体。",
        cue_en="Stand still",
        cue_zh="请不要晃动身体",
    ),
)
def swaying(f: Features, limits: Limits) -> Reading:
    """Swaying the body."""
    raise NotImplementedError
