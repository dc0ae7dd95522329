"""walk.swaying: 身体左右摇摆."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "walk.swaying",
    kind=Kind.DONT,
    activity=Activity.WALK,
    unit="degrees",
    views=(View.FRONT, View.BACK),
    needs=(Part.SHOULDERS, Part.HIPS),
    wording=Wording(
        original="身体左右摇摆",
        english="Body swaying from side to side",
        advice_en="Keep your shoulders level and quiet over your hips.",
        advice_zh="请保持肩部平稳，不要左右摇摆。",
        cue_en="Keep your body steady",
        cue_zh="身体不要摇摆",
    ),
)
def swaying(f: Features, limits: Limits) -> Reading:
    """Body swaying from side to side."""
    raise NotImplementedError
