"""walk.dragging: 脚步拖拉、沉重迟缓."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "walk.dragging",
    kind=Kind.DONT,
    activity=Activity.WALK,
    unit="steps/min",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.HIPS, Part.KNEES, Part.ANKLES),
    wording=Wording(
        original="脚步拖拉、沉重迟缓",
        english="Dragging, heavy, sluggish steps",
        advice_en="Lift your feet and step out at an even pace.",
        advice_zh="请抬起脚步，以均匀的步伐行走。",
        cue_en="Lift your feet",
        cue_zh="请抬起脚步",
    ),
)
def dragging(f: Features, limits: Limits) -> Reading:
    """Dragging, heavy, sluggish steps."""
    raise NotImplementedError
