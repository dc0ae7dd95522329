"""Labelled windows of people who walk, stand and sit, from kept poses: NAME.npz with a label of any of our forms.

People who are labelled in order from left to right are found by their place. A window counts where one activity lasts
throughout it, blends left out, and where the legs are somebody's: the product asks nothing of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.errors import SettingsError
from posture.features.motion.walk_detector import legs_are_real
from posture.features.motion.walk_features import WalkFeatures
from posture.features.motion.walk_window import WalkWindow
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observer
from posture.pose.pose import PoseFrame
from posture.types import Activity, FloatArray

from ..labels import Label, PersonLabel
from ..poses import load_poses
from ..real_labels import everyone_found

LEARNED: Final = (Activity.WALK, Activity.STAND, Activity.SIT)
PRESENT: Final = 0.25
"""Share of the frames in which somebody must be found to be one of the labelled people."""


@dataclass(frozen=True, slots=True)
class LabelledPoses:
    """Kept poses, their label, and the group that is held out together: a public collection, or an actor."""

    file: Path
    label: Label
    group: str


@dataclass(frozen=True, slots=True)
class Windows:
    """n windows."""

    local: FloatArray
    """Shape (n, len(LOCAL))."""
    travel: FloatArray
    """Shape (n, len(TRAVEL))."""
    walks: NDArray[np.bool_]
    in_place: NDArray[np.bool_]
    """Windows of which the product knows without a model that nobody walks, where the camera stands still."""
    groups: NDArray[np.str_]
    clips: NDArray[np.str_]

    def where(self, chosen: NDArray[np.bool_]) -> Windows:
        """Those windows only, of a mask of shape (n,)."""
        return Windows(
            self.local[chosen],
            self.travel[chosen],
            self.walks[chosen],
            self.in_place[chosen],
            self.groups[chosen],
            self.clips[chosen],
        )


def windows_of(sources: Iterable[LabelledPoses]) -> Windows:
    """All usable windows. Raises SettingsError where there are none."""
    rows = [row for source in sources for row in _clip(source)]
    if not rows:
        raise SettingsError("kept poses of people with their legs in the picture were wanted, found no labelled window")
    return Windows(*(np.array(column) for column in zip(*rows, strict=True)))


def _clip(source: LabelledPoses) -> Iterator[tuple[FloatArray, FloatArray, bool, bool, str, str]]:
    frames = load_poses(source.file)
    for person, truth in _people(frames, source.label).items():
        for end, window in _windows(frames, person):
            activity = _throughout(truth, window.start, end)
            if activity in LEARNED and legs_are_real(window):
                walks = activity is Activity.WALK
                yield window.local, window.travel, walks, window.in_place, source.group, source.file.stem


def _people(frames: tuple[PoseFrame, ...], label: Label) -> dict[int, PersonLabel]:
    """The labelled people by their numbers; none where others are found than are labelled."""
    if not everyone_found(frames, label):
        return {}
    places: defaultdict[int, list[float]] = defaultdict(list)
    for frame in frames:
        for one in frame.people:
            places[one.person].append(float(one.pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)[0]))
    there = [number for number, xs in places.items() if len(xs) >= PRESENT * len(frames)]
    there.sort(key=lambda number: float(np.median(places[number])))
    return dict(zip(there, label.people, strict=True)) if len(there) == len(label.people) else {}


def _windows(frames: tuple[PoseFrame, ...], person: int) -> Iterator[tuple[float, WalkFeatures]]:
    observer, windows = Observer(), WalkWindow()
    for frame in frames:
        for one in frame.people:
            if one.person != person:
                continue
            o = observer.observe(frame.time, one.pose, frame.width, frame.height, frame.camera.roll)
            window = windows.add(o)
            if window is not None:
                yield frame.time, window


def _throughout(truth: PersonLabel, start: float, end: float) -> Activity | None:
    """What is done from start to end; None in blends and where it changes."""
    if any(start < until and end > begun for begun, until in truth.ignore):
        return None
    return next((span.activity for span in truth.activity if span.start <= start and end <= span.end), None)
