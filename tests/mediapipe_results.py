"""Poses as MediaPipe gives them, without MediaPipe."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Final

import numpy as np

from posture.pose.landmarks import Landmark as L
from posture.pose.mediapipe import AXES, DEPTH
from posture.pose.pose import Pose
from posture.types import FloatArray

COLUMNS: Final = ("x", "y", "z", "visibility", "presence")


def picture_rows(pose: Pose, size: tuple[int, int]) -> FloatArray:
    """Shape (33, 5): COLUMNS of each landmark in a picture of that size."""
    trunk = [L.LEFT_SHOULDER, L.RIGHT_HIP]
    (from_u, to_u), (from_x, to_x) = pose.picture[trunk], pose.world[trunk, :2]
    scale = np.linalg.norm(to_u - from_u) / np.linalg.norm(to_x - from_x)
    depth = -pose.world[:, 2] * scale * DEPTH / size[0]
    return np.column_stack((pose.picture / size, depth, pose.visibility, pose.presence))


def world_rows(pose: Pose) -> FloatArray:
    """Shape (33, 3): x, y and z in metres, in MediaPipe's axes."""
    return np.asarray(pose.world * AXES)


def result(size: tuple[int, int], *poses: Pose) -> SimpleNamespace:
    """As the pose landmarker of MediaPipe's Tasks gives it."""
    return SimpleNamespace(
        pose_landmarks=[_points(picture_rows(pose, size)) for pose in poses],
        pose_world_landmarks=[_points(world_rows(pose)) for pose in poses],
    )


def older_result(size: tuple[int, int], pose: Pose | None) -> SimpleNamespace:
    """As `mp.solutions.pose` gave it: one body or None, and 0 for presence, which it does not know."""
    if pose is None:
        return SimpleNamespace(pose_landmarks=None, pose_world_landmarks=None)
    picture = picture_rows(pose, size) * (1, 1, 1, 1, 0)
    return SimpleNamespace(
        pose_landmarks=SimpleNamespace(landmark=_points(picture)),
        pose_world_landmarks=SimpleNamespace(landmark=_points(world_rows(pose))),
    )


def _points(rows: FloatArray) -> list[SimpleNamespace]:
    return [SimpleNamespace(**dict(zip(COLUMNS, row, strict=False))) for row in rows.tolist()]
