"""The whole way from frames to numbered poses: estimator, tracker and camera monitor, put together once."""

from __future__ import annotations

from typing import Self

from posture.assets.pose_model import Models
from posture.camera.monitor import CameraMonitor
from posture.perception.estimator import PoseEstimator
from posture.perception.scan import EVERYBODY, ScanIntervals
from posture.perception.tracker import PersonTracker
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame


class PosePipeline:
    """Turns the frames of one recording or camera, in the order of time, into poses. Use as a context manager.

    Raises ModelError where a model cannot be loaded.
    """

    def __init__(self, models: Models, scan: ScanIntervals = EVERYBODY) -> None:
        """`scan` says how often to look for people who are not followed yet."""
        self._estimator = PoseEstimator(models)
        self._tracker = PersonTracker(self._estimator, scan)
        self._monitor = CameraMonitor()

    def process(self, frame: Frame) -> PoseFrame:
        """Everyone in the next frame, by number, and what the camera does."""
        return self._monitor.process(frame, self.track(frame))

    def track(self, frame: Frame) -> PoseFrame:
        """The same, but nothing is found out about the camera: it is as if it hung level and stood still."""
        return self._tracker.track(frame)

    def close(self) -> None:
        """Release the models."""
        self._estimator.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
