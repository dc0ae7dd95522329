"""stand.feet_moving: 来回移动脚."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.feet_moving",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="moves in 30 s",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.SHOULDERS, Part.ANKLES),
    wording=Wording(
        original="来回移动脚",
        english="Moving the feet about",
        advice_en="Plant both feet and keep them where they are.",
        advice_zh="请站稳，双脚不要来回移动。",
        cue_en="Plant your feet",
        cue_zh="请站稳双脚",
    ),
)
def feet_moving(f: Features, limits: Limits) -> Reading:
    """Moving the feet about."""
    raise NotImplementedError
