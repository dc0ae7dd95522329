"""Who practises: whoever is largest when it begins. Everybody else is ignored."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.types import Activity, FloatArray, View

TRAINEE = 1
"""The number under which the trainee is judged and kept."""
OUT_OF_SIGHT = (Activity.UNKNOWN, View.UNKNOWN)
"""Activity and view of a trainee who is not seen."""


class TraineeSelector:
    """Picks the trainee out of every frame."""

    def __init__(self, lost: float) -> None:
        """Whoever is there `lost` seconds after the trainee was seen last is taken for them."""
        self._lost = lost
        self._number: int | None = None
        self._seen = -math.inf

    def reset(self) -> None:
        """Whoever is largest in the next frame with anybody in it is the trainee."""
        self._number = None

    def select(self, frame: PoseFrame) -> PoseFrame:
        """The frame with nobody but the trainee in it, as person 1, in the precision in which frames are kept."""
        if self._number is None or frame.time - self._seen > self._lost:
            self._number = max(frame.people, key=_size).person if frame.people else self._number
        own = tuple(one.pose for one in frame.people if one.person == self._number)
        if own:
            self._seen = frame.time
        earlier = tuple((t, as_stored(one.pose)) for t, one in frame.earlier if one.person == self._number)
        return replace(
            frame,
            people=tuple(PersonPose(TRAINEE, as_stored(pose)) for pose in own),
            others=(),
            earlier=tuple((t, PersonPose(TRAINEE, pose)) for t, pose in earlier),
        )


def as_stored(pose: Pose) -> Pose:
    """The pose with no more precision than float32 has: as a store keeps it."""
    light = float(np.float32(pose.light))
    return Pose(_short(pose.picture), _short(pose.world), _short(pose.visibility), _short(pose.presence), light)


def _short(values: FloatArray) -> FloatArray:
    return values.astype(np.float32).astype(np.float64)


def _size(one: PersonPose) -> float:
    """Pixels from top to bottom or from side to side."""
    points = one.pose.picture
    return float(np.ptp(points, axis=0).max())
