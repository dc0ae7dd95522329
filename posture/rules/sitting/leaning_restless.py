"""sit.leaning_restless: 东歪西靠,坐不安稳."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "sit.leaning_restless",
    kind=Kind.DONT,
    activity=Activity.SIT,
    unit="degrees",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.SHOULDERS,),
    wording=Wording(
        original="东歪西靠,坐不安稳",
        english="Leaning this way and that, restless",
        advice_en="Settle in the middle of the seat and stay there.",
        advice_zh="请坐稳，不要东歪西靠。",
        cue_en="Sit still and centred",
        cue_zh="请坐稳",
    ),
)
def leaning_restless(f: Features, limits: Limits) -> Reading:
    """Leaning this way and that, restless."""
    raise NotImplementedError
