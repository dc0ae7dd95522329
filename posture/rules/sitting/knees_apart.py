"""sit.knees_apart: 两膝分开太远."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.knees_apart",
    kind=Kind.DONT,
    activity=Activity.SIT,
    unit="shoulder widths",
    views=(View.FRONT, View.OBLIQUE),
    needs=(Part.HIPS, Part.KNEES),
    wording=Wording(
        original="两膝分开太远",
        english="Knees too far apart",
        advice_en="Bring your knees closer together, no wider than your shoulders.",
        advice_zh="请将双膝收拢，不宽于肩。",
        cue_en="Bring your knees together",
        cue_zh="请并拢双膝",
    ),
)
def knees_apart(f: Features, limits: Limits) -> Reading:
    """Knees too far apart."""
    raise NotImplementedError
