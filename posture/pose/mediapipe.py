"""From MediaPipe's landmarks to poses: the one place that knows its axes, and what to make of what it leaves out.

MediaPipe itself is not imported. Its picture landmarks are shares of the picture's width and height, with depth in
shares of the width; its world landmarks are metres from the middle of the hips, y down and z away from the camera.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from posture.pose.landmarks import BONES, COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.types import FloatArray

DEPTH: Final = 3.5
"""By how much picture landmarks overstate depth, held against world landmarks (3.4 to 3.9 in the examples)."""
LENGTHS: Final = np.array([0.35, 0.24, 0.48, 0.48, 0.26, 0.24, 0.26, 0.24, 0.39, 0.37, 0.39, 0.37])
"""Metres of each of BONES, as world landmarks have them."""
AXES: Final = (1.0, -1.0, -1.0)
"""From MediaPipe's world axes to ours, and back."""
FARTHEST: Final = 3.0
"""Widths or heights of the picture: most landmarks of a person in view lie nearer to its corner than this."""
_POINT: Final[tuple[str, ...]] = ("x", "y", "z", "visibility", "presence")


def pose_frames(  # noqa: PLR0913 - all that an array leaves open
    landmarks: ArrayLike,
    *,
    width: int,
    height: int,
    fps: float | None = None,
    times: Sequence[float] | None = None,
    world: ArrayLike | None = None,
) -> tuple[PoseFrame, ...]:
    """Frames for a session, of landmarks in MediaPipe's order and scale, shape (frames, 33, 4).

    The columns are x and y in shares of the picture's `width` and `height` (in pixels), z in shares of the width,
    negative towards the camera, and visibility 0..1; presence 0..1 may follow. A frame that is all NaN has nobody in
    it. With shape (frames, people, 33, 4), the people have the numbers 1, 2 … in that order.

    There are `fps` frames a second, or they come at `times`, in seconds from the first frame. `world` has the same
    landmarks in metres, in MediaPipe's axes, shape (frames, 33, 3). Without it they are estimated from x, y and z for a
    body of usual size, to within some 4 cm: every row is judged all the same, those that depend on depth less surely
    (stand.listless most of all, which may then be missed, or taken for sitting). Raises ValueError for another shape, a
    pose that is NaN in part, pixels instead of shares, or no depth.

    >>> frames = posture.pose_frames(array, width=640, height=480, fps=15)
    >>> len(frames), frames[0].people[0].person
    (90, 1)
    """
    rows = _by_person(landmarks, (4, 5), "landmarks")
    if 2 * (np.abs(rows[..., :2]) > FARTHEST).sum() > np.isfinite(rows[..., :2]).sum():
        raise ValueError("x and y as shares of the picture were wanted; divide pixels by its width and height")
    size = (width, height)
    metres = estimated_world(rows, size) if world is None else _by_person(world, (3,), "world")
    if metres.shape[:3] != rows.shape[:3]:
        raise ValueError(f"world landmarks for {rows.shape[:2]} frames and people were wanted, got {metres.shape[:2]}")
    moments = _times(len(rows), fps, times)
    return tuple(
        PoseFrame(time, width, height, _people(bodies, there, size, time))
        for time, bodies, there in zip(moments, rows, metres, strict=True)
    )


def to_poses(
    result: Any,  # noqa: ANN401 - MediaPipe has no types
    size: tuple[int, int],
    corner: tuple[int, int] = (0, 0),
    light: float = 128.0,
) -> list[Pose]:
    """Everybody in a result of MediaPipe's landmarker, or of its older `Pose`; the rest as for `to_pose`."""
    found, world = result.pose_landmarks, result.pose_world_landmarks
    point = _POINT
    if found is None or hasattr(found, "landmark"):  # the older one: one body or None, and no presence
        found, world, point = ([found.landmark], [world.landmark], _POINT[:4]) if found else ([], [], ())
    pairs = zip(found, world, strict=True)
    return [to_pose(_table(body, point), _table(metres, _POINT[:3]), size, corner, light) for body, metres in pairs]


def to_pose(
    landmarks: FloatArray,
    world: FloatArray,
    size: tuple[int, int],
    corner: tuple[int, int] = (0, 0),
    light: float = 128.0,
) -> Pose:
    """One pose, of x, y, z, visibility and perhaps presence, shape (33, 4 or 5), and world landmarks, shape (33, 3).

    It was found in a part of the picture that has `size` pixels, with its left upper `corner` there. Where presence is
    not known, those landmarks are present that lie inside of it.
    """
    inside = ((landmarks[:, :2] >= 0) & (landmarks[:, :2] <= 1)).all(axis=1)
    presence = landmarks[:, -1] if landmarks.shape[1] == len(_POINT) else np.full(COUNT, np.nan)
    return Pose(
        landmarks[:, :2] * size + corner,
        world * AXES,
        landmarks[:, 3].copy(),
        np.where(np.isnan(presence), inside, presence),
        light,
    )


def estimated_world(landmarks: FloatArray, size: tuple[int, int]) -> FloatArray:
    """World landmarks in MediaPipe's axes, metres, shape (..., 33, 3), from x, y and z of picture landmarks.

    The body is taken for one of usual size. Raises ValueError where there is no depth.
    """
    if landmarks.size and (landmarks[..., 2] == 0).all():
        raise ValueError("z as MediaPipe gives it was wanted, got 0 throughout; without depth, give world landmarks")
    points = landmarks[..., :3] * (size[0], size[1], size[0] / DEPTH)
    starts, ends = np.array(BONES).T
    lengths = np.linalg.norm(points[..., starts, :] - points[..., ends, :], axis=-1)
    hips = points[..., [L.LEFT_HIP, L.RIGHT_HIP], :].mean(axis=-2, keepdims=True)
    return np.asarray((points - hips) / np.median(lengths / LENGTHS, axis=-1)[..., np.newaxis, np.newaxis])


def _table(points: Any, columns: Sequence[str]) -> FloatArray:  # noqa: ANN401 - MediaPipe has no types
    """One row a landmark; NaN for what is not set."""
    return np.array([[getattr(point, name) for name in columns] for point in points], dtype=np.float64)


def _by_person(given: ArrayLike, columns: tuple[int, ...], name: str) -> FloatArray:
    """Shape (frames, people, 33, columns)."""
    array = np.asarray(given, dtype=np.float64)
    array = array[:, np.newaxis] if array.ndim == 3 else array  # noqa: PLR2004
    if array.ndim != 4 or array.shape[2] != COUNT or array.shape[3] not in columns:  # noqa: PLR2004
        raise ValueError(f"{name} of shape (frames, {COUNT}, {columns[0]}) were wanted, got {np.shape(given)}")
    return array


def _times(count: int, fps: float | None, times: Sequence[float] | None) -> list[float]:
    if times is None and fps:
        moments = [k / fps for k in range(count)]
    elif times is not None and fps is None:
        moments = [float(time) for time in times]
    else:
        raise ValueError("either fps, the frames in a second, or the times of all frames were wanted")
    if len(moments) != count or not (np.diff(moments, prepend=-np.inf) > 0).all():
        raise ValueError(f"rising times of {count} frames were wanted, got {len(moments)} times, or not rising")
    return moments


def _people(landmarks: FloatArray, world: FloatArray, size: tuple[int, int], time: float) -> tuple[PersonPose, ...]:
    """Those whose landmarks, shape (people, 33, 4 or 5), and world landmarks (people, 33, 3) are not NaN."""
    unknown = np.isnan(landmarks).any(axis=(1, 2)) | np.isnan(world).any(axis=(1, 2))
    nobody = np.isnan(landmarks).all(axis=(1, 2))
    if (unknown & ~nobody).any():
        raise ValueError(
            f"the pose at {time:g} s is NaN in part; give a landmark that is not seen a visibility of 0 and any place"
        )
    there = np.flatnonzero(~nobody)
    return tuple(PersonPose(int(k) + 1, to_pose(landmarks[k], world[k], size)) for k in there)
