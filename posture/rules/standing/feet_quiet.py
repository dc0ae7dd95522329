"""stand.feet_quiet: 脚保持安静,两脚分开约与髋同宽,和肩膀平行."""

import math

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_seen
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, widths
from posture.types import BodyPart, Kind, View


@rule(
    "stand.feet_quiet",
    kind=Kind.DO,
    unit="shoulder widths",
    strength=Strength(widths, Phrase("feet {n} apart", "两脚相距{n}")),
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS, BodyPart.ANKLES),
    still_camera=True,
    highlight=(BodyPart.FEET,),
    scoring=Scoring(group="standing still", by_count=False),
    wording=Wording(
        original="脚保持安静,两脚分开约与髋同宽,和肩膀平行",
        english="Feet quiet, hip-width apart, parallel to the shoulders",
        advice_en="Set your feet hip-width apart, in line with your shoulders, and leave them there.",
        advice_zh="请双脚与髋同宽、与肩平行，保持不动。",
        cue_en="Feet hip-width and still",
        cue_zh="双脚与髋同宽",
    ),
)
def feet_quiet(f: Features, criteria: Criteria) -> Reading:
    """Feet hip-wide, side by side, and still.

    Why: a quiet stance carries everything above it.
    Measured: the ankles' distance across and along the body, and how often a foot has been set elsewhere in the
        last seconds.
    Silent when: the weight shifts while both feet stay.
    Cannot judge when: the ankles are out of view; from the side the distance across is left out.
    Source: heel spacing 16.5 +- 3.8 cm (Bio-Med Mater Eng), 18.6 +- 3.7 cm (CJPMR); rules.md T2.
    """
    if f.legs is None:
        return Reading.not_judged(Reason.FEET_OUT)
    quiet = f.time - f.foot_moves.last if f.foot_moves.count else math.inf
    across = math.nan if f.view is View.SIDE else criteria.level("stance", f.legs.stance)
    level = all_seen(
        across,
        criteria.level("stagger", f.legs.stagger),
        criteria.level("quiet", min(quiet, criteria.constant("long_quiet"))),
    )
    return Reading.from_level(level, f.legs.stance)
