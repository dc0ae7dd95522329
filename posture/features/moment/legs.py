"""The legs: thighs, knees, ankles, how they cross and how far they stand apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posture.features.moment.body import Body
from posture.pose.geometry import angle, angle_at, minus
from posture.pose.landmarks import Landmark as L


@dataclass(frozen=True, slots=True)
class Legs:
    """Angles in degrees, lengths in shoulder widths; world landmarks unless said otherwise."""

    flexion: float
    """Bend of hip and knee together, mean of both legs: about 30 standing, 90-180 sitting, whatever the camera's
    height.
    """
    hip_angle: float
    """Between trunk and thigh, mean of both legs: 180 for a straight body, about 100 sitting."""
    knee_angle: float
    """180 for a straight leg; the more bent of the two."""
    knee_gap: float
    """How far the left knee is to the left of the right one; negative where the knees cross."""
    picture_knee_gap: float
    """The same in the picture."""
    thigh_spread: float
    """Angle between the thighs seen from above."""
    picture_order: float
    """How far the left ankle is to the left of the right one in the picture; negative where the ankles cross."""
    ankle_rise: float
    """Difference in height between the ankles."""
    ankle_to_knee: float
    """The smaller distance from an ankle to the other leg's knee, in the picture."""
    stance: float
    """Distance between the ankles along the shoulders' direction."""
    stagger: float
    """Distance between the ankles across the shoulders' direction: one foot in front of the other."""


def measure_legs(body: Body) -> Legs:
    """The legs of a body; the caller has checked that they are seen."""
    w, p = body.w, body.p
    lk, rk, la, ra = w[L.LEFT_KNEE], w[L.RIGHT_KNEE], w[L.LEFT_ANKLE], w[L.RIGHT_ANKLE]
    bends, knees = _bends(body)
    return Legs(
        flexion=bends + 180 - sum(knees) / 2,
        hip_angle=180 - bends,
        knee_angle=min(knees),
        knee_gap=body.leftwards(lk, rk),
        picture_knee_gap=(p[L.LEFT_KNEE][0] - p[L.RIGHT_KNEE][0]) * body.towards_left,
        thigh_spread=_thigh_spread(body),
        picture_order=(p[L.LEFT_ANKLE][0] - p[L.RIGHT_ANKLE][0]) * body.towards_left,
        ankle_rise=abs(la[1] - ra[1]),
        ankle_to_knee=min(math.dist(p[L.LEFT_ANKLE], p[L.RIGHT_KNEE]), math.dist(p[L.RIGHT_ANKLE], p[L.LEFT_KNEE])),
        stance=abs(body.leftwards(la, ra)),
        stagger=abs(body.forwards(la, ra)),
    )


def _bends(body: Body) -> tuple[float, tuple[float, float]]:
    """The bend of the hips, mean of both legs, and the angles of both knees."""
    w = body.w
    trunk = minus(body.mid_w(L.LEFT_HIP, L.RIGHT_HIP), body.mid_w(L.LEFT_SHOULDER, L.RIGHT_SHOULDER))
    sides = ((L.LEFT_HIP, L.LEFT_KNEE, L.LEFT_ANKLE), (L.RIGHT_HIP, L.RIGHT_KNEE, L.RIGHT_ANKLE))
    left, right = (angle(trunk, minus(w[k], w[h])) for h, k, _ in sides)
    left_knee, right_knee = (angle_at(w[h], w[k], w[a]) for h, k, a in sides)
    return (left + right) / 2, (left_knee, right_knee)


def _thigh_spread(body: Body) -> float:
    """Positive where the knees point apart."""
    return _bearing(body, L.LEFT_HIP, L.LEFT_KNEE) - _bearing(body, L.RIGHT_HIP, L.RIGHT_KNEE)


def _bearing(body: Body, hip: L, knee: L) -> float:
    thigh = body.w[knee], body.w[hip]
    return math.degrees(math.atan2(body.leftwards(*thigh), body.forwards(*thigh)))
