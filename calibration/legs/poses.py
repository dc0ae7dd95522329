"""The poses of training clips, found as a review finds them and kept beside copies of their labels."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from posture.errors import SettingsError
from posture.pose.frame import Frame
from posture.pose.pose import LEVEL, PersonPose, PoseFrame

from ..poses import find_poses, save_poses


def keep_poses(clips: Path, folder: Path, done: Callable[[str], object]) -> None:
    """Find the poses of every clip NAME.mp4 with a label NAME.json, for `calibration.legs.samples`.

    Those that are there already are kept. `done` is called with each clip's name. Raises SettingsError for a folder
    without such clips, SourceError for one that cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for clip, label in labelled(clips):
        place = folder / f"{clip.stem}.npz"
        if not place.is_file():
            shutil.copyfile(label, folder / label.name)
            save_poses(place, _poses(clip, json.loads(label.read_text(encoding="utf-8"))))
        done(clip.name)


def labelled(clips: Path) -> list[tuple[Path, Path]]:
    """The clips of a folder with their labels, by name. Raises SettingsError where there are none."""
    pairs = [(clip, clip.with_suffix(".json")) for clip in sorted(clips.glob("*.mp4"))]
    found = [(clip, label) for clip, label in pairs if label.is_file()]
    if not found:
        raise SettingsError(f"clips NAME.mp4 with labels NAME.json were wanted, {clips} has none")
    return found


def _poses(clip: Path, label: dict[str, Any]) -> Iterator[PoseFrame]:
    if "moments" not in label:
        yield from find_poses(clip)
        return
    for frame in _moments(clip, [moment["t"] for moment in label["moments"]]):
        tallest = sorted(frame.people, key=lambda one: np.ptp(one.pose.picture[:, 1]))[-1:]
        # Between the moments everything leaps, the room as well, which is no movement of a camera.
        yield replace(frame, people=tuple(PersonPose(1, one.pose) for one in tallest), camera=LEVEL)


def _moments(clip: Path, times: list[float]) -> Iterator[PoseFrame]:
    """Everyone in every frame of a rendered clip, whose label has the frames' true times: it leaps between moments."""

    def timed(frames: Iterator[Frame]) -> Iterator[Frame]:
        return (Frame(time, frame.image) for time, frame in zip(times, frames, strict=True))

    return find_poses(clip, timed)
