"""The whole way from frames to numbered poses: estimator, tracker and camera monitor, put together once."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from posture.assets.pose_model import Models
from posture.camera.cuts import CutDetector
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

    def __init__(self, models: Models, scan: ScanIntervals = EVERYBODY, threads: int | None = None) -> None:
        """`scan` says how often to look for people who are not followed yet; `threads` as for the estimator."""
        self._estimator = PoseEstimator(models, threads)
        self._tracker = PersonTracker(self._estimator, scan)
        self._monitor = CameraMonitor()
        self._cuts = CutDetector()

    def process(self, frame: Frame) -> PoseFrame:
        """Everyone in the next frame, by number, and what the camera does."""
        found = self.track(frame)
        if found.cut:
            self._monitor = CameraMonitor()
        return self._monitor.process(frame, found)

    def track(self, frame: Frame) -> PoseFrame:
        """The same, but nothing is found out about the camera: it is as if it hung level and stood still."""
        cut = self._cuts.detect(frame.time, frame.image)
        if cut:
            self._tracker.begin_anew()
        return replace(self._tracker.track(frame), cut=cut)

    def close(self) -> None:
        """Release the models."""
        self._estimator.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
