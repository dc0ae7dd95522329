"""stand.listless: 无精打采地站着."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.listless",
    kind=Kind.DONT,
    activity=Activity.STAND,
    unit="of 1",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(Part.SHOULDERS, Part.HIPS, Part.KNEES, Part.ANKLES),
    wording=Wording(
        original="无精打采地站着",
        english="Standing listlessly",
        advice_en="Straighten both knees, lift your chest and look ahead.",
        advice_zh="请伸直双膝，挺胸，目视前方。",
        cue_en="Stand up straight",
        cue_zh="请打起精神站直",
    ),
)
def listless(f: Features, limits: Limits) -> Reading:
    """Standing listlessly."""
    raise NotImplementedError
