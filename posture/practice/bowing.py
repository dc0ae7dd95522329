"""Whether somebody bows: then nobody interrupts."""

from __future__ import annotations

import math

from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose


def trunk_lean(pose: Pose) -> float:
    """Degrees by which the trunk leans from the upright of the picture, any way, 0..180."""
    shoulders = (pose.world[L.LEFT_SHOULDER] + pose.world[L.RIGHT_SHOULDER]) / 2
    across, up, near = shoulders - (pose.world[L.LEFT_HIP] + pose.world[L.RIGHT_HIP]) / 2
    return math.degrees(math.atan2(math.hypot(across, near), up))
