"""The poses of a recording, found once and kept, so that it can be judged again and again with other numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posture.atomic_files import atomic_write
from posture.pose.frame import Frame
from posture.pose.pose import LEVEL, CameraState, PersonPose, Pose, PoseFrame

from .pose_arrays import CAMERA, CUTS, REPEATS, STILL, read_pose_arrays

ARRAYS = ("picture", "world", "visibility", "presence", "light")

_MOVING = -1.0
"""Instead of the seconds since which a picture stands still."""

FrameChange = Callable[[Iterator[Frame]], Iterator[Frame]]
"""Frames as they are decoded to frames in which poses are to be found."""


def find_poses(clip: Path, change: FrameChange | None = None) -> Iterator[PoseFrame]:
    """Everyone in every frame, just as `posture review` finds them. Raises SourceError or ModelError."""
    # Imported here, since judging kept poses needs neither a decoder nor the pose model.
    from posture.assets.pose_model import ensure_model
    from posture.perception.pipeline import PosePipeline
    from posture.review_video import open_recording

    with open_recording(clip) as video, PosePipeline(ensure_model(), threads=1) as pipeline:
        frames = change(video.frames()) if change else video.frames()
        yield from map(pipeline.process, frames)


def poses_of(clip: Path, kept: Path | None, change: FrameChange | None = None) -> tuple[PoseFrame, ...]:
    """The poses of a clip; those kept in a folder are read from it, others are found and kept there."""
    if kept is None:
        return tuple(find_poses(clip, change))
    place = kept / f"{clip.stem}.npz"
    if not place.is_file():
        frames = tuple(unfolded(find_poses(clip, change)))
        kept.mkdir(parents=True, exist_ok=True)
        save_poses(place, frames)
    return load_poses(place)


def unfolded(frames: Iterable[PoseFrame]) -> Iterator[PoseFrame]:
    """The frames with what was seen of people before they counted in their own, which is all that can be kept."""
    everyone = tuple(frames)
    earlier = [(time, one) for frame in everyone for time, one in frame.earlier]
    for frame in everyone:
        then = (one for time, one in earlier if time == frame.time)
        yield replace(frame, people=tuple(chain(frame.people, then)), others=(), earlier=())


def save_poses(path: Path, frames: Iterable[PoseFrame]) -> None:
    """Write poses as a compressed NumPy archive, landmarks to six digits. Bodies that are not counted are left out.

    Raises OutputError where it cannot be written.
    """
    frames = tuple(frames)
    cameras = [frame.camera for frame in frames]
    people = [(frame, one) for frame in frames for one in frame.people]
    arrays: dict[str, NDArray[Any]] = {
        "size": np.array([(frame.width, frame.height) for frame in frames[:1]]).reshape(-1),
        "frames": np.array([frame.time for frame in frames]),
        CAMERA: np.array([(c.roll, c.shaking, c.moves) for c in cameras], dtype=np.float64).reshape(-1, 3),
        REPEATS: np.array([_repeats(c) for c in cameras], dtype=np.float64).reshape(-1, 2),
        "t": np.array([frame.time for frame, _ in people]),
        "person": np.array([one.person for _, one in people], dtype=np.int64),
        CUTS: np.array([frame.cut for frame in frames], dtype=np.int64),
        STILL: np.array([one.person in frame.still for frame, one in people], dtype=np.int64),
    }
    landmarks = {name: np.array([getattr(one.pose, name) for _, one in people], dtype=np.float32) for name in ARRAYS}
    with atomic_write(path, "wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays, **landmarks)


def load_poses(path: Path) -> tuple[PoseFrame, ...]:
    """Read what `save_poses` wrote. Raises SettingsError for any other file."""
    return tuple(_frames(read_pose_arrays(path, "delete it to have them found again")))


def _frames(arrays: Mapping[str, NDArray[Any]]) -> Iterator[PoseFrame]:
    times, at = arrays["t"], 0
    # Poses kept by an earlier version know nothing of the camera, of pictures that repeat, of cuts and still figures.
    n = len(arrays["frames"])
    cameras, cuts = arrays.get(CAMERA, np.zeros((n, 3))), arrays.get(CUTS, np.zeros(n))
    repeats = arrays.get(REPEATS, np.tile(_repeats(LEVEL), (n, 1)))
    stopped = arrays.get(STILL, np.zeros(len(times)))
    width, height = map(int, arrays["size"]) if n else (0, 0)
    for time, camera, repeat, cut in zip(arrays["frames"], cameras, repeats, cuts, strict=True):
        people, still = [], set()
        while at < len(times) and times[at] == time:
            people.append(PersonPose(int(arrays["person"][at]), _pose(arrays, at)))
            still |= {people[-1].person} if stopped[at] else set()
            at += 1
        seen = PoseFrame(float(time), width, height, tuple(people), camera=_camera(camera, repeat))
        yield replace(seen, still=frozenset(still), cut=bool(cut))


def _repeats(camera: CameraState) -> tuple[float, float]:
    """Share of new pictures, and since when the picture stands still; before all time if it does not."""
    return camera.distinct, _MOVING if camera.frozen_since is None else camera.frozen_since


def _camera(kept: NDArray[Any], repeats: NDArray[Any]) -> CameraState:
    distinct, since = repeats.tolist()
    return CameraState(float(kept[0]), bool(kept[1]), int(kept[2]), distinct, None if since == _MOVING else since)


def _pose(arrays: Mapping[str, NDArray[Any]], at: int) -> Pose:
    points = {name: arrays[name][at].astype(np.float64) for name in ARRAYS[:4]}
    return Pose(**points, light=float(arrays["light"][at]))
