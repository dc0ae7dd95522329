"""Standard output that is full or closed, an interrupt at any moment, and names that are no text or too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from posture.errors import OutputError
from tests.cli.command import MAIN, ROOT, run, run_alone
from tests.fakes import write_clip

FULL: Final = Path("/dev/full")
FAILED, INTERRUPTED = 1, 130
FAKED: Final = "import pytest; from tests.fakes import Standing, use; use(Standing, pytest.MonkeyPatch());"

needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
posix = pytest.mark.skipif(os.name == "nt", reason="streams are closed and names are bytes in POSIX only")


def run_into(place: Path, *arguments: str | Path, code: str = MAIN) -> tuple[int, str]:
    """Exit code and what is said on standard error, with standard output led to `place`."""
    with place.open("w") as out:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    return done.returncode, done.stderr


@needs_full
@pytest.mark.parametrize("arguments", [("rules",), ("--help",), ("--version",), ("profile", "show", "feet_flat")])
def test_a_full_standard_output_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    code, told = run_into(FULL, *arguments)
    assert code == FAILED
    assert told.startswith("error: cannot write standard output: ")
    assert told.count("\n") == 1


@posix
def test_a_closed_standard_output_is_told_in_one_line() -> None:
    done = run_alone("rules", code=f"import os; os.close(1); {MAIN}")
    assert done.returncode == FAILED
    assert done.stderr.startswith("error: cannot write standard output: ")
    assert done.stderr.count("\n") == 1


@posix
def test_streams_that_are_closed_from_the_start_give_their_numbers_to_no_file(tmp_path: Path) -> None:
    place = tmp_path / "house.toml"
    command = f'"{sys.executable}" -m posture profile init "{place}" <&- >&- 2>&-'
    assert subprocess.run(command, shell=True, cwd=ROOT, check=False).returncode == FAILED
    assert place.read_text(encoding="utf-8").startswith("# House rules.")


@needs_full
def test_what_goes_to_a_full_standard_output_does_not_cost_the_other_results(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4")
    wishes: list[str | Path] = ["--csv", "-", "--json", tmp_path / "r.json", "--vtt", tmp_path / "r.vtt"]
    code, told = run_into(FULL, "review", clip, *wishes, code=f"{FAKED} {MAIN}")
    assert code == FAILED
    assert "error: cannot write standard output" in told
    assert "Traceback" not in told
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["people"]
    assert (tmp_path / "r.vtt").read_text(encoding="utf-8").startswith("WEBVTT")


@needs_full
def test_a_full_standard_error_does_not_cost_the_work(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4")
    command = [sys.executable, "-c", f"{FAKED} {MAIN}", "review", str(clip), "--json", str(tmp_path / "r.json")]
    with FULL.open("w") as err:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=err, check=False)
    assert done.returncode == 0
    assert (tmp_path / "r.json").is_file()


INTERRUPTED_EARLY: Final = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Interrupting(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "posture.cli.app":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
"""


@posix
def test_an_interrupt_while_the_program_loads_is_one_as_any_other() -> None:
    done = run_alone("rules", code=INTERRUPTED_EARLY + MAIN)
    assert done.returncode == INTERRUPTED
    assert "Traceback" not in done.stderr
    assert int(signal.SIGINT) + 128 == INTERRUPTED


def breaking(form: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> str:  # noqa: ANN401 - in place of any form
        raise error

    monkeypatch.setattr(f"posture.report.writer.to_{form}", broken)


def test_where_one_result_fails_the_others_are_written_and_named(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking("boris", OutputError("cannot write r.boris: no room"), monkeypatch)
    folder = clip.parent
    wishes = [part for form in ("json", "boris", "csv", "html") for part in (f"--{form}", folder / f"r.{form}")]
    done = run("review", clip, *wishes)
    assert done.exit_code == FAILED
    assert "Arms folded across the chest" in done.stdout
    assert sorted(path.suffix for path in folder.glob("r.*")) == [".csv", ".html", ".json"]
    assert [line for line in done.stderr.splitlines() if line.startswith("written: ")] == [
        f"written: {folder / name}" for name in ("r.json", "r.csv", "r.html")
    ]
    assert "error: cannot write r.boris: no room" in done.stderr


def test_a_fault_of_ours_in_one_result_does_not_cost_the_others(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking("csv", ZeroDivisionError(), monkeypatch)
    done = run("review", clip, "--csv", clip.parent / "r.csv", "--json", clip.parent / "r.json")
    assert isinstance(done.exception, ZeroDivisionError)
    assert (clip.parent / "r.json").is_file()


def test_an_annotated_video_that_fails_does_not_cost_the_judgement(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("posture.drawing.annotated_video.AnnotatedVideo.add", full)
    done = run("review", clip, "--annotated", clip.parent / "a.mp4", "--json", clip.parent / "r.json")
    assert done.exit_code == FAILED
    assert f"error: cannot write {clip.parent / 'a.mp4'}: No space left on device" in done.stderr
    assert sorted(path.name for path in clip.parent.iterdir()) == ["clip.mp4", "r.json"]


@posix
def test_a_name_that_is_no_utf_8_has_all_its_results(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4").rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xd7\xf8\xd7\xcb.mp4"))
    forms = ("json", "csv", "boris", "eaf", "vtt", "html")
    wishes = [part for form in forms for part in (f"--{form}", tmp_path / f"r.{form}")]
    command = [sys.executable, "-c", f"{FAKED} {MAIN}", "review", clip, *wishes, "--annotated", tmp_path / "r.mp4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert len(list(tmp_path.glob("r.*"))) == len(forms) + 1
    assert json.loads((tmp_path / "r.json").read_bytes())["source"]["file"] == "\N{REPLACEMENT CHARACTER}" * 4 + ".mp4"


LONG: Final = "x" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ("review", f"{LONG}.mp4"),
        ("review", "clip.mp4", "--json", f"{LONG}.json"),
        ("review", "clip.mp4", "--annotated", f"{LONG}.mp4"),
        ("review", "clip.mp4", "--profile", LONG),
        ("review", "clip.mp4", "--thresholds", LONG),
        ("review", "clip.mp4", "--baseline", LONG),
        ("measure", "clip.mp4", "--rule", "sit.leg_crossed", "--plot", f"{LONG}.png"),
        ("profile", "init", LONG),
        ("profile", "check", LONG),
        ("calibrate", "clip.mp4", "--out", LONG, "--person", "A", "--seat", "B", "--from", "0:00", "--to", "0:05"),
    ],
)
def test_a_name_that_is_too_long_is_told_in_one_line(
    clip: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(clip.parent)
    done = run(*arguments)
    assert (done.exit_code, type(done.exception)) == (FAILED, SystemExit)
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
