"""Poses found on the server for one practice: models loaded at the first picture, released as soon as they can be."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Final

import numpy as np

from posture.assets.pose_model import kept_model
from posture.errors import ModelError
from posture.perception.pipeline import PosePipeline
from posture.perception.scan import ScanIntervals
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.protocol import ProtocolError

MOST_AT_ONCE: Final = 4
"""Practices whose poses are found here. Measured on two processors: four keep 15 frames/s, six do not; each takes some
100 MB for each of its models."""


ALONE: Final = ScanIntervals(rounds=30.0, newcomers=5.0)
"""Only the trainee is judged, so others are looked for less often than in a recording; measured: a fifth of the cost of
a frame less."""


class PoseSlots:
    """How many more practices may have their poses found here. Safe between threads."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._free = threading.Semaphore(most)

    def acquire(self) -> None:
        """Raise ProtocolError where there is none left."""
        if not self._free.acquire(blocking=False):
            raise ProtocolError(
                "busy", "too many others have their poses found on this server; find them in the browser"
            )

    def release(self) -> None:
        """Somebody else may have it."""
        self._free.release()


class ServerPoses:
    """Turns a practice's pictures into poses; for one thread at a time."""

    def __init__(self, places: PoseSlots) -> None:
        self._places = places
        self._pipeline: PosePipeline | None = None
        self._latest: tuple[Frame, PoseFrame] | None = None

    def __call__(self, frame: Frame) -> PoseFrame:
        """Everyone in the frame; the practice itself watches the camera.

        Raises ProtocolError where no place is free or there is no model.
        """
        if self._pipeline is None:
            self._pipeline = self._start()
        if self._latest and np.array_equal(self._latest[0].image, frame.image):
            return replace(self._latest[1], time=frame.time, earlier=())  # the same picture: a frozen camera
        self._latest = frame, self._pipeline.track(frame)
        return self._latest[1]

    def close(self) -> None:
        """Release models and place; they are taken again at the next picture, if there is one."""
        pipeline, self._pipeline, self._latest = self._pipeline, None, None
        if pipeline is not None:
            try:
                pipeline.close()
            finally:
                self._places.release()

    def _start(self) -> PosePipeline:
        self._places.acquire()
        try:
            return PosePipeline(kept_model(), ALONE, threads=1)  # others practise beside it
        except BaseException as error:
            self._places.release()
            if isinstance(error, ModelError):
                raise ProtocolError("internal", str(error)) from error
            raise
