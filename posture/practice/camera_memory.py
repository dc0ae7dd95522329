"""What is known of the camera, across changes of who finds the poses and across a resumed practice."""

from __future__ import annotations

from dataclasses import replace

from posture.camera.monitor import CameraMonitor
from posture.pose.frame import Frame
from posture.pose.pose import LEVEL, CameraState, PoseFrame


class CameraMemory:
    """Adds the camera's state to frames: as it is seen in pictures, or as it was last where there are none."""

    def __init__(self, before: CameraState = LEVEL) -> None:
        """`before` is what was known when the pictures began."""
        self._monitor, self._before = CameraMonitor(), before
        self._newest = before

    def from_picture(self, frame: Frame, found: PoseFrame) -> PoseFrame:
        """Take the next picture, and what was found in it."""
        watched = self._monitor.process(frame, found).camera
        moves = self._before.moves + watched.moves
        # Until the roll is known anew, it is what it was, unless the camera has moved since.
        roll = watched.roll or (0.0 if watched.moves else self._before.roll)
        self._newest = replace(watched, roll=roll, moves=moves)
        return replace(found, camera=self._newest)

    def from_poses(self, found: PoseFrame) -> PoseFrame:
        """A frame of which only the poses are known."""
        calm = replace(self._newest, shaking=False, distinct=1.0, frozen_since=None)
        return replace(found, camera=calm)
