"""The camera watched while it films: what judging is told of it with every frame."""

from __future__ import annotations

from dataclasses import replace

from posture.camera.foreground import bounding_box
from posture.camera.movement import MovementDetector
from posture.camera.repeats import RepeatedFrameDetector
from posture.camera.roll import RollEstimator
from posture.pose.frame import Frame, same_shape
from posture.pose.pose import CameraState, PoseFrame


class CameraMonitor:
    """Adds the camera's state to what was found in each frame, live or recorded; it knows the past only.

    Every frame is compared with the one before; the background is looked at twice a second, and lines only until the
    roll is known.
    """

    def __init__(self) -> None:
        self._movement = MovementDetector()
        self._roll = RollEstimator()
        self._repeats = RepeatedFrameDetector()
        self._size: tuple[int, int] | None = None
        self._moves = 0
        """Those before the picture had its present size."""

    def process(self, frame: Frame, found: PoseFrame) -> PoseFrame:
        """`found` in this frame, with the state of the camera; frames come in the order of time."""
        self._heed_size(frame.size)
        self._repeats.detect(frame.time, frame.image)
        poses = [*(one.pose for one in found.people), *found.others]
        if self._movement.detect(frame.time, frame.image, [bounding_box(pose) for pose in poses]):
            self._roll = RollEstimator()
        shaking = self._movement.shaking
        if not shaking:
            self._roll.observe(frame, poses)
        moves, repeats = self._moves + len(self._movement.moves), self._repeats
        return replace(
            found, camera=CameraState(self._roll.roll, shaking, moves, repeats.distinct, repeats.frozen_since)
        )

    def _heed_size(self, size: tuple[int, int]) -> None:
        """Where the picture has another size, look anew; where it has another shape, the camera was turned or moved."""
        if self._size is not None and size != self._size:
            self._moves += len(self._movement.moves) + (not same_shape(size, self._size))
            self._movement, self._roll = MovementDetector(), RollEstimator()
        self._size = size
