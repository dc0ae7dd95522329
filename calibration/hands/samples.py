"""Labelled hands of standing people, from kept poses: NAME.npz beside NAME.json.

NAME.npz is what `calibration.poses.save_poses` writes. NAME.json has the ``actor`` and ``moments``, a list of {t, left,
right}: what each hand does at that time, by the names in `WAYS`; the moments have nothing to do with each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from posture.errors import SettingsError
from posture.features.moment.hand_classifier import HAND_CLASSES, hand_table, hand_yaws
from posture.features.moment.visibility import arms_placed
from posture.pose.observation import Observation, Observer
from posture.types import FloatArray, View

from ..poses import load_poses

WAYS: Final = {
    "hang": "hanging",
    "pocket": "in_pocket",
    "clasped": "clasped",
    "behind": "behind",
    "hips": "on_hip",
    "folded": "raised",
    "gesture": "raised",
    "hold": "raised",
    "across": "raised",
    "bent": "raised",
}
"""What is acted, and the class that it counts as."""
SAME: Final = 1e-3
"""Seconds within which two times are one."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands that have a place, n of them; those of one moment follow each other."""

    tables: FloatArray
    """Shape (n, 9, 5): `posture.features.moment.hand_classifier.hand_table`."""
    yaws: FloatArray
    """Degrees, as seen from the hand's side, shape (n,)."""
    labels: NDArray[np.int64]
    """Places in HAND_CLASSES, shape (n,)."""
    ways: NDArray[np.str_]
    """What was acted, shape (n,); so are the actors, the views and the moments."""
    actors: NDArray[np.str_]
    views: NDArray[np.str_]

    def where(self, chosen: NDArray[np.bool_]) -> Hands:
        """Those hands only, of a mask of shape (n,)."""
        own = (self.ways[chosen], self.actors[chosen], self.views[chosen])
        return Hands(self.tables[chosen], self.yaws[chosen], self.labels[chosen], *own)


def read_hands(folders: list[Path]) -> Hands:
    """All hands in `folders` that have a place, in the order of the files' names. Raises SettingsError for none."""
    files = [file for folder in folders for file in sorted(folder.glob("*.npz"))]
    rows = [row for file in files for row in _file(file)]
    if not rows:
        raise SettingsError(
            f"poses NAME.npz with labelled hands in NAME.json were wanted, {', '.join(map(str, folders))} has none"
        )
    tables, yaws, ways, actors, views = zip(*rows, strict=True)
    labels = [HAND_CLASSES.index(WAYS[way]) for way in ways]
    return Hands(np.stack(tables), np.array(yaws), np.array(labels), np.array(ways), np.array(actors), np.array(views))


def _file(file: Path) -> Iterator[tuple[FloatArray, float, str, str, str]]:
    label = read_label(file.with_suffix(".json"))
    for moment, o in observed(file, label):
        if o.view is View.BACK:
            continue
        for table, yaw, there, way in zip(
            hand_table(o), hand_yaws(o.yaw), arms_placed(o), (moment["left"], moment["right"]), strict=True
        ):
            if there:
                yield table, float(yaw), way, label["actor"], o.view.value


def read_label(file: Path) -> dict[str, Any]:
    """The label of a file of poses. Raises SettingsError where it is missing or has no moments."""
    try:
        label: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        label["moments"][0]["left"], label["actor"]
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise SettingsError(f"a label with moments beside the poses wanted, {file} cannot be used ({error})") from error
    return label


def observed(file: Path, label: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Observation]]:
    """Every moment in which somebody was found, each seen for the first time: nothing is smoothed."""
    for frame in load_poses(file):
        moment = next((one for one in label["moments"] if abs(one["t"] - frame.time) < SAME), None)
        if moment is not None and frame.people:
            pose = frame.people[0].pose
            yield moment, Observer().observe(frame.time, pose, frame.width, frame.height)
