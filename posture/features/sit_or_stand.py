"""Whether somebody sits or stands, from the angle between trunk and thighs.

That angle is between parts of the body, so no camera's height or pitch changes it, and the pose model guesses thighs
well even where it does not see them: with hidden shins the angle alone decides, with hidden thighs it says only that
somebody sits, and that slowly. Knees decide nothing by themselves: who sags at the knees stands.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Final

from posture.features.moment.arms import Arm, Arms
from posture.features.moment.legs import Legs
from posture.features.moment.visibility import knees_partly_visible
from posture.pose.observation import Observation
from posture.types import Activity, BodyPart

SIT_BELOW: Final = 135.0
"""Degrees of the hip angle. Measured, 5-95 %: sitting 76-128 with whole legs, 66-127 with hidden shins."""
STAND_ABOVE: Final = {"whole": 142.0, "shins hidden": 148.0}
"""Standing 159-175 with whole legs, 143-151 sagging at the knees; 151-171 with hidden shins."""
SIT_FLEXION: Final = 78.0
"""Degrees of hip and knee bend together that sitting has besides, where the knees are seen: who bows deeply with
straight knees has less. Measured: standing and walking 12-64, sitting 77-240.
"""
STAND_FLEXION: Final = 66.0
"""... and below which nobody sits, however far they bend forward."""
HIDDEN_SIT: Final = (120.0, 135.0)
"""Hip angle, averaged, below which somebody with hidden thighs sits, and above which that is no longer clear: sitting
57-167, standing 132-173."""
HIDDEN_SECONDS: Final = 2.0
"""Time constant of that average: guessed thighs wander."""
HIDDEN_LEAST: Final = 1.5
"""Seconds of guessed thighs before they say anything."""
HANGING: Final = (0.12, 0.2, 138.0)
"""Wrists no higher above the hips and no nearer to the middle than this (shoulder widths), and elbows no more bent
(degrees): arms that hang beside the hips. Nobody sits like that: hands would rest on the thighs, which measure 0.2
nearer.
"""


class LegSight(StrEnum):
    """How much of the legs is seen."""

    WHOLE = "whole"
    SHINS_HIDDEN = "shins hidden"
    GUESSED = "guessed"
    """Shins hidden and knees only half seen: the pose model likes to draw standing legs behind a desk."""
    THIGHS_HIDDEN = "thighs hidden"
    HIPS_HIDDEN = "hips hidden"


def leg_sight(o: Observation, parts: frozenset[BodyPart]) -> LegSight:
    """How much of the legs is seen at a moment; `parts` are those that are seen."""
    if BodyPart.HIPS not in parts:
        return LegSight.HIPS_HIDDEN
    if BodyPart.KNEES in parts:
        return LegSight.WHOLE if BodyPart.ANKLES in parts else LegSight.SHINS_HIDDEN
    return LegSight.GUESSED if knees_partly_visible(o) else LegSight.THIGHS_HIDDEN


class SitOrStand:
    """Remembers what somebody was last seen to do: between the limits that holds on."""

    def __init__(self) -> None:
        self.posture = Activity.UNKNOWN
        self._hidden_since = self._time = math.nan
        self._angle = math.nan

    def push(self, time: float, legs: Legs | None, sight: LegSight) -> Activity:
        """The posture at `time` (seconds, rising); `legs` are needed unless the hips are hidden."""
        if legs is None or sight is LegSight.HIPS_HIDDEN:
            return self.posture
        if sight is LegSight.THIGHS_HIDDEN:
            self._guess(time, legs.hip_angle)
        else:
            self._hidden_since = math.nan
            self.posture = self._seen(legs, sight)
        self._time = time
        return self.posture

    def heed(self, arms: Arms | None) -> None:
        """Without legs, arms that hang where a seat would be say that somebody stands whose posture is not known."""
        if self.posture is Activity.UNKNOWN and arms is not None and not arms.hidden:
            self.posture = Activity.STAND if all(_hangs(arm) for arm in arms.seen) else Activity.UNKNOWN

    def forget(self) -> None:
        """What was known no longer holds: somebody gets up or sits down out of sight, or was away."""
        self.posture, self._hidden_since = Activity.UNKNOWN, math.nan

    def _seen(self, legs: Legs, sight: LegSight) -> Activity:
        whole = sight is LegSight.WHOLE
        # Between the limits what was known holds on; of somebody new, legs that are seen whole and bent enough say it.
        below = STAND_ABOVE["whole"] if whole and self.posture is Activity.UNKNOWN else SIT_BELOW
        if legs.hip_angle < below and (legs.flexion >= SIT_FLEXION or not whole):
            return Activity.SIT
        straight = legs.hip_angle > STAND_ABOVE["whole" if whole else "shins hidden"]
        guessed = sight is LegSight.GUESSED and self.posture is not Activity.STAND
        if (straight or (whole and legs.flexion <= STAND_FLEXION)) and not guessed:
            return Activity.STAND
        return self.posture

    def _guess(self, time: float, angle: float) -> None:
        """Guessed thighs say that somebody sits, never that they stand."""
        if math.isnan(self._hidden_since):
            self._hidden_since, self._angle, self._time = time, angle, time
        share = 1 - math.exp(-(time - self._time) / HIDDEN_SECONDS)
        self._angle += share * (angle - self._angle)
        if self._angle < HIDDEN_SIT[0] and time - self._hidden_since >= HIDDEN_LEAST:
            self.posture = Activity.SIT
        elif self._angle > HIDDEN_SIT[1] and self.posture is Activity.SIT:
            self.posture = Activity.UNKNOWN


def _hangs(arm: Arm) -> bool:
    return arm.wrist_up <= HANGING[0] and arm.wrist_out >= HANGING[1] and arm.elbow >= HANGING[2]
