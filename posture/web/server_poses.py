"""Poses found on the server for one practice: models loaded at the first picture, released as soon as they can be."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Final

import numpy as np

from posture.assets.pose_model import ensure_model
from posture.errors import ModelError
from posture.perception.estimator import PoseEstimator
from posture.perception.scan import Scan
from posture.perception.tracker import PeopleFollower
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.protocol import WireError

MOST_AT_ONCE: Final = 4
"""Practices whose poses are found here. Measured on two processors: four keep 15 frames/s, six do not; each takes some
100 MB for each of its models."""


ALONE: Final = Scan(rounds=30.0, newcomers=5.0)
"""Only the trainee is judged, so others are looked for less often than in a recording; measured: a fifth of the cost of
a frame less."""


class Places:
    """How many more practices may have their poses found here. Safe between threads."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._free = threading.Semaphore(most)

    def take(self) -> None:
        """Raise WireError where there is none left."""
        if not self._free.acquire(blocking=False):
            raise WireError("busy", "too many others have their poses found on this server; find them in the browser")

    def give_back(self) -> None:
        """Somebody else may have it."""
        self._free.release()


class ServerPoses:
    """Turns a practice's pictures into poses; for one thread at a time."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._estimator: PoseEstimator | None = None
        self._follower: PeopleFollower | None = None
        self._latest: tuple[Frame, PoseFrame] | None = None

    def __call__(self, frame: Frame) -> PoseFrame:
        """Everyone in the frame. Raises WireError where no place is free or there is no model."""
        if self._follower is None:
            self._follower = self._start()
        if self._latest and np.array_equal(self._latest[0].image, frame.image):
            return replace(self._latest[1], time=frame.time, earlier=())  # the same picture: a frozen camera
        self._latest = frame, self._follower.poses(frame)
        return self._latest[1]

    def close(self) -> None:
        """Release models and place; they are taken again at the next picture, if there is one."""
        self._follower = self._latest = None
        estimator, self._estimator = self._estimator, None
        if estimator is not None:
            try:
                estimator.close()
            finally:
                self._places.give_back()

    def _start(self) -> PeopleFollower:
        self._places.take()
        try:
            self._estimator = PoseEstimator(ensure_model())
        except BaseException as error:
            self._places.give_back()
            if isinstance(error, ModelError):
                raise WireError("internal", str(error)) from error
            raise
        return PeopleFollower(self._estimator, ALONE)
