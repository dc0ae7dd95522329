"""Kept poses are what was kept, or are refused in one line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from calibration.poses import load_poses, save_poses
from posture.errors import SettingsError
from tests.film import scene
from tests.rules.stories import stander


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("poses") / "kept.npz"
    save_poses(path, scene(stander(), 0.5))
    return path


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("t", None, "there is no t"),
        ("world", np.zeros((2, 33, 3)), "world should be numbers of shape"),
        ("picture", np.array("x"), "picture should be numbers of shape"),
        ("frames", np.array([1.0, 0.5]), "should be numbers of shape"),
        ("size", np.array([0, 480]), "size should lie between 1 and"),
        ("size", np.array([1e300, 480]), "size should lie between 1 and"),
        ("size", np.array([np.nan, 480]), "size should be finite"),
    ],
)
def test_an_array_that_does_not_fit_is_named(
    tmp_path: Path, kept: Path, name: str, value: np.ndarray | None, fault: str
) -> None:
    with np.load(kept) as archive:
        arrays = {other: archive[other] for other in archive.files if other != name}
    path = tmp_path / "changed.npz"
    np.savez(path, **arrays, **({} if value is None else {name: value}))  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=fault) as error:
        load_poses(path)
    assert "\n" not in str(error.value)


def test_poses_of_no_frame_are_refused(tmp_path: Path, kept: Path) -> None:
    with np.load(kept) as archive:
        arrays = {name: archive[name] for name in archive.files}
    arrays["t"][-1] += 0.01
    np.savez(tmp_path / "changed.npz", **arrays)
    with pytest.raises(SettingsError, match="poses of no frame"):
        load_poses(tmp_path / "changed.npz")


@pytest.mark.parametrize("end", [0, 1, 100, -100, -1])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, kept: Path, end: int) -> None:
    path = tmp_path / "cut.npz"
    path.write_bytes(kept.read_bytes()[:end])
    with pytest.raises(SettingsError, match="delete it to have them found again"):
        load_poses(path)
