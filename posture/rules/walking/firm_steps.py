"""walk.firm_steps: 步伐坚定、利落."""

from posture.features.features import Features
from posture.limits import Limits, Reading
from posture.report import Activity, Kind
from posture.rules.rule import Wording, rule
from posture.views import Part, View


@rule(
    "walk.firm_steps",
    kind=Kind.DO,
    activity=Activity.WALK,
    unit="steps/min",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(Part.HIPS, Part.KNEES, Part.ANKLES),
    wording=Wording(
        original="步伐坚定、利落",
        english="Firm, crisp steps",
        advice_en="Walk with even, brisk steps, heel first.",
        advice_zh="请步伐均匀利落，脚跟先着地。",
        cue_en="Brisk, even steps",
        cue_zh="步伐利落",
    ),
)
def firm_steps(f: Features, limits: Limits) -> Reading:
    """Firm, crisp steps."""
    raise NotImplementedError
