"""sit.feet_shaking: 双脚不停地抖动."""

import math

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading, all_of
from posture.rules.rule import Scoring, Wording, rule
from posture.types import BodyPart, Kind, View


@rule(
    "sit.feet_shaking",
    kind=Kind.DONT,
    unit="Hz",
    views=(View.FRONT, View.OBLIQUE, View.SIDE),
    needs=(BodyPart.HIPS, BodyPart.KNEES),
    still_camera=True,
    highlight=(BodyPart.KNEES, BodyPart.FEET),
    scoring=Scoring(group=None, by_count=False),
    wording=Wording(
        original="双脚不停地抖动",
        english="Feet shaking constantly",
        advice_en="Rest both feet on the floor and let them be still.",
        advice_zh="请双脚放稳，不要抖动。",
        cue_en="Keep your feet still",
        cue_zh="请不要抖脚",
    ),
)
def feet_shaking(f: Features, criteria: Criteria) -> Reading:
    """A foot or knee bouncing in a steady rhythm.

    Why: a restless foot reads as nervous or impatient.
    Measured: the strongest rhythm of 2-8 Hz in knee, ankle, heel and toe against the hip, its amplitude, how far it
        stands out of the noise, and whether the shoulders share it.
    Silent when: a leg is moved once, a foot taps slowly, or the camera or the whole body shakes.
    Cannot judge when: under 15 frames a second, the legs are out of view, too small or too dark, or seen for less
        than three seconds.
    Source: leg fidgeting 4.2 Hz (Morishima 2016), 3.3-5.0 Hz (Yoshizuka 2021); rules.md S7.
    """
    if f.legs is None:
        return Reading.not_judged(Reason.LEGS_OUT)
    if f.scale < criteria.constant("least_scale"):
        return Reading.not_judged(Reason.TOO_FAR)
    if f.light < criteria.constant("least_light"):
        return Reading.not_judged(Reason.DARK_BLUR)
    if math.isnan(f.shake.frequency):
        return Reading.not_judged(Reason.TOO_SHORT)
    level = all_of(
        criteria.level("amplitude", f.shake.amplitude),
        criteria.level("peak", f.shake.peak),
        criteria.level("trunk", f.shake.trunk),
    )
    half = criteria.constant("half_window")
    return Reading(level, f.shake.frequency, since=f.time - half, until=f.time - half)
