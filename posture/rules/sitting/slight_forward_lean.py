"""sit.slight_forward_lean: 身体微微前倾."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.slight_forward_lean",
    kind=Kind.DO,
    activity=Activity.SIT,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.SHOULDERS, Part.HIPS),
    wording=Wording(
        original="身体微微前倾",
        english="Body leaning slightly forward",
        advice_en="Lean slightly forward from the hips, back straight.",
        advice_zh="请以髋部为轴，上身微微前倾。",
        cue_en="Lean slightly forward",
        cue_zh="身体微微前倾",
    ),
)
def slight_forward_lean(f: Features, limits: Limits) -> Reading:
    """Body leaning slightly forward."""
    raise NotImplementedError
