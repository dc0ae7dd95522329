"""The walk detector is fitted to kept poses, and says how it does on people whom it has not seen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from calibration.poses import save_poses
from calibration.real_labels import everyone_found, read_real_labels
from calibration.walking.__main__ import app
from calibration.walking.samples import LabelledPoses, windows_of
from calibration.walking.train import balance, fit, held_out, probabilities, told
from posture.config.walk_weights import load_walk_model
from posture.errors import SettingsError
from tests.film import scene, together
from tests.gaits import DRAGGING, NORMAL, Gait
from tests.people import Person, person

PEOPLE: dict[str, tuple[str, str, Person]] = {
    "a_walk": ("a", "walk", person().walks(NORMAL)),
    "a_stand": ("a", "stand", person().moves_feet()),
    "b_walk": ("b", "walk", person().walks(DRAGGING)),
    "b_sit": ("b", "sit", person().sits().shakes_foot()),
    "c_walk": ("c", "walk", person().walks(Gait(cadence=98.0, step=0.3, lift=0.04))),
    "c_stand": ("c", "stand", person().gestures()),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kept poses of six clips of three sources, with their labels."""
    folder = tmp_path_factory.mktemp("kept")
    records = []
    for name, (source, activity, who) in PEOPLE.items():
        save_poses(folder / f"{name}.npz", scene(who, 3.0, 15.0, view="side", noise=0.004))
        records.append(
            {"poses": f"{name}.npz", "seconds": 3.1, "source": source, "activity": activity, "still": False,
             "good": True, "shown": [], "do_shown": [], "cannot_judge": [], "note": ""}
        )  # fmt: skip
    (folder / "labels.json").write_text(json.dumps(records), encoding="utf-8")
    return folder


def sources(folder: Path) -> list[LabelledPoses]:
    return [LabelledPoses(one.file, one.label, one.source) for one in read_real_labels(folder)]


def test_windows_carry_what_was_done_in_them(kept: Path) -> None:
    windows = windows_of(sources(kept))
    assert {clip: bool(walks) for clip, walks in zip(windows.clips, windows.walks, strict=True)} == {
        name: activity == "walk" for name, (_, activity, _) in PEOPLE.items()
    }


@pytest.mark.parametrize("travel", [False, True], ids=["legs alone", "with travel"])
def test_people_are_told_and_each_source_is_told_by_the_others(kept: Path, *, travel: bool) -> None:
    windows = windows_of(sources(kept))
    fitted = probabilities(fit(windows), windows, travel=travel)
    assert told(windows, fitted).auc > 0.95
    others, seen = fit(windows.where(windows.groups != "a")), windows.groups == "a"
    expected = probabilities(others, windows.where(seen), travel=travel)
    assert held_out(windows, travel=travel)[seen] == pytest.approx(expected)


def test_what_the_product_never_asks_about_is_no_walking(kept: Path) -> None:
    windows = windows_of(sources(kept))
    chances = probabilities(fit(windows), windows, travel=True)
    assert windows.in_place.any()
    assert (chances[windows.in_place] == 0).all()


def test_a_source_with_many_windows_counts_less_for_each(kept: Path) -> None:
    windows = windows_of(sources(kept))
    few = windows.where((windows.groups != "a") | (np.arange(len(windows.walks)) % 4 == 0))
    counts = balance(few)
    assert counts.mean() == pytest.approx(1.0)
    assert counts[few.groups == "a"].min() > counts[few.groups == "b"].max()


def test_training_writes_weights_and_what_others_are_judged_by(kept: Path, tmp_path: Path) -> None:
    weights, without = tmp_path / "weights.json", tmp_path / "without"
    done = CliRunner().invoke(app, ["train", str(kept), "--weights", str(weights), "--without", str(without)])
    assert done.exit_code == 0, done.output
    assert "legs alone, each group held out" in done.output
    every, others = load_walk_model(weights), load_walk_model(without / "source a.json")
    assert every.local.weights.shape == others.local.weights.shape
    assert every.local.bias != others.local.bias


def test_poses_without_a_label_are_refused_in_one_line(tmp_path: Path) -> None:
    save_poses(tmp_path / "who.npz", scene(person(), 1.0, 15.0))
    done = CliRunner().invoke(app, ["train", str(tmp_path)])
    assert done.exit_code == 2


def test_nobody_with_legs_is_nothing_to_learn_from() -> None:
    with pytest.raises(SettingsError, match="found no labelled window"):
        windows_of([])


def test_labels_that_are_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text('[{"poses": "a.npz"}]', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"labels\.json: labels of kept poses were wanted"):
        read_real_labels(tmp_path)


def test_who_is_who_is_known_only_where_all_are_seen_at_once(kept: Path) -> None:
    one = read_real_labels(kept)[0].label
    two = replace(one, people=(one.people[0], one.people[0]))
    alone = scene(person(), 1.0, 10.0)
    assert everyone_found(tuple(alone), one)
    assert everyone_found(tuple(together(alone, alone)), two)
    assert not everyone_found(tuple(alone), two)
