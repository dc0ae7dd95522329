"""walk.upright: 身体挺直、抬头挺胸."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "walk.upright",
    kind=Kind.DO,
    activity=Activity.WALK,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.FACE, Part.SHOULDERS),
    wording=Wording(
        original="身体挺直、抬头挺胸",
        english="Body upright, head up, chest out",
        advice_en="Walk tall, eyes ahead.",
        advice_zh="请挺直身体，抬头挺胸，目视前方。",
        cue_en="Walk tall",
        cue_zh="请抬头挺胸",
    ),
)
def upright(f: Features, limits: Limits) -> Reading:
    """Body upright, head up, chest out."""
    raise NotImplementedError
