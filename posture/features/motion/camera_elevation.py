"""How far the ears are above the camera's level: from far below, a neck carried forward cannot be seen from the front.

The picture says where the ears are, and the body of somebody who stands or walks says how the camera is pitched: the
model takes its pictures as level, so that upright bodies seem to lean by the camera's pitch in world landmarks.
"""

from __future__ import annotations

import math
from typing import Final

from posture.pose.landmarks import Landmark as L
from posture.pose.observation import FOCAL_WIDTHS, Observation

LEAN: Final = 4.5
"""Degrees by which upright bodies lean towards the camera in world landmarks where it looks straight ahead.

Measured over 89 clips of people who stand or walk; the pitch is then known to 3 degrees (standard deviation).
"""
SECONDS: Final = 2.0
"""Time constant: a camera stands still, and single frames are 3 degrees wrong."""


def body_pitch(up: float, near: float) -> float:
    """Degrees of the camera's pitch, positive upwards; `up` and `near` lead from the ankles to upright shoulders."""
    return LEAN - math.degrees(math.atan2(near, up))


class CameraElevationTracker:
    """Follows the elevation of the ears while somebody is on their feet, and keeps it while they are not."""

    def __init__(self) -> None:
        self._time = math.nan
        self._elevation = math.nan

    def update(self, o: Observation, *, upright: bool) -> float:
        """Degrees of the ears above the camera's level; NaN until an `upright` body with seen ankles has told it."""
        if not upright:
            return self._elevation
        now = _elevation(o)
        share = 1.0 if math.isnan(self._elevation) else 1 - math.exp(-(o.time - self._time) / SECONDS)
        self._elevation = now if share == 1.0 else self._elevation + share * (now - self._elevation)
        self._time = o.time
        return self._elevation


def _elevation(o: Observation) -> float:
    shoulders, ankles = (
        o.world[L.LEFT_SHOULDER] + o.world[L.RIGHT_SHOULDER],
        o.world[L.LEFT_ANKLE] + o.world[L.RIGHT_ANKLE],
    )
    _, up, near = shoulders - ankles
    ears = float(o.picture[L.LEFT_EAR][1] + o.picture[L.RIGHT_EAR][1]) / 2
    lens = FOCAL_WIDTHS * max(o.width, o.height)
    return body_pitch(float(up), float(near)) + math.degrees(math.atan2(o.height / 2 - ears, lens))
