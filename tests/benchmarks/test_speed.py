"""The comparison of the review with bare MediaPipe."""

from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from benchmarks import speed
from benchmarks.speed import Timing


def test_contestants_run_in_turn_and_the_ratio_is_that_of_the_review_to_each(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def contestant(name: str, timing: Timing) -> speed.Contestant:
        def run(_: Path) -> Timing:
            ran.append(name)
            return timing

        return run

    timings = {speed.REVIEW: Timing(10.0, None), "bare": Timing(8.0, 4.0)}
    monkeypatch.setattr(speed, "CONTESTANTS", {name: contestant(name, timing) for name, timing in timings.items()})
    monkeypatch.setattr(speed, "ensure_model", lambda: None)
    app = Typer()
    app.command()(speed.main)
    result = CliRunner(env={"COLUMNS": "160"}).invoke(app, ["some.mp4", "--repeats", "2"])
    rows = [line.replace("│", " ").split() for line in result.stdout.splitlines() if "│" in line]
    assert ran == [speed.REVIEW, "bare", speed.REVIEW, "bare"]
    assert [row[-4:] for row in rows] == [
        ["10.00", "10.00", "10.00", "1.00"],
        ["8.00", "8.00", "8.00", "1.25"],
        ["4.00", "4.00", "4.00", "2.50"],
    ]
