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
    needs=(BodyPart.SHOULDERS, BodyPart.ARMS),
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
    Measured: both gaps from a wrist to the other arm's elbow, the wrists changed over, above the hips.
    Silent when: the hands meet in front, gesture, hold something, or only one arm crosses.
    Cannot judge when: seen from the side or from behind, or the arms are out of view.
    Source: rules.md T9; gaps measured: 0.27 and 0.29 folded, 0.99 and 1.02 clasped.
    """
    if f.arms is None or f.arms.hidden:
        return Reading.not_judged(Reason.HANDS_HIDDEN)
    level = all_of(
        criteria.level("nearer_gap", f.arms.nearer_gap),
        criteria.level("farther_gap", f.arms.farther_gap),
        criteria.level("order", f.arms.order),
        criteria.level("wrist_height", f.arms.wrist_height),
    )
    return Reading.from_level(level, f.arms.farther_gap)
