"""sit.ankles_crossed: 两脚在脚踝处交叉."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.ankles_crossed",
    kind=Kind.DO,
    activity=Activity.SIT,
    unit="shoulder widths",
    views=(View.FRONT, View.OBLIQUE),
    needs=(Part.HIPS, Part.KNEES, Part.ANKLES),
    wording=Wording(
        original="两脚在脚踝处交叉",
        english="Feet crossed at the ankles",
        advice_en="Cross your feet at the ankles and keep both knees level.",
        advice_zh="请在脚踝处交叉双脚，双膝保持水平。",
        cue_en="Cross your ankles",
        cue_zh="请脚踝交叉",
    ),
)
def ankles_crossed(f: Features, limits: Limits) -> Reading:
    """Feet crossed at the ankles."""
    raise NotImplementedError
