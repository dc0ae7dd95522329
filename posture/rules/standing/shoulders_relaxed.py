"""stand.shoulders_relaxed: 肩部放松."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.shoulders_relaxed",
    kind=Kind.DO,
    activity=Activity.STAND,
    unit="torso lengths",
    views=(View.FRONT, View.OBLIQUE, View.BACK),
    needs=(Part.SHOULDERS,),
    wording=Wording(
        original="肩部放松",
        english="Shoulders relaxed",
        advice_en="Let your shoulders drop, level and loose.",
        advice_zh="请放松双肩，自然下沉。",
        cue_en="Drop your shoulders",
        cue_zh="请放松肩部",
    ),
)
def shoulders_relaxed(f: Features, limits: Limits) -> Reading:
    """Shoulders relaxed."""
    raise NotImplementedError
