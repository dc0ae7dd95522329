"""Where to be in the picture, and whether somebody is there."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SEEN
from posture.pose.pose import Pose
from posture.practice.coaching import Coaching
from posture.practice.settings import PractisedActivity
from posture.rules.evaluate import LEAST_STATURE
from posture.types import Activity

Distance = Literal["closer", "back", "good", "unknown"]
Box = tuple[float, float, float, float]

_WHOLE: Final = [L.NOSE, L.LEFT_SHOULDER, L.RIGHT_SHOULDER, L.LEFT_HIP, L.RIGHT_HIP, L.LEFT_ANKLE, L.RIGHT_ANKLE]
"""Landmarks that are to be within the outline."""
_FEET: Final = [L.LEFT_ANKLE, L.RIGHT_ANKLE]


def target_outline(activity: PractisedActivity | None, width: int, height: int, coaching: Coaching) -> Box:
    """Left, top, right and bottom, in pixels, of where to be in a picture of that size."""
    across = {
        Activity.WALK: coaching.constant("outline_walk") * width,
        Activity.SIT: coaching.constant("outline_seat") * height,
    }.get(activity or Activity.STAND, coaching.constant("outline_width") * height)
    across, down = min(across, coaching.constant("outline_walk") * width), coaching.constant("outline_height") * height
    left, top = (width - across) / 2, (height - down) / 2
    return tuple(round(edge, 1) for edge in (left, top, left + across, top + down))  # type: ignore[return-value]  # four


def is_inside(pose: Pose, box: Box) -> bool:
    """Whether the whole body, from the nose to the ankles, is within the box."""
    u, v = pose.picture[_WHOLE].T
    return bool(((u >= box[0]) & (u <= box[2]) & (v >= box[1]) & (v <= box[3])).all())


def distance(pose: Pose, stature: float, height: int, coaching: Coaching) -> Distance:
    """Whether to come closer or go back; `stature` is the pixels that the person would stand tall, or NaN."""
    if (np.minimum(pose.visibility, pose.presence)[_FEET] < SEEN).any() or (pose.picture[_FEET, 1] > height).any():
        return "back"
    if stature < coaching.constant("stature_share") * LEAST_STATURE:
        return "closer"
    return "good" if stature == stature else "unknown"  # noqa: PLR0124 - false for NaN alone
