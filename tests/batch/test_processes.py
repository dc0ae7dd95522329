"""`posture batch` with real processes: one that dies, Ctrl-C, a kill of all, and a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from posture.batch.record import RECORD_FILE
from tests.batch.conftest import write_recording
from tests.batch.test_batch import table
from tests.cli.command import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.cluster,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that a process can send to itself alone"),
]

FAILED, INTERRUPTED, KILLED = 1, 130, -9


def batch(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `posture batch` to the end of it and of all processes that it started: they hold its output open."""
    command = [sys.executable, str(ROOT / "tests/batch/acted_main.py"), "batch", str(folder / "in")]
    command += ["--out", str(folder / "out"), "--formats", "json", *options]
    own = {"ACTED": str(folder), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, env=os.environ | own | environment, capture_output=True, text=True, check=False)


def recordings(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        write_recording(folder / "in" / name, number)


def done(folder: Path) -> dict[str, int]:
    """When what is done was done, by the recordings."""
    return {path.parent.name: path.stat().st_mtime_ns for path in (folder / "out").rglob(RECORD_FILE)}


def parts(folder: Path) -> list[Path]:
    return [path for path in (folder / "out").rglob("*") if ".posture-" in path.name]


def test_a_process_that_dies_loses_nothing_and_one_that_always_dies_is_named(tmp_path: Path) -> None:
    recordings(tmp_path, "a.mp4", "die.mp4", "die-always.mp4", "z.mp4")
    ended = batch(tmp_path, "--jobs", "2")
    assert ended.returncode == FAILED
    assert sorted(done(tmp_path)) == ["a.mp4", "die.mp4", "z.mp4"]
    assert [line["file"] for line in table(tmp_path / "out") if line["problem"]] == ["die-always.mp4"]
    assert "its process ended 2 times" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_ctrl_c_keeps_what_is_done_ends_all_processes_and_the_rest_is_done_later(tmp_path: Path) -> None:
    recordings(tmp_path, "a.mp4", "interrupt.mp4", "z.mp4")
    ended = batch(tmp_path, "--jobs", "1")
    assert ended.returncode == INTERRUPTED
    assert ended.stderr.splitlines()[-2:] == [
        "1 of 3 recordings are done and stay; the same command again does the rest",
        "interrupted",
    ]
    before = done(tmp_path)
    assert (list(before), parts(tmp_path)) == (["a.mp4"], [])
    again = batch(tmp_path, "--jobs", "1")
    assert again.returncode == 0, again.stderr
    assert sorted(done(tmp_path)) == ["a.mp4", "interrupt.mp4", "z.mp4"]
    assert done(tmp_path)["a.mp4"] == before["a.mp4"]


def test_a_kill_leaves_what_is_done_and_no_process(tmp_path: Path) -> None:
    recordings(tmp_path, "a.mp4", "client.mp4", "z.mp4")
    assert batch(tmp_path, "--jobs", "1").returncode == KILLED
    before = done(tmp_path)
    assert list(before) == ["a.mp4"]
    again = batch(tmp_path, "--jobs", "1")
    assert again.returncode == 0, again.stderr
    assert done(tmp_path)["a.mp4"] == before["a.mp4"]
    lines = [line["file"] for line in table(tmp_path / "out") if line["row"] == "stand.arms_folded"]
    assert lines == ["a.mp4", "client.mp4", "z.mp4"]


def test_a_full_disk_is_told_in_one_line_and_what_was_done_stays(tmp_path: Path) -> None:
    recordings(tmp_path, "a.mp4")
    assert batch(tmp_path, "--jobs", "1").returncode == 0
    recordings(tmp_path, "a.mp4", "b.mp4", "c.mp4")
    ended = batch(tmp_path, "--jobs", "1", ACTED_FILE_LIMIT="2000")
    errors = [line for line in ended.stderr.splitlines() if "cannot write" in line]
    assert (ended.returncode, ended.stderr.count("Traceback")) == (FAILED, 0)
    assert "File too large" in errors[-1]
    assert "b.mp4" in errors[-1]
    assert (sorted(done(tmp_path)), parts(tmp_path)) == (["a.mp4"], [])
    assert batch(tmp_path, "--jobs", "1").returncode == 0
    assert sorted(done(tmp_path)) == ["a.mp4", "b.mp4", "c.mp4"]
