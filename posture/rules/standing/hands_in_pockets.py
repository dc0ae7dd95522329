"""stand.hands_in_pockets: 手插入口袋."""

import math

from posture.features.extractor import Features
from posture.features.moment.arms import Arm
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, any_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, widths
from posture.types import BodyPart, Kind, View


@rule(
    "stand.hands_in_pockets",
    kind=Kind.DONT,
    unit="shoulder widths",
    strength=Strength(widths, Phrase("hand {n} above where it hangs", "手比自然下垂时高{n}")),
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS, BodyPart.ARMS),
    highlight=(BodyPart.ARMS,),
    scoring=Scoring(group="arms", by_count=True),
    wording=Wording(
        original="手插入口袋",
        english="Hands in pockets",
        advice_en="Take your hands out of your pockets.",
        advice_zh="请将手从口袋中拿出来。",
        cue_en="Hands out of pockets",
        cue_zh="请把手拿出口袋",
    ),
)
def hands_in_pockets(f: Features, criteria: Criteria) -> Reading:
    """A hand in a trouser or jacket pocket.

    Why: the code finds it careless.
    Measured: for each arm, a wrist at the hip: a little above it, outwards, neither in front nor behind, the elbow
        bent, the hand still. The clearer arm counts.
    Silent when: the arms hang, the hands are clasped in front or behind, rest on the hips, or gesture.
    Cannot judge when: seen from behind, or arms or hips are out of view.
    Source: rules.md T10; measured above and in front of the hip: pocket 0.13-0.27 and 0.02-0.17, hanging 0 and
        0.1-0.4, clasped 0.19 and 0.45, behind 0.6 and -0.4, on the hips 0.5-0.6 and -0.1.
    """
    if f.arms is None:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    arms = [(_in_pocket(arm, f, criteria), _wrist_up(arm, f)) for arm in f.arms.seen]
    level = any_of(*(level for level, _ in arms))
    if f.arms.hidden and not level > 0:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    return Reading.from_level(level, next((height for one, height in arms if one == level), math.nan))


def _in_pocket(arm: Arm, f: Features, criteria: Criteria) -> float:
    return all_of(
        criteria.level("wrist_up", _wrist_up(arm, f)),
        criteria.level("wrist_out", arm.wrist_out),
        criteria.level("wrist_forward", arm.wrist_forward),
        criteria.level("elbow", arm.elbow),
        criteria.level("speed", f.hand_speed.left if arm.side == "left" else f.hand_speed.right),
    )


def _wrist_up(arm: Arm, f: Features) -> float:
    return f.deviation.left_wrist_up if arm.side == "left" else f.deviation.right_wrist_up
