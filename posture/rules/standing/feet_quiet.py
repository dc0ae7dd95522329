"""stand.feet_quiet: 脚保持安静,两脚分开约与髋同宽,和肩膀平行."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "stand.feet_quiet",
    kind=Kind.DO,
    activity=Activity.STAND,
    unit="shoulder widths",
    views=(View.FRONT, View.OBLIQUE, View.BACK),
    needs=(Part.SHOULDERS, Part.HIPS, Part.ANKLES),
    wording=Wording(
        original="脚保持安静,两脚分开约与髋同宽,和肩膀平行",
        english="Feet quiet, hip-width apart, parallel to the shoulders",
        advice_en="Set your feet hip-width apart, in line with your shoulders, and leave them there.",
        advice_zh="请双脚与髋同宽、与肩平行，保持不动。",
        cue_en="Feet hip-width and still",
        cue_zh="双脚与髋同宽",
    ),
)
def feet_quiet(f: Features, limits: Limits) -> Reading:
    """Feet quiet, hip-width apart, parallel to the shoulders."""
    raise NotImplementedError
