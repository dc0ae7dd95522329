"""Labelled hands come out of kept poses as they went in, and a classifier learns them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from calibration.hands.samples import read_hands
from calibration.hands.train import fit, logits
from calibration.poses import save_poses
from posture.errors import SettingsError
from posture.features.moment.hand_classifier import HAND_CLASSES
from posture.pose.pose import PoseFrame
from tests.film import scene
from tests.people import Person, person

ACTED: Mapping[str, Person] = {
    "hang": person(),
    "pocket": person().pockets_hands(),
    "clasped": person().clasps_hands(),
    "behind": person().holds_hands_behind(),
    "hips": person().puts_hands_on_hips(),
    "folded": person().folds_arms(),
}


def frames(seed: int, **camera: str | float) -> list[PoseFrame]:
    """One of each, a second apart."""
    return [
        scene(who, 0, 1, noise=0.02, seed=seed, times=[float(k)], **camera)[0]  # type: ignore[arg-type]  # view
        for k, who in enumerate(ACTED.values())
    ]


def kept(folder: Path, name: str, seed: int = 0, **camera: str | float) -> None:
    save_poses(folder / f"{name}.npz", frames(seed, **camera))
    moments = [{"t": float(k), "left": way, "right": way} for k, way in enumerate(ACTED)]
    (folder / f"{name}.json").write_text(json.dumps({"actor": name, "moments": moments}), encoding="utf-8")


def test_both_hands_of_every_moment_are_read_with_what_they_do(tmp_path: Path) -> None:
    kept(tmp_path, "ada")
    hands = read_hands([tmp_path])
    assert hands.ways.tolist() == [way for way in ACTED for _ in range(2)]
    assert [HAND_CLASSES[k] for k in hands.labels[::2]] == list(HAND_CLASSES)
    assert set(hands.actors.tolist()) == {"ada"}
    assert hands.tables.shape == (2 * len(ACTED), 9, 5)


def test_from_the_side_the_near_hand_alone_is_read_and_from_behind_none(tmp_path: Path) -> None:
    kept(tmp_path, "ada", view="side")
    assert len(read_hands([tmp_path]).ways) == len(ACTED)
    (tmp_path / "behind").mkdir()
    kept(tmp_path / "behind", "ada", view="back")
    with pytest.raises(SettingsError, match="labelled hands"):
        read_hands([tmp_path / "behind"])


@pytest.mark.parametrize("label", [None, "[]", '{"actor": "ada", "moments": []}'])
def test_poses_without_a_label_are_refused(tmp_path: Path, label: str | None) -> None:
    kept(tmp_path, "ada")
    (tmp_path / "ada.json").unlink()
    if label is not None:
        (tmp_path / "ada.json").write_text(label, encoding="utf-8")
    with pytest.raises(SettingsError, match="a label with moments"):
        read_hands([tmp_path])


def test_what_is_learned_from_some_is_told_of_others(tmp_path: Path) -> None:
    for k in range(4):
        kept(tmp_path, f"body{k}", seed=k, view=(-30.0, -10.0, 10.0, 30.0)[k])
    hands = read_hands([tmp_path])
    unseen = hands.actors == "body1"
    told = logits(fit(hands.where(~unseen)), hands.where(unseen)).argmax(axis=1)
    assert np.mean(told == hands.labels[unseen]) > 0.8


def test_a_kind_that_nobody_shows_cannot_be_learned(tmp_path: Path) -> None:
    kept(tmp_path, "ada")
    hands = read_hands([tmp_path])
    with pytest.raises(SettingsError, match="none for behind"):
        fit(hands.where(hands.ways != "behind"))
