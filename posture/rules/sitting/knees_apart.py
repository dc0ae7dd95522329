"""sit.knees_apart: 两膝分开太远."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, widths
from posture.types import BodyPart, Kind, View


@rule(
    "sit.knees_apart",
    kind=Kind.DONT,
    unit="shoulder widths",
    strength=Strength(widths, Phrase("knees {n} apart", "两膝相距{n}")),
    views=(View.FRONT, View.OBLIQUE),
    needs=(BodyPart.HIPS, BodyPart.KNEES),
    highlight=(BodyPart.KNEES,),
    scoring=Scoring(group="legs", by_count=False),
    wording=Wording(
        original="两膝分开太远",
        english="Knees too far apart",
        advice_en="Bring your knees closer together, no wider than your shoulders.",
        advice_zh="请将双膝收拢，不宽于肩。",
        cue_en="Bring your knees together",
        cue_zh="请并拢双膝",
    ),
)
def knees_apart(f: Features, criteria: Criteria) -> Reading:
    """Knees much wider than the shoulders.

    Why: the code finds it careless; a rule of courtesy, not of health.
    Measured: the gap between the knees across the body, and the angle between the thighs seen from above.
    Silent when: the knees are about shoulder-wide, or one leg is crossed over the other.
    Cannot judge when: seen from the side or from behind, or the knees are out of view.
    Source: rules.md S5; measured: together 0.6-0.8, relaxed 1.1, wide 2.0 shoulder widths from the front.
    """
    if f.legs is None:
        return Reading.not_judged(Reason.KNEES_HIDDEN)
    front = f.view is View.FRONT
    gap = criteria.level("front_gap" if front else "oblique_gap", f.legs.knee_gap)
    spread = criteria.level("front_spread" if front else "oblique_spread", f.legs.thigh_spread)
    both_down = criteria.level("ankle_to_knee", f.legs.ankle_to_knee)
    return Reading.from_level(all_of(gap, spread, both_down), f.legs.knee_gap)
