"""stand.chest_out_head_up: 挺胸、头和下颌抬起."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.chest_out_head_up",
    kind=Kind.DO,
    activity=Activity.STAND,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.FACE, Part.SHOULDERS),
    wording=Wording(
        original="挺胸、头和下颌抬起",
        english="Chest out, head and chin up",
        advice_en="Lift your chest and bring your chin level.",
        advice_zh="请挺胸，抬头，下颌放平。",
        cue_en="Chest out, chin up",
        cue_zh="请挺胸抬头",
    ),
)
def chest_out_head_up(f: Features, limits: Limits) -> Reading:
    """Chest out, head and chin up."""
    raise NotImplementedError
