"""walk.duck_footed: 八字脚(鸭子步)."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.rules.walking._strides import strides
from posture.types import BodyPart, Kind, View


@rule(
    "walk.duck_footed",
    kind=Kind.DONT,
    unit="degrees",
    strength=Strength(whole, Phrase("toes turned out by {n}°", "脚尖外展 {n}°")),
    views=(View.FRONT, View.BACK),
    needs=(BodyPart.HIPS, BodyPart.ANKLES, BodyPart.FEET),
    highlight=(BodyPart.FEET,),
    scoring=Scoring(group=None, by_count=False),
    wording=Wording(
        original="八字脚(鸭子步)",
        english="Duck-footed walk, toes turned out",
        advice_en="Point your toes straight ahead.",
        advice_zh="请脚尖朝前走。",
        cue_en="Toes straight ahead",
        cue_zh="脚尖朝前",
    ),
)
def duck_footed(f: Features, criteria: Criteria) -> Reading:
    """Toes turned far outwards.

    Why: the code finds it ungainly.
    Measured: the feet's direction against the way walked, mean of both feet over the last strides, from the picture
        and, from the front, world landmarks.
    Silent when: the toes point outwards by less than 15 degrees, as most people's do.
    Cannot judge when: seen from the side or obliquely, feet out of view, or less than two strides without a turn.
    Source: mean 7.5 degrees, over 15 rare (JBJS 1932, MSK); rules.md W5 and 5.4.
    """
    if f.gait is None:
        return Reading.not_judged(Reason.TOO_SHORT)
    name = "toe_out" if f.view is View.FRONT else "toe_out_behind"
    return strides(criteria.level(name, f.gait.toe_out), f.gait.toe_out, f)
