"""stand.swaying: 晃动身体."""

import math

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, widths
from posture.types import BodyPart, Kind, View


@rule(
    "stand.swaying",
    kind=Kind.DONT,
    unit="shoulder widths",
    strength=Strength(widths, Phrase("swaying {n}", "摆幅{n}")),
    views=(View.FRONT, View.OBLIQUE, View.BACK),
    needs=(BodyPart.SHOULDERS,),
    still_camera=True,
    upper_body=True,
    highlight=(BodyPart.SHOULDERS,),
    scoring=Scoring(group="standing still", by_count=False),
    wording=Wording(
        original="晃动身体",
        english="Swaying the body",
        advice_en="Stand still with your weight on both feet.",
        advice_zh="请站稳，不要晃动身体。",
        cue_en="Stand still",
        cue_zh="请不要晃动身体",
    ),
)
def swaying(f: Features, criteria: Criteria) -> Reading:
    """The trunk swaying from side to side.

    Why: it draws the eye and reads as unsure.
    Measured: swings of the shoulders over the ankles (over the picture where the ankles are hidden), their size and
        number.
    Silent when: the weight is shifted once, somebody breathes, waves or gestures widely, or steps aside.
    Cannot judge when: seen from the side, or the shoulders are out of view.
    Source: quiet stance sways 2-3 cm at the shoulders; rules.md T8.
    """
    swings = f.sway.sideways
    if not swings.count or f.time - swings.end > criteria.constant("still"):
        return Reading(min(0.0, criteria.level("swings", swings.count)), 0.0)
    hands = max(f.hand_speed.left, f.hand_speed.right)
    level = all_of(
        criteria.level("swings", swings.count),
        criteria.level("size", swings.size),
        criteria.level("travel", swings.size * swings.count),
        1.0 if math.isnan(hands) else criteria.level("hands", hands),
    )
    return Reading(level, swings.size, since=swings.start, until=swings.end)
