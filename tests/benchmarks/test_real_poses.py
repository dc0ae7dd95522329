"""How right the product is on kept poses of real people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
import typer
from typer.testing import CliRunner

from benchmarks.real_poses import RealFigures, main, measure
from calibration.poses import save_poses
from calibration.real_labels import read_real_labels
from tests.film import scene
from tests.gaits import NORMAL
from tests.people import Person, person

REAL: Final = Path(__file__).parents[3] / "shared" / "real_poses"
"""Landmarks of real people; on few machines."""


def put(folder: Path, who: Person, seconds: float = 6.0, **said: Any) -> RealFigures:  # noqa: ANN401 - JSON
    save_poses(folder / "who.npz", scene(who, seconds, 15.0, noise=0.004))
    record = {"poses": "who.npz", "seconds": seconds, "source": "z", "still": False, "good": False} | said
    (folder / "labels.json").write_text(json.dumps([record]), encoding="utf-8")
    (real,) = read_real_labels(folder)
    return measure(real, None)


def test_a_walk_is_a_pass_that_is_recognised(tmp_path: Path) -> None:
    figures = put(tmp_path, person().walks(NORMAL), 3.0, activity="walk")
    assert (figures.passes, figures.passes_recognised) == (1, 1)
    assert figures.walk_recognised == pytest.approx(figures.walk_seconds, abs=0.2)
    assert figures.false_standing_praise == 0


def test_standing_that_is_labelled_walking_is_not_recognised_and_its_praise_is_false(tmp_path: Path) -> None:
    figures = put(tmp_path, person(), activity="walk")
    assert (figures.passes, figures.passes_recognised, figures.active_right) == (1, 0, 0)
    assert figures.false_standing_praise > 2


def test_walking_that_is_labelled_standing_is_false(tmp_path: Path) -> None:
    assert put(tmp_path, person().walks(NORMAL), 3.0, activity="stand").false_walk > 2.5


def test_a_fault_is_hit_or_denied(tmp_path: Path) -> None:
    folded = [["stand.arms_folded", 0.0, 6.0]]
    hit = put(tmp_path, person().folds_arms(), activity="stand", shown=folded)
    denied = put(tmp_path, person(), activity="stand", shown=folded)
    assert (hit.faults, hit.hits, denied.faults, denied.hits) == (1, 1, 1, 0)
    assert hit.denied < 0.5
    assert denied.denied > 3
    assert denied.fault_seconds == pytest.approx(6.0)


def test_an_episode_where_all_is_good_is_an_alarm(tmp_path: Path) -> None:
    figures = put(tmp_path, person().folds_arms(), activity="stand", good=True)
    assert figures.alarms >= 1
    assert figures.good_seconds == pytest.approx(6.0)


def test_the_table_has_a_line_for_every_source_and_one_for_all(tmp_path: Path) -> None:
    put(tmp_path, person().sits(), activity="sit")
    app = typer.Typer()
    app.command()(main)
    done = CliRunner().invoke(app, [str(tmp_path), "--each"])
    assert done.exit_code == 0, done.output
    assert "source z" in done.output
    assert "all" in done.output


@pytest.mark.corpus
@pytest.mark.skipif(not REAL.is_dir(), reason="the kept poses in ../shared are absent")
def test_real_people_are_told_walking_sitting_and_standing() -> None:
    figures = sum((measure(one, None) for one in read_real_labels(REAL)), RealFigures())
    assert figures.passes_recognised >= figures.passes - 1
    assert figures.walk_recognised >= 0.95 * figures.walk_seconds
    assert figures.active_right >= 0.95 * figures.active_seconds
    assert figures.false_standing_praise == 0
    assert figures.false_walk <= 2.0
    assert figures.seated_judged >= 0.93 * figures.seated_seconds


FEW: Final = ("a_walk_away_03", "a_walk_towards_02", "a_walk_side_06", "a_walk_hips_03", "d_sit_desk_04", "d_stand_01")


@pytest.mark.skipif(not REAL.is_dir(), reason="the kept poses in ../shared are absent")
def test_a_few_real_people_are_told_right() -> None:
    few = [one for one in read_real_labels(REAL) if one.file.stem in FEW]
    figures = sum((measure(one, None) for one in few), RealFigures())
    assert len(few) == len(FEW)
    assert figures.active_right >= 0.95 * figures.active_seconds
    assert figures.false_walk == 0
