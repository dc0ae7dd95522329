"""sit.straight: 坐直."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.straight",
    kind=Kind.DO,
    activity=Activity.SIT,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.SHOULDERS,),
    wording=Wording(
        original="坐直",
        english="Sit straight",
        advice_en="Sit tall: ears over shoulders, shoulders over hips.",
        advice_zh="请坐直：耳、肩、髋在一条直线上。",
        cue_en="Sit tall",
        cue_zh="请坐直",
    ),
)
def straight(f: Features, limits: Limits) -> Reading:
    """Sit straight."""
    raise NotImplementedError
