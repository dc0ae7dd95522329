"""walk.arm_swing: 双臂自然摆动."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "walk.arm_swing",
    kind=Kind.DO,
    activity=Activity.WALK,
    unit="degrees",
    views=(View.OBLIQUE, View.SIDE),
    needs=(Part.SHOULDERS, Part.HIPS, Part.ARMS),
    wording=Wording(
        original="双臂自然摆动",
        english="Arms swinging naturally",
        advice_en="Let your arms swing freely, opposite to your legs.",
        advice_zh="请让双臂与腿交替自然摆动。",
        cue_en="Let your arms swing",
        cue_zh="双臂自然摆动",
    ),
)
def arm_swing(f: Features, limits: Limits) -> Reading:
    """Arms swinging naturally."""
    raise NotImplementedError
