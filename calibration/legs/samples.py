"""Labelled moments of seated people, from cached poses: NAME.npz beside NAME.json.

NAME.npz holds what the pose model said: ``t`` (seconds), ``person``, ``picture``, ``world``, ``visibility``,
``presence``, ``light``, one row per pose, and ``size`` (picture width and height). NAME.json is the clip's label: a
``script`` of motions as in the labelled corpus, or ``moments``, a list of {t, label}.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from posture.errors import SettingsError
from posture.features.moment.leg_classifier import CLASSES, leg_table
from posture.features.moment.visibility import find_visible_parts
from posture.pose.observation import Observation, Observer
from posture.pose.pose import Pose
from posture.side_files import SideFile
from posture.types import BodyPart, FloatArray, View

from ..pose_arrays import read_pose_arrays

MOTIONS: Final = {
    "sit_cross_ankles": "ankles_crossed",
    "sit_cross_knee": "leg_over_leg",
    "sit_cross_foot_shake": "leg_over_leg",
    "sit_ankle_on_knee": "leg_over_leg",
    "sit_knees_wide": "knees_wide",
}
"""Every other seated motion keeps the legs side by side."""
SPACING: Final = 0.5
"""Seconds between two moments taken from one motion of a clip: neighbours tell nothing new."""
SETTLING: Final = 0.3
"""Seconds after a blended transition in which the smoothed landmarks still follow."""
SAME: Final = 1e-3
"""Seconds within which two times are one."""
WHOLE: Final = "full"
"""Framing of a picture that ends nowhere above the feet: elsewhere the pose model makes legs up."""
NEEDED: Final = {BodyPart.HIPS, BodyPart.KNEES, BodyPart.ANKLES}


@dataclass(frozen=True, slots=True)
class Samples:
    """Moments; n of them."""

    tables: FloatArray
    """Shape (n, 9, 5): `posture.features.moment.leg_classifier.leg_table`."""
    yaws: FloatArray
    """Degrees, shape (n,)."""
    labels: NDArray[np.int64]
    """Places in CLASSES, shape (n,)."""
    actors: NDArray[np.str_]
    views: NDArray[np.str_]

    def where(self, chosen: NDArray[np.bool_]) -> Samples:
        """Those moments only, of a mask of shape (n,)."""
        return Samples(
            self.tables[chosen], self.yaws[chosen], self.labels[chosen], self.actors[chosen], self.views[chosen]
        )


def read_samples(folders: list[Path]) -> Samples:
    """All usable moments of the single people in `folders`, in the order of their clips' names.

    Raises SettingsError where there are none, or a clip has no label.
    """
    files = [file for folder in folders for file in sorted(folder.glob("*.npz"))]
    if not files:
        raise SettingsError(f"poses NAME.npz wanted, found none in {', '.join(map(str, folders))}")
    return samples_of((file, file.with_suffix(".json")) for file in files)


def samples_of(files: Iterable[tuple[Path, Path]]) -> Samples:
    """The same of single clips: each with the files of its poses and of its label."""
    rows = [row for poses, label in files for row in _clip(poses, label)]
    if not rows:
        raise SettingsError("poses of seated people wanted, found nobody who sits with the legs in the picture")
    tables, yaws, labels, actors, views = zip(*rows, strict=True)
    return Samples(np.stack(tables), np.array(yaws), np.array(labels), np.array(actors), np.array(views))


def _clip(file: Path, label_file: Path) -> Iterator[tuple[FloatArray, float, int, str, str]]:
    label = _label(label_file)
    if label.get("people") or label.get("view", {}).get("framing", WHOLE) != WHOLE:
        return
    last = -SPACING
    for time, o in _observations(file):
        name = _class_at(label, time)
        if name is None or o.view is View.BACK or not find_visible_parts(o) >= NEEDED:
            continue
        if "moments" in label or time - last >= SPACING:
            last = time
            yield leg_table(o), o.yaw, CLASSES.index(name), label["actor"], o.view.value


def _label(file: Path) -> dict[str, Any]:
    label = SideFile(file, "label", "give every clip's poses a label beside them").json()
    if not isinstance(label, dict) or not label.keys() >= {"actor"} or not label.keys() & {"moments", "script"}:
        raise SettingsError(f"label {file} should have an actor, and moments or a script; render or label it anew")
    return label


def _observations(file: Path) -> Iterator[tuple[float, Observation]]:
    """What is seen of the person who is there for longest."""
    poses = read_pose_arrays(file, "find them anew: python -m calibration.legs poses")
    fields = [poses[name].astype(float) for name in ("picture", "world", "visibility", "presence")]
    light, times, people, (width, height) = poses["light"], poses["t"], poses["person"], poses["size"]
    observer = Observer()
    for k in np.flatnonzero(people == np.bincount(people).argmax()) if len(people) else ():
        picture, world, visibility, presence = (field[k] for field in fields)
        pose = Pose(picture, world, visibility, presence, float(light[k]))
        yield float(times[k]), observer.observe(float(times[k]), pose, int(width), int(height))


def _class_at(label: dict[str, Any], time: float) -> str | None:
    """The class that is acted at `time`; None in transitions and where nobody sits."""
    if "moments" in label:
        return next((one["label"] for one in label["moments"] if abs(one["t"] - time) < SAME), None)
    if any(start <= time <= end + SETTLING for start, end in label["ignore"]):
        return None
    motion = next((name for name, start, end, _ in label["script"] if start <= time < end), "")
    return MOTIONS.get(motion, CLASSES[0]) if motion.startswith("sit_") and motion != "sit_to_stand" else None
