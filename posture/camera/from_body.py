"""What somebody's own body says of how the camera hangs and how high it stands.

Upright people are nearly plumb, so their lean in the picture tells the roll, and how much their world landmarks lean
towards the camera tells the pitch: the model takes its pictures as level. Only that of people who stand or walk; who
sits holds neither trunk nor shanks plumb.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.camera.vanishing_point import focal_length
from posture.features.motion import camera_elevation as elevation
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SEEN, SHOULDER_WIDTH
from posture.pose.pose import Pose
from posture.types import FloatArray, View

UPRIGHT: Final = 12.0
"""Degrees of lean in the picture beyond which nobody is upright."""
STEEP: Final = 0.85
"""Of their length by which the thighs of somebody on their feet rise: seated ones lie, or seem to by half."""


def body_roll(pose: Pose, view: View, *, legs: bool) -> float:
    """Degrees that the body leans to the picture's right: shoulders over ankles, or without `legs` over hips.

    NaN from the side, where leaning forwards looks the same, and for somebody who is not upright.
    """
    if view not in (View.FRONT, View.BACK):
        return math.nan
    below = (L.LEFT_ANKLE, L.RIGHT_ANKLE) if legs else (L.LEFT_HIP, L.RIGHT_HIP)
    across, down = pose.midpoint(L.LEFT_SHOULDER, L.RIGHT_SHOULDER) - pose.midpoint(*below)
    lean = math.degrees(math.atan2(across, -down))
    return lean if abs(lean) <= UPRIGHT else math.nan


def is_standing(pose: Pose) -> bool:
    """Whether the body is on its feet, as far as one pose says: ankles seen, and hardly bent from hips to ankles."""
    sure = np.minimum(pose.visibility, pose.presence)
    if min(sure[L.LEFT_ANKLE], sure[L.RIGHT_ANKLE]) < SEEN:
        return False
    thighs = _middle(pose, L.LEFT_HIP, L.RIGHT_HIP) - _middle(pose, L.LEFT_KNEE, L.RIGHT_KNEE)
    return bool(thighs[1] >= STEEP * np.linalg.norm(thighs))


def body_pitch(pose: Pose) -> float:
    """Degrees of pitch, positive upwards, at which somebody who stands or walks is upright in world landmarks."""
    _, up, near = _middle(pose, L.LEFT_SHOULDER, L.RIGHT_SHOULDER) - _middle(pose, L.LEFT_ANKLE, L.RIGHT_ANKLE)
    return elevation.body_pitch(float(up), float(near))


@dataclass(frozen=True, slots=True)
class CameraHeight:
    """How high a camera stands, as far as one picture can say."""

    ears_above: float
    """Degrees by which the ears are above the camera's level."""
    below_ears: float
    """Metres by which the camera is below the ears."""
    distance: float
    """Metres to the person."""


def camera_height(pose: Pose, scale: float, pitch: float, width: int, height: int) -> CameraHeight:
    """The camera's height by where the ears are in the picture, its `pitch` in degrees and the person's `scale`."""
    lens = focal_length(width, height)
    ears = pose.midpoint(L.LEFT_EAR, L.RIGHT_EAR)
    elevation = pitch + math.degrees(math.atan2(height / 2 - float(ears[1]), lens))
    distance = lens * SHOULDER_WIDTH / scale
    return CameraHeight(elevation, distance * math.tan(math.radians(elevation)), distance)


def _middle(pose: Pose, left: L, right: L) -> FloatArray:
    return np.asarray((pose.world[left] + pose.world[right]) / 2)
