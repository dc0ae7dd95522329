"""The trunk: leaning, length, shoulders."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from posture.features.moment.body import Body
from posture.pose.geometry import Vector, minus, slope
from posture.pose.landmarks import Landmark as L
from posture.types import View


@dataclass(frozen=True, slots=True)
class Trunk:
    """Angles in degrees, lengths in shoulder widths. NaN where the hips (or ankles) are not seen."""

    lateral_lean: float
    """From vertical, positive to the person's left. In the picture from the front and from behind; from world landmarks
    in oblique views, where leaning forwards slants the trunk in the picture too. NaN in side view.
    """
    forward_lean: float
    """From vertical, positive forwards; in the picture in side view, else from world landmarks, where only its change
    means something (rules.md §0.3)."""
    slope: float
    """Forward lean as far as the picture shows it, in every view: the trunk's slope towards where the person faces."""
    length: float
    """From the middle of the shoulders to the middle of the hips, in the picture."""
    inclination: float
    """Of the whole body, ankles to shoulders, positive to the person's left. NaN in side view."""
    shoulder_tilt: float
    """Of the shoulder line against the horizontal, positive where the left shoulder is lower. NaN in side view."""
    hip_shift: float
    """The hips' sideways distance from above the middle of the ankles."""


def measure_trunk(body: Body, view: View, *, hips: bool, ankles: bool) -> Trunk:
    """The trunk of a body; `hips` and `ankles` say what is seen."""
    shoulders = body.mid_p(L.LEFT_SHOULDER, L.RIGHT_SHOULDER)
    across, down = minus(shoulders, body.mid_p(L.LEFT_HIP, L.RIGHT_HIP))
    sideways, slant = view is not View.SIDE, slope(across * body.facing, -down)
    lateral = _lean(body, body.leftwards) if view is View.OBLIQUE else slope(across * body.towards_left, -down)
    return Trunk(
        lateral_lean=lateral if hips and sideways else math.nan,
        forward_lean=(_lean(body, body.forwards) if sideways else slant) if hips else math.nan,
        slope=slant if hips else math.nan,
        length=math.hypot(across, down) if hips else math.nan,
        inclination=_inclination(body, shoulders) if ankles and sideways else math.nan,
        shoulder_tilt=_shoulder_tilt(body) if sideways else math.nan,
        hip_shift=_hip_shift(body) if hips and ankles and sideways else math.nan,
    )


def _lean(body: Body, along: Callable[[Vector, Vector], float]) -> float:
    """Of the trunk in world landmarks, in one direction."""
    shoulders, hips = body.mid_w(L.LEFT_SHOULDER, L.RIGHT_SHOULDER), body.mid_w(L.LEFT_HIP, L.RIGHT_HIP)
    return slope(along(shoulders, hips), shoulders[1] - hips[1])


def _inclination(body: Body, shoulders: Vector) -> float:
    across, down = minus(shoulders, body.mid_p(L.LEFT_ANKLE, L.RIGHT_ANKLE))
    return slope(across * body.towards_left, -down)


def _shoulder_tilt(body: Body) -> float:
    across, down = minus(body.p[L.LEFT_SHOULDER], body.p[L.RIGHT_SHOULDER])
    return math.degrees(math.atan2(down, abs(across)))


def _hip_shift(body: Body) -> float:
    return abs(body.mid_p(L.LEFT_HIP, L.RIGHT_HIP)[0] - body.mid_p(L.LEFT_ANKLE, L.RIGHT_ANKLE)[0])
