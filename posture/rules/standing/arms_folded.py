"""stand.arms_folded: 双臂抱胸."""

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, widths
from posture.types import BodyPart, Kind, View


@rule(
    "stand.arms_folded",
    kind=Kind.DONT,
    unit="shoulder widths",
    strength=Strength(widths, Phrase("hands {n} from the elbows", "双手距手肘{n}")),
    views=(View.FRONT, View.OBLIQUE),
    needs=(BodyPart.SHOULDERS,),
    upper_body=True,
    highlight=(BodyPart.ARMS,),
    scoring=Scoring(group="arms", by_count=True),
    wording=Wording(
        original="双臂抱胸",
        english="Arms folded across the chest",
        advice_en="Unfold your arms and let them hang at your sides.",
        advice_zh="请放下双臂，垂于体侧。",
        cue_en="Unfold your arms",
        cue_zh="请放下双臂",
    ),
)
def arms_folded(f: Features, criteria: Criteria) -> Reading:
    """Arms folded across the chest.

    Why: folded arms read as closed or defensive.
    Measured: the farther of the two gaps from a wrist to the other arm's elbow, the wrists not far apart on their own
        sides, neither below the hips nor above the head. Hands may be tucked away: the arms tell where they are.
    Silent when: the hands meet in front, gesture, hold something, or only one arm crosses.
    Cannot judge when: seen from the side or from behind, the arms are out of view, or a hand is hidden and the arms are
        not folded for certain.
    Source: rules.md T9; people.md: farther gap 0.20-0.79 folded (hands flat, on the other arm, tucked; high or low),
        0.86 and more clasped, 0.72 and more at chins and laptops. How right it is on people never seen: on 12 rendered
        bodies and 10 real people this gap parts folded arms from all else; a hand at the chin over the other arm comes
        nearest.
    """
    arms = f.placed_arms
    if arms is None:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    level = all_of(
        criteria.level("farther_gap", arms.farther_gap),
        criteria.level("order", arms.order),
        criteria.level("wrist_height", arms.wrist_height),
    )
    return Reading.from_level(level, arms.farther_gap, doubt=Reason.HANDS_HIDDEN if arms.hidden else None)
