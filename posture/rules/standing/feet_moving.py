"""stand.feet_moving: 来回移动脚."""

from posture.features.extractor import Features
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Scoring, Wording, rule
from posture.types import BodyPart, Kind, View


@rule(
    "stand.feet_moving",
    kind=Kind.DONT,
    unit="moves in 30 s",
    views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
    needs=(BodyPart.SHOULDERS, BodyPart.ANKLES),
    still_camera=True,
    highlight=(BodyPart.FEET,),
    scoring=Scoring(group="standing still", by_count=False),
    wording=Wording(
        original="来回移动脚",
        english="Moving the feet about",
        advice_en="Plant both feet and keep them where they are.",
        advice_zh="请站稳，双脚不要来回移动。",
        cue_en="Plant your feet",
        cue_zh="请站稳双脚",
    ),
)
def feet_moving(f: Features, criteria: Criteria) -> Reading:
    """Setting the feet elsewhere again and again.

    Why: it reads as nervous or ready to leave.
    Measured: how often a foot has come to rest 5 cm or more from where it rested before, in the last 30 seconds.
    Silent when: a foot taps on the spot, the weight shifts, or somebody walks or marches.
    Cannot judge when: the ankles are out of view.
    Source: relaxed standing shifts once in 49-59 s (Duarte & Zatsiorsky); rules.md T7.
    """
    moves = f.foot_moves
    level = criteria.level("moves", moves.count)
    if moves.count and f.time - moves.last > criteria.constant("still"):
        level = min(level, 0.0)
    return Reading(level, moves.count, since=moves.first, until=moves.last)
