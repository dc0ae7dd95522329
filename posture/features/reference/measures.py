"""The values of one moment that are judged against a person's own upright posture, and how they differ from it."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Final

from posture.features.moment.arms import Arm, Arms
from posture.features.moment.head import Head
from posture.features.moment.trunk import Trunk

HANGING: Final = (0.1, 138.0)
"""Shoulder widths of the wrist over the hip below which, and degrees of the elbow above which, an arm hangs.

Hanging arms measure -0.15 to 0.09 by the view: hands in pockets in one view are no higher than hanging ones in another.
"""


@dataclass(frozen=True, slots=True)
class UprightMeasures:
    """The values of one moment, or a baseline of them. NaN where not seen. Units as in Trunk and Head."""

    neck: float
    pitch: float
    profile_pitch: float
    ear_shoulder_angle: float
    trunk_length: float
    forward_lean: float
    slope: float
    shoulder_tilt: float
    hip_shift: float
    knee_angle: float
    left_wrist_up: float
    right_wrist_up: float
    left_hanging: float
    """The same while the arm hangs, else NaN; so is right_hanging."""
    right_hanging: float
    lateral_lean: float

    def values(self) -> tuple[float, ...]:
        """All values in the order of the fields; `dataclasses.astuple` would copy each, in every frame."""
        found: tuple[float, ...] = _VALUES(self)
        return found


_VALUES: Final = attrgetter(*(field.name for field in fields(UprightMeasures)))

NO_MEASURES: Final = UprightMeasures(**{field.name: math.nan for field in fields(UprightMeasures)})


def upright_measures(trunk: Trunk, head: Head | None, arms: Arms | None, knee_angle: float) -> UprightMeasures:
    """The values of a moment that a baseline is made of."""
    blind = math.nan
    return UprightMeasures(
        neck=head.neck if head else blind,
        pitch=head.pitch if head else blind,
        profile_pitch=head.profile_pitch if head else blind,
        ear_shoulder_angle=head.ear_shoulder_angle if head else blind,
        trunk_length=trunk.length,
        forward_lean=trunk.forward_lean,
        slope=trunk.slope,
        shoulder_tilt=trunk.shoulder_tilt,
        hip_shift=trunk.hip_shift,
        knee_angle=knee_angle,
        left_wrist_up=arms.left.wrist_up if arms else blind,
        right_wrist_up=arms.right.wrist_up if arms else blind,
        left_hanging=_hanging(arms.left) if arms else blind,
        right_hanging=_hanging(arms.right) if arms else blind,
        lateral_lean=trunk.lateral_lean,
    )


@dataclass(frozen=True, slots=True)
class Deviation:
    """How a posture differs from the baseline. NaN where there is no baseline, or nothing was seen."""

    neck: float
    """Ratio to the baseline; so is trunk."""
    trunk: float
    pitch: float
    """Degrees, negative downwards; so is profile_pitch."""
    profile_pitch: float
    ear_shoulder_angle: float
    """Degrees, negative forwards."""
    forward_lean: float
    """Degrees, positive forwards; so is slope."""
    slope: float
    shoulder_tilt: float
    """Degrees."""
    hip_shift: float
    """Shoulder widths."""
    knee_angle: float
    """Degrees, negative for more bent."""
    lateral_lean: float
    """Degrees, positive to the person's left; against vertical where there is no baseline."""
    left_wrist_up: float
    """Shoulder widths above where the hand hangs, against the hip where there is no baseline; so is right_wrist_up."""
    right_wrist_up: float


def _hanging(arm: Arm) -> float:
    return arm.wrist_up if arm.wrist_up <= HANGING[0] and arm.elbow >= HANGING[1] else math.nan


def _or_zero(value: float) -> float:
    return 0.0 if math.isnan(value) else value


def deviation_from(now: UprightMeasures, baseline: UprightMeasures) -> Deviation:
    """The difference of `now` from `baseline`."""
    return Deviation(
        neck=now.neck / baseline.neck,
        trunk=now.trunk_length / baseline.trunk_length,
        pitch=now.pitch - baseline.pitch,
        profile_pitch=now.profile_pitch - baseline.profile_pitch,
        ear_shoulder_angle=now.ear_shoulder_angle - baseline.ear_shoulder_angle,
        forward_lean=now.forward_lean - baseline.forward_lean,
        slope=now.slope - baseline.slope,
        shoulder_tilt=now.shoulder_tilt - baseline.shoulder_tilt,
        hip_shift=now.hip_shift - baseline.hip_shift,
        knee_angle=now.knee_angle - baseline.knee_angle,
        lateral_lean=now.lateral_lean - _or_zero(baseline.lateral_lean),
        left_wrist_up=now.left_wrist_up - _or_zero(baseline.left_hanging),
        right_wrist_up=now.right_wrist_up - _or_zero(baseline.right_hanging),
    )
