"""stand.listless: 无精打采地站着."""

import math

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Scoring, Wording, rule
from posture.types import BodyPart, Kind, View


@rule(
    "stand.listless",
    kind=Kind.DONT,
    unit="share of the signs",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.SHOULDERS, BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES),
    highlight=(BodyPart.SHOULDERS, BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES),
    scoring=Scoring(group="upright", by_count=False),
    wording=Wording(
        original="无精打采地站着",
        english="Standing listlessly",
        advice_en="Straighten both knees, lift your chest and look ahead.",
        advice_zh="请伸直双膝，挺胸，目视前方。",
        cue_en="Stand up straight",
        cue_zh="请打起精神站直",
    ),
)
def listless(f: Features, criteria: Criteria) -> Reading:
    """Several signs of a slack stand at once: head down, neck and trunk shortened, a hip pushed out, knees bent.

    Why: it reads as uninterested. What is said are the bodily signs, never a mood.
    Measured: the mean of these signs, each from 0 (as in the baseline) to 1; at least three must be seen.
    Silent when: only the head is down, or the weight rests on one leg for a moment.
    Cannot judge when: face, hips or ankles are out of view, or no upright stretch has been seen to compare with.
    Source: Michalak 2009 (slumped posture in sadness); rules.md T6.
    """
    c = f.deviation
    signs = {"pitch": c.pitch, "neck": c.neck, "trunk": c.trunk, "hip_shift": c.hip_shift, "knee_angle": c.knee_angle}
    seen = [min(1.0, max(0.0, criteria.level(name, value))) for name, value in signs.items() if not math.isnan(value)]
    if len(seen) < criteria.constant("least_signs"):
        return Reading.not_judged(Reason.NO_BASELINE)
    share = sum(seen) / len(seen)
    return Reading(criteria.level("share", share), share)
