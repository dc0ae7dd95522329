"""The command that films labelled clips worse."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer import Typer
from typer.testing import CliRunner, Result

from benchmarks import robustness
from benchmarks.kept import Varied
from posture.report.model import Report
from tests.calibration.stories import FOLDED, person, report_of

RAW: dict[str, Any] = {
    "seconds": 20.0,
    "kind": "behaviour",
    "view": {"framing": "full"},
    "activity": [["stand", 0.0, 20.0]],
    "shown": [{"rule": FOLDED, "start": 4.0, "end": 10.0}],
    **{key: [] for key in ("do_shown", "ambiguous", "cannot_judge", "partial", "ignore", "people")},
}


@pytest.fixture
def clips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four labelled clips, whose folded arms are found in all conditions but dim light."""
    for name in "abcd":
        (tmp_path / f"{name}.json").write_text(json.dumps(RAW | {"clip": f"{name}.mp4"}), encoding="utf-8")
        (tmp_path / f"{name}.mp4").touch()

    def reviewed(self: Varied, clip: Path) -> Report:
        return report_of(person(shown={} if self.condition == "dim" else {FOLDED: ((4, 10),)}))

    monkeypatch.setattr(Varied, "__call__", reviewed)
    return tmp_path


def run(*arguments: str) -> Result:
    app = Typer()
    app.command()(robustness.main)
    return CliRunner().invoke(app, arguments)


def lines(result: Result) -> list[list[str]]:
    return [line.split() for line in result.stdout.splitlines() if line.split()]


def test_each_condition_is_compared_with_the_clean_clips(clips: Path) -> None:
    result = run(str(clips), "--keep", "kept", "--conditions", "dim,360p")
    assert result.exit_code == 0
    named = {line[0]: line for line in lines(result)}
    assert named["clean"][1] == "1.000"
    assert named["360p"][1] == "1.000"
    assert named["dim"][1:4] == ["0.000", "(-1.00)", "!"]
    assert [line for line in lines(result) if line[0] == FOLDED] == [
        [FOLDED, "4", "1.000", "1.000", "0.000", "(-1.00)", "!"]
    ]


def test_every_second_clip_is_half_of_them(clips: Path) -> None:
    result = run(str(clips), "--keep", "kept", "--conditions", "dim", "--every", "2", "--list-errors")
    assert [line[2] for line in lines(result) if line[:2] == [FOLDED, "missed"]] == ["a.mp4", "c.mp4"]


def test_a_condition_that_there_is_not_is_one_line(clips: Path) -> None:
    result = run(str(clips), "--keep", "kept", "--conditions", "noise,fog")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: --conditions: wanted some of clean, noise, noise+")
    assert "got fog" in result.stderr
