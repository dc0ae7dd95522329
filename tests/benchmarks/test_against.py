"""The comparison of two builds."""

from pathlib import Path
from subprocess import CalledProcessError

import pytest
from typer import Typer
from typer.testing import CliRunner

from benchmarks import against
from benchmarks.against import Build, Case, Cost


def test_builds_run_in_turn_and_ratios_are_those_of_neighbouring_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    walls = iter([1.0, 2.0, 3.0, 4.0, 1.0, 10.0])
    ran: list[Path] = []

    def run(case: Case, build: Build) -> Cost:
        ran.append(build.tree)
        return Cost(next(walls), 0.5)

    monkeypatch.setattr(against, "run", run)
    monkeypatch.setattr(against, "cases", lambda _: [Case("one", "pass"), Case("other", "pass")])
    app = Typer()
    app.command()(against.main)
    result = CliRunner(env={"COLUMNS": "160"}).invoke(app, [str(tmp_path), "--repeats", "3", "--only", "one"])
    rows = [line.replace("│", " ").split() for line in result.stdout.splitlines() if "│" in line]
    assert ran == [against.ROOT, tmp_path] * 3
    assert rows == [
        ["wall", "1.00", "4.00", "0.50", "0.10", "0.75"],
        ["processor", "0.50", "0.50", "1.00", "1.00", "1.00"],
    ]


def test_a_run_costs_what_its_process_takes_and_a_failure_is_told(tmp_path: Path) -> None:
    build = against.older_build(str(tmp_path), tmp_path)
    assert against.run(Case("nothing", "pass"), build).processor > 0
    with pytest.raises(RuntimeError, match="broken ended with 3"):
        against.run(Case("broken", "raise SystemExit(3)"), build)


def test_what_is_neither_a_checkout_nor_a_revision_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalledProcessError):
        against.older_build("no-such-revision", tmp_path)
