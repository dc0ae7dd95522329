"""A proposal in the thresholds file, and the command around it."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from calibration.__main__ import app
from calibration.fit.folds import Proposal, ThresholdChange
from calibration.fit.knobs import Knob
from calibration.fit.search import Fitness
from calibration.fit.write import write
from calibration.poses import save_poses
from posture.config.thresholds import DEFAULT, load_thresholds
from posture.errors import SettingsError
from posture.rules.criteria import Band, Threshold
from tests.calibration.fit.stage import LIMITS
from tests.calibration.stories import FOLDED
from tests.film import scene
from tests.rules.stories import stander

GOOD, BAD = Fitness(1.0, 0.0), Fitness(0.5, 0.0)
DAY = date(2026, 3, 4)


def proposal(rule: str, *changes: ThresholdChange) -> Proposal:
    return Proposal(
        rule=rule,
        criteria=LIMITS[rule],
        changes=changes,
        before=BAD,
        after=GOOD,
        unseen_before=BAD,
        unseen_after=GOOD,
        folds=(),
        clips=7,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(DEFAULT, tmp_path / "thresholds.toml"))


def changed(file: Path) -> list[tuple[str, str]]:
    """The lines that differ from the file that comes with the product."""
    before, after = (place.read_text(encoding="utf-8").splitlines() for place in (DEFAULT, file))
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


def test_only_the_lines_of_the_changed_limits_change(file: Path) -> None:
    old = LIMITS[FOLDED].limits["farther_gap"]
    assert isinstance(old, Threshold)
    write(file, [proposal(FOLDED, ThresholdChange(Knob("farther_gap"), (old.onset, old.offset), (0.4, 0.55)))], DAY)
    ((before, after),) = changed(file)
    assert before.split(" = {")[0] == after.split(" = {")[0] == "limits.farther_gap"
    new = load_thresholds(file)[FOLDED].limits["farther_gap"]
    assert isinstance(new, Threshold)
    assert (new.onset, new.offset, new.unit) == (0.4, 0.55, old.unit)
    assert new.source.startswith(
        f"fitted 2026-03-04 to 7 clips of 0 people; before: {old.onset:g} and {old.offset:g}, "
    )
    assert new.source.endswith(old.source)


def test_the_sides_of_a_band_are_written_into_their_pairs(file: Path) -> None:
    old = LIMITS["sit.straight"].limits["forward_lean"]
    assert isinstance(old, Band)
    high = ThresholdChange(Knob("forward_lean", "high"), (old.onset[1], old.offset[1]), (14.0, 18.0))
    write(file, [proposal("sit.straight", high)], DAY)
    new = load_thresholds(file)["sit.straight"].limits["forward_lean"]
    assert isinstance(new, Band)
    assert (new.onset, new.offset) == ((old.onset[0], 14.0), (old.offset[0], 18.0))
    assert len(changed(file)) == 1


def test_numbers_that_make_no_sense_leave_the_file_as_it_was(file: Path) -> None:
    with pytest.raises(SettingsError, match="must differ"):
        write(file, [proposal(FOLDED, ThresholdChange(Knob("farther_gap"), (0.4, 0.5), (0.4, 0.4)))], DAY)
    assert changed(file) == []
    assert [place.name for place in file.parent.iterdir()] == ["thresholds.toml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two people who fold their arms, and two who clasp their hands; poses instead of pictures."""
    place = tmp_path / "clips"
    place.mkdir()
    for name in ("ada", "ben"):
        for act in ("folds", "clasps"):
            clip = f"{name}_{act}"
            who = stander().folds_arms(4.0, 8.0) if act == "folds" else stander().clasps_hands(4.0, 8.0)
            (place / f"{clip}.mp4").touch()
            save_poses(tmp_path / f"{clip}.npz", scene(who, 12.0))
            lists: dict[str, object] = {
                key: [] for key in ("do_shown", "ambiguous", "cannot_judge", "partial", "ignore", "people", "shown")
            }
            if act == "folds":
                lists["shown"] = [{"rule": FOLDED, "start": 4.0, "end": 8.0}]
            head = {"clip": f"{clip}.mp4", "seconds": 12.0, "kind": "behaviour", "view": {"framing": "full"}}
            text = json.dumps({**head, "actor": name, "activity": [["stand", 0.0, 12.0]], **lists})
            (place / f"{clip}.json").write_text(text, encoding="utf-8")
    return place


def fit(folder: Path, file: Path, *more: str) -> str:
    poses = str(folder.parent)
    result = CliRunner().invoke(
        app, ["fit", str(folder), "--rule", FOLDED, "--poses", poses, "--thresholds", str(file), *more]
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_command_writes_nothing_unless_told_and_then_what_helps(folder: Path, file: Path) -> None:
    old = LIMITS[FOLDED].limits["farther_gap"]
    assert isinstance(old, Threshold)
    far = f"onset = {old.onset}, offset = {old.offset}"
    spoilt = file.read_text(encoding="utf-8").replace(
        f"limits.farther_gap = {{ {far}", "limits.farther_gap = { onset = 0.01, offset = 0.02"
    )
    file.write_text(spoilt, encoding="utf-8")
    told = fit(folder, file)
    assert "Nothing written" in told
    assert file.read_text(encoding="utf-8") == spoilt
    assert "ada, fitted to the others" in told
    told = fit(folder, file, "--write")
    assert f"Written to {file}" in told.replace("\n", "")
    new = load_thresholds(file)[FOLDED].limits["farther_gap"]
    assert isinstance(new, Threshold)
    assert new.onset > 0.1
    assert "4 clips of 2 people" in new.source
    assert "No better numbers found" in fit(folder, file)


def test_one_person_is_a_wrong_wish_told_in_one_line(folder: Path, file: Path) -> None:
    for place in folder.glob("ben*"):
        place.unlink()
    result = CliRunner().invoke(app, ["fit", str(folder), "--poses", str(folder.parent), "--thresholds", str(file)])
    assert result.exit_code == 2
    assert "two people or more" in result.stderr
