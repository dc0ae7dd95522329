"""The poses of a recording, found once and kept, so that it can be judged again and again with other numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posture.errors import SettingsError
from posture.pose.pose import CameraState, PersonPose, Pose, PoseFrame

ARRAYS = ("picture", "world", "visibility", "presence", "light")
CAMERA = "camera"
"""Roll, shaking and moves of each frame, shape (frames, 3)."""


def find_poses(clip: Path) -> Iterator[PoseFrame]:
    """Everyone in every frame, just as `posture review` finds them. Raises SourceError or ModelError."""
    # Imported here, since judging kept poses needs neither a decoder nor the pose model.
    from posture.assets.pose_model import ensure_model
    from posture.camera.monitor import CameraWatch
    from posture.perception.estimator import PoseEstimator
    from posture.perception.tracker import PeopleFollower
    from posture.review_video import open_recording

    with open_recording(clip) as video, PoseEstimator(ensure_model()) as estimator:
        follower, camera = PeopleFollower(estimator), CameraWatch()
        for frame in video.frames():
            yield camera.push(frame, follower.poses(frame))


def poses_of(clip: Path, kept: Path | None) -> tuple[PoseFrame, ...]:
    """The poses of a clip; those kept in a folder are read from it, others are found and kept there."""
    place = kept / f"{clip.stem}.npz" if kept else None
    if place and place.is_file():
        return load_poses(place)
    frames = tuple(find_poses(clip))
    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
        save_poses(place, frames)
    return frames


def save_poses(path: Path, frames: Iterable[PoseFrame]) -> None:
    """Write poses as a compressed NumPy archive, landmarks to six digits. Bodies that are not counted are left out."""
    frames = tuple(frames)
    people = [(frame, one) for frame in frames for one in frame.people]
    arrays: dict[str, NDArray[Any]] = {
        "size": np.array([(frame.width, frame.height) for frame in frames[:1]]).reshape(-1),
        "frames": np.array([frame.time for frame in frames]),
        CAMERA: np.array([astuple(frame.camera) for frame in frames], dtype=np.float64).reshape(-1, 3),
        "t": np.array([frame.time for frame, _ in people]),
        "person": np.array([one.person for _, one in people], dtype=np.int64),
    }
    landmarks = {name: np.array([getattr(one.pose, name) for _, one in people], dtype=np.float32) for name in ARRAYS}
    np.savez_compressed(path, allow_pickle=False, **arrays, **landmarks)


def load_poses(path: Path) -> tuple[PoseFrame, ...]:
    """Read what `save_poses` wrote. Raises SettingsError for any other file."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            return tuple(_frames({name: archive[name] for name in archive.files}))
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise SettingsError(f"{path}: kept poses were wanted ({error}); delete it to have them found again") from error


def _frames(arrays: dict[str, NDArray[Any]]) -> Iterator[PoseFrame]:
    times, at = arrays["t"], 0
    # Poses kept by an earlier version know nothing of the camera.
    cameras = arrays.get(CAMERA, np.zeros((len(arrays["frames"]), 3)))
    for time, camera in zip(arrays["frames"], cameras, strict=True):
        people = []
        while at < len(times) and times[at] == time:
            people.append(PersonPose(int(arrays["person"][at]), _pose(arrays, at)))
            at += 1
        width, height = arrays["size"]
        state = CameraState(float(camera[0]), bool(camera[1]), int(camera[2]))
        yield PoseFrame(float(time), int(width), int(height), tuple(people), camera=state)


def _pose(arrays: dict[str, NDArray[Any]], at: int) -> Pose:
    points = {name: arrays[name][at].astype(np.float64) for name in ARRAYS[:4]}
    return Pose(**points, light=float(arrays["light"][at]))
