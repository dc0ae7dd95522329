"""walk.duck_footed: 八字脚(鸭子步)."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "walk.duck_footed",
    kind=Kind.DONT,
    activity=Activity.WALK,
    unit="degrees",
    views=(View.FRONT, View.BACK),
    needs=(Part.HIPS, Part.ANKLES, Part.FEET),
    wording=Wording(
        original="八字脚(鸭子步)",
        english="Duck-footed walk, toes turned out",
        advice_en="Point your toes straight ahead.",
        advice_zh="请脚尖朝前走。",
        cue_en="Toes straight ahead",
        cue_zh="脚尖朝前",
    ),
)
def duck_footed(f: Features, limits: Limits) -> Reading:
    """Duck-footed walk, toes turned out."""
    raise NotImplementedError
