"""stand.arms_at_sides: 双臂垂于体侧."""

from typing import Final

from posture.features.extractor import Features
from posture.features.moment.arms import Arm, Arms
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, any_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, greatest
from posture.types import BodyPart, Kind, View

_CLASPED_SEEN_FROM: Final = (View.FRONT, View.OBLIQUE)


@rule(
    "stand.arms_at_sides",
    kind=Kind.DO,
    unit="degrees",
    strength=Strength(greatest, Phrase("at best within {n}° of hanging straight", "最佳时与自然下垂相差不超过 {n}°")),
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS, BodyPart.ARMS),
    highlight=(BodyPart.ARMS,),
    scoring=Scoring(group="arms", by_count=False),
    wording=Wording(
        original="双臂垂于体侧",
        english="Arms hanging at the sides",
        advice_en="Let both arms hang at your sides.",
        advice_zh="请将双臂自然垂于体侧。",
        cue_en="Arms at your sides",
        cue_zh="双臂垂于体侧",
    ),
)
def arms_at_sides(f: Features, criteria: Criteria) -> Reading:
    """Both arms hanging straight down.

    Why: the code's resting place for the arms.
    Measured: how far the wrists are above the hips, the bend of the elbows and the lift of the upper arms: of both
        arms, or of the near one in side view; and how likely it is that a hand is in a pocket.
    Silent when: the hands are in pockets, clasped, on the hips, behind the back or gesturing. House rules can accept
        hands clasped in front, seen from the front or obliquely.
    Cannot judge when: arms, shoulders or hips are out of view.
    Source: RULA (upper arm within 20 degrees); rules.md T4; wrist height measured: hanging -0.1 to 0.05, in pockets
        0.13-0.27. Of 63 rendered pocket moments of bodies never seen none is credited; of 21 with hanging arms 62 %
        are (front 75 %, oblique 29 %), 24 % are not judged and 14 % wrongly denied.
    """
    if f.arms is None:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    if f.arms.hidden:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    in_pocket = (criteria.level("in_pocket", hand.chances.in_pocket) for hand in f.hands or ())
    level = all_of(*(_hanging(arm, f, criteria) for arm in f.arms.seen), *in_pocket)
    if criteria.constant("accept_clasped") and f.view in _CLASPED_SEEN_FROM:
        level = any_of(level, _clasped(f.arms, criteria))
    return Reading.from_level(level, max(arm.elevation for arm in f.arms.seen))


def _hanging(arm: Arm, f: Features, criteria: Criteria) -> float:
    return all_of(
        criteria.level("wrist_up", f.deviation.left_wrist_up if arm.side == "left" else f.deviation.right_wrist_up),
        criteria.level("wrist_out", arm.wrist_out),
        criteria.level("elbow", arm.elbow),
        criteria.level("elevation", arm.elevation),
    )


def _clasped(arms: Arms, criteria: Criteria) -> float:
    return all_of(
        criteria.level("clasped_gap", arms.order),
        criteria.level("clasped_height", arms.wrist_height),
        criteria.level("clasped_forward", min(arms.left.wrist_forward, arms.right.wrist_forward)),
    )
