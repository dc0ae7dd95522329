"""stand.hands_in_pockets: 手插入口袋."""

from typing import Final

from posture.features.extractor import Features
from posture.features.moment.arms import Arm
from posture.features.motion.hand_places import Hand
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, any_of
from posture.rules.rule import Scoring, Wording, rule
from posture.types import BodyPart, Kind, View

_BOTH: Final = 2
"""Hands that must be out of the pockets for the row to be denied, unless one side alone is in view."""


@rule(
    "stand.hands_in_pockets",
    kind=Kind.DONT,
    unit="probability",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS),
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
    Measured: for each hand, the probability that it is in a pocket: a small network weighs wrist, elbow, forearm and
        knuckles together, and the hand must rest. The likelier hand counts. Without its weights: a wrist at the hip, a
        little above where it hangs, outwards, neither in front nor behind, the elbow bent.
    Silent when: the arms hang, the hands are clasped in front or behind, rest on the hips, or gesture.
    Cannot judge when: seen from behind, arms or hips are out of view, something stands before the legs, or a hand is so
        near a pocket or so hidden that it cannot be told from one that is in it.
    Source: rules.md T10; `python -m calibration.hands train`. How right it is on people never seen: on 14 rendered
        bodies, each judged by weights that never saw it, 74 % of hands in pockets reach 0.6 in a single moment (front
        80 %, oblique 71 %, side 47 %) and 5 % fall below 0.15, where they are denied; of other hands 2 % reach 0.6:
        behind the back 9 %, on the hip or half raised 6 %, clasped 3 %, hanging none. Real people were too few to
        say. Moments held for 5 s: `python -m benchmarks.arms`.
    """
    if f.hands is None:
        return _by_places(f, criteria)
    if not f.hips_sure:
        return Reading.not_judged(Reason.HIPS_HIDDEN)
    if not f.hands:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    level = any_of(*(_likely(hand, f, criteria) for hand in f.hands))
    chance = max(hand.chances.in_pocket for hand in f.hands)
    return Reading.from_level(level, chance, doubt=_doubt(f, f.hands, criteria))


def _likely(hand: Hand, f: Features, criteria: Criteria) -> float:
    return all_of(
        criteria.level("chance", hand.chances.in_pocket),
        criteria.level("rest", f.hand_speed.left if hand.side == "left" else f.hand_speed.right),
    )


def _doubt(f: Features, hands: tuple[Hand, ...], criteria: Criteria) -> Reason | None:
    """Why nobody could say that no hand is in a pocket."""
    if max(hand.chances.in_pocket for hand in hands) > criteria.constant("cleared"):
        return Reason.HAND_AT_HIP
    one_hidden = len(hands) < _BOTH and f.view is not View.SIDE
    return Reason.HANDS_HIDDEN if one_hidden or not all(hand.seen for hand in hands) else None


def _by_places(f: Features, criteria: Criteria) -> Reading:
    if f.arms is None:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    level = any_of(*(_in_pocket(arm, f, criteria) for arm in f.arms.seen))
    if f.arms.hidden and not level > 0:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    return Reading.from_level(level, max(0.0, min(1.0, level)))


def _in_pocket(arm: Arm, f: Features, criteria: Criteria) -> float:
    left = arm.side == "left"
    return all_of(
        criteria.level("wrist_up", f.deviation.left_wrist_up if left else f.deviation.right_wrist_up),
        criteria.level("wrist_out", arm.wrist_out),
        criteria.level("wrist_forward", arm.wrist_forward),
        criteria.level("elbow", arm.elbow),
        criteria.level("speed", f.hand_speed.left if left else f.hand_speed.right),
    )
