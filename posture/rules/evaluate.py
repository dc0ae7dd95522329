"""Whether a row can be judged at a moment, and if so what it reads."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from posture.features.extractor import Features
from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Rule
from posture.types import Activity, BodyPart, View

LEAST_STATURE: Final = 190.0
"""Pixels that somebody would stand tall: below, landmarks are too coarse (rules.md §2.2 has 220 of visible height)."""
LEAST_LIGHT: Final = 12.0
"""Mean brightness of 0..255 below which the picture is taken as dark."""

MOST_ELEVATION: Final = 20.0
"""Degrees of the ears above the camera from which a neck carried forward cannot be seen from the front: 15 in truth
(rules.md §0.10), as estimated. Measured: true 0-12 reads at most 18.6, true 15 reads 20, true 23-28 reads 26-30.
"""

_HIDDEN: Final = {
    BodyPart.FACE: Reason.FACE_HIDDEN,
    BodyPart.SHOULDERS: Reason.SHOULDERS_HIDDEN,
    BodyPart.ARMS: Reason.HANDS_HIDDEN,
    BodyPart.HIPS: Reason.HIPS_HIDDEN,
    BodyPart.KNEES: Reason.KNEES_HIDDEN,
    BodyPart.ANKLES: Reason.FEET_OUT,
    BodyPart.FEET: Reason.FEET_OUT,
}


def evaluate(rule: Rule, f: Features, criteria: Criteria) -> Reading:
    """What the row reads at this moment, or why it cannot be judged."""
    reason = _why_not(rule, f, criteria)
    reading = Reading.not_judged(reason) if reason else rule.measure(f, criteria)
    if reading.reason is Reason.PICTURE_FROZEN:
        return replace(reading, since=f.frozen_since)
    lost = f.moved and reading.reason is Reason.NO_BASELINE
    return Reading.not_judged(Reason.CAMERA_MOVED) if lost else reading


def _why_not(rule: Rule, f: Features, criteria: Criteria) -> Reason | None:
    if not criteria.used:
        return Reason.SWITCHED_OFF
    other = _wrong_activity(rule, f)
    if other is not Reason.ACTIVITY_OTHER and not math.isnan(f.frozen_since):
        return Reason.PICTURE_FROZEN
    return other or obstacle(rule, f, criteria) or _shaken(rule, f)


def obstacle(rule: Rule, f: Features, criteria: Criteria) -> Reason | None:
    """Why the row could not be judged as somebody is filmed now, whatever they do; None where it could.

    As if the camera stood still: that it is moved just now says nothing of what it sees from where it is.
    """
    return _poor_picture(f, criteria) or _wrong_view(rule, f) or _hidden(rule, f) or _from_below(rule, f)


def _wrong_activity(rule: Rule, f: Features) -> Reason | None:
    activity = f.activity.activity
    if activity is Activity.UNKNOWN:
        return None if rule.upper_body else Reason.ACTIVITY_UNKNOWN
    if activity is Activity.TRANSITION:
        return Reason.TRANSITION
    if activity is not rule.activity:
        return Reason.ACTIVITY_OTHER
    moving_off = f.activity.travelling and activity is Activity.STAND
    return None if f.activity.settled and not moving_off else Reason.TRANSITION


def _poor_picture(f: Features, criteria: Criteria) -> Reason | None:
    if f.person_height < LEAST_STATURE:
        return Reason.TOO_FAR
    if f.light < LEAST_LIGHT:
        return Reason.DARK_BLUR
    return Reason.FPS_LOW if not math.isnan(f.rate) and f.rate < criteria.min_rate else None


def _wrong_view(rule: Rule, f: Features) -> Reason | None:
    if f.view in rule.views:
        return None
    if f.view is View.UNKNOWN:
        return Reason.VIEW_UNKNOWN
    return Reason.NEEDS_FRONT if View.FRONT in rule.views else Reason.NEEDS_SIDE


def _from_below(rule: Rule, f: Features) -> Reason | None:
    low = rule.eye_level and f.view in (View.FRONT, View.OBLIQUE) and f.ears_above_camera >= MOST_ELEVATION
    return Reason.CAMERA_LOW if low else None


def _shaken(rule: Rule, f: Features) -> Reason | None:
    return Reason.CAMERA_MOVED if rule.still_camera and f.shaking else None


def _hidden(rule: Rule, f: Features) -> Reason | None:
    missing = [part for part in rule.needs if part not in f.visible_parts]
    legs = {BodyPart.KNEES, BodyPart.ANKLES}
    if legs <= set(missing):
        return Reason.LEGS_OUT
    return _HIDDEN[missing[0]] if missing else None
