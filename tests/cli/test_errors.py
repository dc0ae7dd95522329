"""What a user can act on is told in one line with an exit code, and nothing half-written stays behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import MAIN, run, run_alone
from tests.fakes import write_clip
from tests.sources.videos import cut, write_audio, write_video

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def without_frames(path: Path) -> Path:
    """A recording that broke off before its first frame."""
    whole = write_clip(path, faststart=True).read_bytes()
    path.write_bytes(whole[: whole.index(b"mdat") + 4])
    return path


def text(path: Path) -> Path:
    path.write_text("This is no video.\n" * 100, encoding="utf-8")
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def missing(path: Path) -> Path:
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (missing, "there is no file"),
        (folder, "is a folder"),
        (empty, "is empty"),
        (text, "is not a video"),
        (write_audio, "has no video in it"),
        (without_frames, "without one readable frame"),
    ],
)
def test_what_is_no_recording_is_told_in_one_line(tmp_path: Path, make: Callable[[Path], Path], words: str) -> None:
    done = run("review", make(tmp_path / "x.mp4"), "--json", tmp_path / "r.json")
    assert done.exit_code == FAILED
    assert words in done.stderr
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not (tmp_path / "r.json").exists()


def test_a_cut_off_recording_is_judged_with_a_warning(clip: Path) -> None:
    broken = cut(write_clip(clip.parent / "cut.mp4", faststart=True), 0.6)
    done = run("review", broken)
    assert done.exit_code == 0
    assert "warning: the recording is cut off" in done.stderr
    assert "Arms folded across the chest" in done.stdout


@pytest.mark.parametrize("form", ["--json", "--csv", "--boris", "--eaf", "--vtt", "--html", "--annotated"])
def test_a_place_that_cannot_be_written_is_found_before_the_work(
    clip: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("posture.cli.run_review.open_recording", lambda _: pytest.fail("the work began"))
    done = run("review", clip, form, clip.parent / "no" / "such" / "r")
    assert done.exit_code == FAILED
    assert done.stderr.startswith("error: cannot write")
    assert names(clip.parent) == ["clip.mp4"]


def test_the_recording_is_never_overwritten(clip: Path) -> None:
    before = clip.read_bytes()
    done = run("review", clip, "--annotated", clip.parent / "." / "clip.mp4")
    assert done.exit_code == FAILED
    assert "it is the recording or another result" in done.stderr
    assert clip.read_bytes() == before


def test_two_results_in_one_file_are_refused(clip: Path) -> None:
    done = run("review", clip, "--json", clip.parent / "r", "--csv", clip.parent / "r")
    assert done.exit_code == FAILED
    assert names(clip.parent) == ["clip.mp4"]


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("a.mp4", "b.mp4"),
        ("a.mp4", "--no-such-option"),
        ("a.mp4", "--activity", "swim"),
        ("a.mp4", "--language", "fr"),
        ("a.mp4", "--evidence"),
        ("a.mp4", "--blur-faces"),
        ("a.mp4", "--json", "-", "--csv", "-"),
        ("a.mp4", "--annotated", "-"),
    ],
)
def test_wrong_usage_is_told_apart_from_failure(wrong: tuple[str, ...]) -> None:
    assert run("review", *wrong).exit_code == MISUSED


def test_a_wrong_thresholds_file_is_told_in_one_line_with_all_its_faults(clip: Path) -> None:
    wrong = clip.parent / "wrong.toml"
    wrong.write_text("version = 1\n[rows]\n", encoding="utf-8")
    done = run("review", clip, "--thresholds", wrong)
    assert done.exit_code == FAILED
    assert "no numbers for sit.straight" in done.stderr
    assert "no numbers for walk.swaying" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    done = run("review", tmp_path / "\x1b[2Jx\n.mp4")
    assert done.exit_code == FAILED
    assert "\x1b[2J" not in done.stderr
    assert done.stderr.count("\n") == 1


SIGNALLED = """
import os, sys
import pytest
from posture.cli import main
from tests.fakes import Standing, use

number = int(sys.argv.pop())

class Signalling(Standing):
    count = 0
    def track(self, image, regions):
        self.count += 1
        if self.count == 40:
            os.kill(os.getpid(), number)
        return super().track(image, regions)

use(Signalling, pytest.MonkeyPatch())
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that a process can send to itself alone")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, number: signal.Signals) -> None:
    clip = write_clip(tmp_path / "clip.mp4")
    wishes: list[str | Path] = ["--annotated", tmp_path / "a.mp4", "--json", tmp_path / "r.json"]
    done = run_alone("review", clip, *wishes, str(int(number)), code=SIGNALLED)
    assert done.returncode == INTERRUPTED
    assert done.stderr.endswith("interrupted\n")
    assert "Traceback" not in done.stderr
    assert names(tmp_path) == ["clip.mp4"]


def test_piped_output_is_utf_8_whatever_the_machine_speaks(tmp_path: Path) -> None:
    done = run_alone("rules", "--language", "zh", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "双臂抱胸" in done.stdout


def test_a_reader_that_closes_the_pipe_causes_no_traceback() -> None:
    nobody_reads = "import os; r, w = os.pipe(); os.close(r); os.dup2(w, 1)"
    done = run_alone("rules", code=f"{nobody_reads}; {MAIN}")
    assert "Traceback" not in done.stderr
    assert done.returncode == FAILED


def test_a_bundle_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    clip = write_video(tmp_path / "clip.mp4")
    bundle = text(tmp_path / "x.task")
    done = run_alone("review", clip, "--model", bundle)
    assert done.returncode == FAILED
    assert "is not a readable pose landmarker bundle" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("review", "x.mp4"), "错误：找不到文件 x.mp4，请检查文件名和文件夹"),
        (("rules", "sit.legs"), "没有项目 'sit.legs'，是否指 sit.leg_crossed？"),
        (("review",), "缺少参数“VIDEO”。"),
        (("check", "x.mp4", "--camera", "0"), "录像和 --camera 只能选择其一"),
    ],
)
def test_errors_are_told_in_the_language_of_the_command(command: tuple[str, ...], told: str) -> None:
    assert told in run(*command, "--language", "zh").stderr
    assert told not in run(*command, "--language", "en").stderr


def test_errors_of_a_command_without_a_language_are_in_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "错误：" in run("profile", "check", "nosuch.toml").stderr
    assert "没有命令“nosuch”。" in run("nosuch").stderr
