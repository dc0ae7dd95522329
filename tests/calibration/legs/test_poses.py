"""Poses and moments to learn from."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from calibration.legs.poses import keep_poses
from calibration.legs.samples import read_samples, samples_of
from calibration.legs.train import yaw_groups
from calibration.poses import save_poses
from posture.assets.pose_model import Models
from posture.errors import SettingsError
from posture.features.moment.leg_classifier import CLASSES
from tests.acting import Actor
from tests.fakes import SIZE, Standing
from tests.film import scene
from tests.seats import sit
from tests.sources.videos import write_video

LABEL: dict[str, Any] = {
    "actor": "ann",
    "people": [],
    "view": {"framing": "full"},
    "ignore": [[3.0, 3.7]],
    "script": [["sit_upright", 0.0, 3.0, {}], ["sit_cross_knee", 3.0, 5.0, {}], ["stand_upright", 5.0, 6.0, {}]],
}


def put_poses(folder: Path, label: dict[str, Any], view: str | float = "front") -> Path:
    save_poses(folder / "clip.npz", scene(Actor().does(sit), 6.0, fps=10.0, view=view))
    (folder / "clip.json").write_text(json.dumps(label), encoding="utf-8")
    return folder


def test_moments_lie_half_a_second_apart_outside_of_blends_and_take_their_motions_class(tmp_path: Path) -> None:
    samples = read_samples([put_poses(tmp_path, LABEL)])
    names = [CLASSES[label] for label in samples.labels]
    assert names == ["side_by_side"] * 6 + ["leg_over_leg"] * 2
    assert set(samples.actors) == {"ann"}


def test_every_labelled_moment_of_a_rendered_clip_counts(tmp_path: Path) -> None:
    moments = [{"t": time, "label": "knees_wide"} for time in (0.1, 0.2, 1.0)]
    samples = read_samples([put_poses(tmp_path, {"actor": "bob", "moments": moments})])
    assert [CLASSES[label] for label in samples.labels] == ["knees_wide"] * 3


@pytest.mark.parametrize("other", [{"people": [{"actor": "ann"}]}, {"view": {"framing": "waist"}}])
def test_groups_and_pictures_without_legs_teach_nothing(tmp_path: Path, other: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="found nobody who sits"):
        read_samples([put_poses(tmp_path, LABEL | other)])


def test_from_behind_nothing_is_learned(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="found nobody who sits"):
        read_samples([put_poses(tmp_path, LABEL, view="back")])


def test_folders_without_poses_and_poses_without_a_label_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"NAME\.npz wanted, found none"):
        read_samples([tmp_path])
    (put_poses(tmp_path, LABEL) / "clip.json").unlink()
    with pytest.raises(SettingsError, match="give every clip's poses a label beside them"):
        read_samples([tmp_path])


def test_poses_and_labels_may_lie_in_different_folders(tmp_path: Path) -> None:
    put_poses(tmp_path, LABEL)
    (tmp_path / "labels").mkdir()
    label = (tmp_path / "clip.json").rename(tmp_path / "labels" / "clip.json")
    assert len(samples_of([(tmp_path / "clip.npz", label)]).labels) == 8


def test_a_turn_to_either_side_is_left_out_together(tmp_path: Path) -> None:
    films = (put_poses(tmp_path, LABEL, view=yaw) for yaw in (-40.0, 0.0, 40.0))
    left, front, right = (set(yaw_groups(read_samples([film])).tolist()) for film in films)
    assert left == right
    assert left.isdisjoint(front)


@pytest.fixture
def clips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("posture.assets.pose_model.ensure_model", lambda: Models(Path("full"), Path("crop")))
    monkeypatch.setattr("posture.perception.pipeline.PoseEstimator", Standing)
    write_video(tmp_path / "clip.mp4", range(0, 2000, 200), size=SIZE)
    return tmp_path


def test_a_rendered_clips_poses_have_the_times_of_its_label(clips: Path) -> None:
    times = [round(1.6 * (k // 2) + 0.2 * (k % 2), 3) for k in range(10)]
    moments = [{"t": time, "label": "side_by_side"} for time in times]
    (clips / "clip.json").write_text(json.dumps({"actor": "ann", "moments": moments}), encoding="utf-8")
    names: list[str] = []
    keep_poses(clips, clips / "poses", names.append)
    with np.load(clips / "poses" / "clip.npz") as poses:
        assert set(poses["t"].tolist()) <= set(times)
        assert poses["t"][-1] == times[-1]
        assert set(poses["person"].tolist()) == {1}
    assert names == ["clip.mp4"]


def test_poses_that_are_there_are_kept_and_labels_lie_beside_them(clips: Path) -> None:
    (clips / "clip.json").write_text(json.dumps(LABEL), encoding="utf-8")
    keep_poses(clips, clips / "poses", str)
    made = (clips / "poses" / "clip.npz").stat().st_mtime_ns
    keep_poses(clips, clips / "poses", str)
    assert (clips / "poses" / "clip.npz").stat().st_mtime_ns == made
    assert json.loads((clips / "poses" / "clip.json").read_text(encoding="utf-8")) == LABEL


def test_a_folder_without_labelled_clips_is_refused(clips: Path) -> None:
    with pytest.raises(SettingsError, match="has none"):
        keep_poses(clips, clips / "poses", str)
