"""stand.hunched: 驼背."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.hunched",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.FACE, Part.SHOULDERS),
    wording=Wording(
        original="驼背",
        english="Hunched back",
        advice_en="Open your shoulders and draw your head back over them.",
        advice_zh="请打开双肩，头部收回到肩的正上方。",
        cue_en="Open your chest",
        cue_zh="请挺直背部",
    ),
)
def hunched(f: Features, limits: Limits) -> Reading:
    """Hunched back."""
    raise NotImplementedError
