"""The head: where it points and how it is carried over the shoulders."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posture.features.moment.body import Body
from posture.pose.geometry import minus
from posture.pose.landmarks import Landmark as L


@dataclass(frozen=True, slots=True)
class Head:
    """Angles in degrees, lengths in shoulder widths."""

    pitch: float
    """Elevation of the line from the middle of the ears to the nose (world): about -15 looking ahead, lower looking
    down.
    """
    profile_pitch: float
    """The same in the picture, for side views."""
    neck: float
    """Height of the middle of the ears above the middle of the shoulders in the picture."""
    ear_shoulder_angle: float
    """Elevation of the line from shoulders to ears in the picture: 90 above, less where the head is carried
    forward. The shoulder landmark lies in front of C7, so this is not the craniovertebral angle; only its change is
    used.
    """


def measure_head(body: Body) -> Head:
    """The head of a body; the caller has checked that face and shoulders are seen."""
    ears, ears_w = body.mid_p(L.LEFT_EAR, L.RIGHT_EAR), body.mid_w(L.LEFT_EAR, L.RIGHT_EAR)
    x, y, z = minus(body.w[L.NOSE], ears_w)
    u, v = minus(body.p[L.NOSE], ears)
    across, down = minus(ears, body.mid_p(L.LEFT_SHOULDER, L.RIGHT_SHOULDER))
    return Head(
        pitch=math.degrees(math.atan2(y, math.hypot(x, z))),
        profile_pitch=math.degrees(math.atan2(-v, u * body.facing)),
        neck=-down,
        ear_shoulder_angle=math.degrees(math.atan2(-down, across * body.facing)),
    )
