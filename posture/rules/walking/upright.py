"""walk.upright: 身体挺直、抬头挺胸."""

import math

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of, all_seen
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.types import BodyPart, Kind, View


@rule(
    "walk.upright",
    kind=Kind.DO,
    unit="degrees",
    strength=Strength(
        whole,
        Phrase("head tipped back by {n}°", "头部后仰 {n}°"),
        less=Phrase("head lowered by {n}°", "头部低下 {n}°"),
        none=Phrase("looking ahead", "目视前方"),
        nothing=9.0,
        middle=-18.0,
    ),
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.FACE, BodyPart.SHOULDERS),
    highlight=(BodyPart.FACE, BodyPart.SHOULDERS),
    scoring=Scoring(group=None, by_count=False),
    wording=Wording(
        original="身体挺直、抬头挺胸",
        english="Body upright, head up, chest out",
        advice_en="Walk tall, eyes ahead.",
        advice_zh="请挺直身体，抬头挺胸，目视前方。",
        cue_en="Walk tall",
        cue_zh="请抬头挺胸",
    ),
)
def upright(f: Features, criteria: Criteria) -> Reading:
    """Walking upright, head up.

    Why: it reads as awake and sure.
    Measured: the head's pitch and the neck's length as upright people show them and, from the side, the trunk's
        forward lean.
    Silent when: a glance at the floor lasts less than a second.
    Cannot judge when: the face is turned away, or shoulders are out of view.
    Source: trunk -0.2 +- 3.6 degrees (Chung 2010); rules.md W3; pitch measured: ahead -9 to -23, down -35 to -40.
    """
    if f.head is None:
        return Reading.not_judged(Reason.FACE_HIDDEN)
    side = f.view is View.SIDE
    lean = criteria.level("forward_lean", f.trunk.forward_lean) if side else math.nan
    level = all_seen(
        all_of(criteria.level("pitch", f.head.pitch), criteria.level("side_neck" if side else "neck", f.head.neck)),
        lean,
    )
    return Reading.from_level(level, f.head.pitch)
