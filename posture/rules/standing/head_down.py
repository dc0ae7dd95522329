"""stand.head_down: 低头."""

import math

from posture.features.extractor import Features
from posture.i18n import Phrase
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.rules.strength import Strength, whole
from posture.types import BodyPart, Kind, View


@rule(
    "stand.head_down",
    kind=Kind.DONT,
    unit="degrees",
    strength=Strength(
        whole,
        Phrase("head slightly lowered", "头部略低"),
        less=Phrase("head lowered by {n}°", "头部低下 {n}°"),
        none=Phrase("head slightly lowered", "头部略低"),
        nothing=1.0,
    ),
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.FACE, BodyPart.SHOULDERS),
    upper_body=True,
    highlight=(BodyPart.FACE,),
    scoring=Scoring(group="upright", by_count=False),
    wording=Wording(
        original="低头",
        english="Head down",
        advice_en="Lift your head and look ahead.",
        advice_zh="请抬起头，目视前方。",
        cue_en="Lift your head",
        cue_zh="请抬头",
    ),
)
def head_down(f: Features, criteria: Criteria) -> Reading:
    """Head bent down.

    Why: it hides the face and reads as unwilling.
    Measured: the pitch of the line from ears to nose against the own baseline, less what the forward carriage of
        the neck explains, so that a rounded back with a level face is not a lowered head; from the front, together
        with the neck, and obliquely with the pitch of the whole head.
    Silent when: a nod or glance lasts less than a second, or somebody bows from the hips.
    Cannot judge when: the face is turned away, or no stretch of looking ahead has been seen to compare with.
    Source: ISO 11226 (head 0-25 degrees); rules.md T12.
    """
    if f.view is View.FRONT:
        return _from_the_front(f, criteria)
    side = f.view is View.SIDE
    bow = criteria.level("not_bowing", f.deviation.forward_lean)
    bent = f.deviation.profile_pitch - criteria.constant("carriage_share") * f.deviation.ear_shoulder_angle
    if side:
        return Reading.from_level(
            all_of(criteria.level("bent", bent), bow), f.deviation.profile_pitch, Reason.NO_BASELINE
        )
    # Seen obliquely, ear and nose are so near each other that a blurred picture tips their line; the pitch agrees.
    level = all_of(criteria.level("oblique_bent", bent), criteria.level("pitch", f.deviation.pitch), bow)
    return Reading.from_level(level, f.deviation.profile_pitch, Reason.NO_BASELINE)


def _from_the_front(f: Features, criteria: Criteria) -> Reading:
    """Pitch and neck say it together; a shortened trunk says that it is the back."""
    sunk = criteria.constant("degrees_per_neck") * (1 - f.deviation.neck) - f.deviation.pitch
    trunk = f.deviation.trunk
    kept = 1.0 if math.isnan(trunk) else criteria.level("trunk", trunk)
    level = all_of(criteria.level("sunk", sunk), criteria.level("pitch", f.deviation.pitch), kept)
    return Reading.from_level(level, f.deviation.pitch, Reason.NO_BASELINE)
