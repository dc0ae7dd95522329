"""stand.hands_in_pockets: 手插入口袋."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.hands_in_pockets",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="of 1",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.SHOULDERS, Part.HIPS, Part.ARMS),
    wording=Wording(
        original="手插入口袋",
        english="Hands in pockets",
        advice_en="Take your hands out of your pockets.",
        advice_zh="请将手从口袋中拿出来。",
        cue_en="Hands out of pockets",
        cue_zh="请把手拿出口袋",
    ),
)
def hands_in_pockets(f: Features, limits: Limits) -> Reading:
    """Hands in pockets."""
    raise NotImplementedError
