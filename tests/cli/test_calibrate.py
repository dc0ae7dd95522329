"""`posture calibrate` keeps somebody's upright posture, and `--baseline` judges against it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import Result

from posture.baseline.protocol import Instruction, Step
from posture.baseline.rejection import TURNED
from posture.cli.calibrate import seconds
from posture.cli.calibrate_view import guidance
from posture.errors import CameraError
from posture.types import Language
from tests.cli.command import ROOT, run
from tests.cli.test_watch import FilmedCamera
from tests.fakes import Nobody, Standing, use, write_clip
from tests.sources.videos import write_video

WHO = ("--person", "Ana", "--seat", "desk 3")
EXAMPLE = ROOT / "examples" / "stand_arms_folded_front.mp4"


@pytest.fixture(autouse=True)
def standing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Everybody stands upright, arms folded; the pose model itself only where a test is marked slow."""
    if "slow" not in request.keywords:
        put(Standing, monkeypatch)


def put(estimator: type[Standing], monkeypatch: pytest.MonkeyPatch) -> None:
    use(estimator, monkeypatch)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_clip(tmp_path / "film.mp4")


@pytest.fixture
def kept(film: Path) -> Path:
    """The baseline of who is in the film."""
    out = film.parent / "ana.json"
    assert taken(film, out).exit_code == 0
    return out


def taken(film: Path, out: Path, *more: str) -> Result:
    return run("calibrate", film, "--from", "0:01", "--to", "0:05", *WHO, "--out", out, *more)


def read(path: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return parsed


def test_an_upright_stretch_is_kept(film: Path) -> None:
    out = film.parent / "ana.json"
    done = taken(film, out)
    assert done.exit_code == 0
    assert "accepted: standing, front view" in done.stdout
    assert f"written: {out}" in done.stderr.replace("\n", "")
    held = read(out)
    assert (held["person"], held["seat"], held["camera"]) == ("Ana", "desk 3", {"width": 640, "height": 480})
    (posture,) = held["postures"]
    assert (posture["activity"], posture["view"]) == ("stand", "front")
    assert posture["seconds"] == pytest.approx(3.9, abs=0.1)
    assert "waiting" not in posture


def test_a_second_stretch_and_waiting_are_taken_where_they_are(film: Path) -> None:
    out = film.parent / "ana.json"
    assert taken(film, out, "--second", "0:01-0:03", "--waiting", "0:03-0:05.5").exit_code == 0
    (posture,) = read(out)["postures"]
    assert posture["seconds"] == pytest.approx(4 + 2, abs=0.1)


def test_a_refusal_is_told_with_the_reason_and_nothing_is_kept(film: Path) -> None:
    out = film.parent / "ana.json"
    done = taken(film, out, "--activity", "sit")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("error: the baseline was refused: first take: sitting was wanted")
    assert "second take: " in done.stderr
    assert not out.exists()


def test_a_refusal_is_told_in_chinese(film: Path) -> None:
    done = taken(film, film.parent / "ana.json", "--activity", "sit", "--language", "zh")
    assert "未接受此基准姿势：第一次采集：需要坐姿，但您站着" in done.stderr


def test_nobody_in_the_picture_is_told(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Nobody, monkeypatch)
    assert "no one is in view" in taken(film, film.parent / "ana.json").stderr


def test_a_person_who_is_not_there_is_told(film: Path) -> None:
    assert "no one is in view" in taken(film, film.parent / "ana.json", "--baseline-person", "3").stderr


def test_a_stretch_after_the_end_is_told(film: Path) -> None:
    done = taken(film, film.parent / "ana.json", "--waiting", "1:00-1:20")
    assert done.exit_code == 1
    assert "no frame after 6.0 s" in done.stderr


def test_the_file_of_somebody_else_is_found_before_the_work(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.read_bytes()
    monkeypatch.setattr("posture.cli.run_calibrate.record_from_video", lambda *_, **__: pytest.fail("the work began"))
    for whose in (("--person", "Ben"), ("--seat", "door")):
        done = taken(kept.parent / "film.mp4", kept, *whose)
        assert done.exit_code == 1
        assert "is kept as it is" in done.stderr
    assert kept.read_bytes() == before


def test_the_recording_is_never_written_over(film: Path) -> None:
    before = film.read_bytes()
    assert taken(film, film).exit_code == 1
    assert film.read_bytes() == before


@pytest.mark.parametrize("name", ["", "   ", "A\x1b[2J", "x" * 81])
def test_a_name_that_cannot_be_kept_is_told(film: Path, name: str) -> None:
    done = taken(film, film.parent / "ana.json", "--person", name)
    assert done.exit_code == 1
    assert "1 to 80 printable characters" in done.stderr
    assert "\x1b[2J" not in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        ("film.mp4",),
        ("film.mp4", "--from", "0:01"),
        ("film.mp4", "--from", "0:05", "--to", "0:01"),
        ("film.mp4", "--from", "one", "--to", "0:05"),
        ("film.mp4", "--from", "0:01", "--to", "0:05", "--second", "0:07"),
        ("film.mp4", "--from", "0:01", "--to", "0:05", "--camera", "0"),
        ("film.mp4", "--from", "0:01", "--to", "0:05", "--activity", "walk"),
        ("--camera", "0", "--from", "0:01"),
        (),
    ],
)
def test_wrong_usage_is_told_apart_from_failure(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert run("calibrate", *wrong, *WHO, "--out", tmp_path / "ana.json").exit_code == 2


@pytest.mark.parametrize(("text", "value"), [("0:07", 7), ("12.5", 12.5), ("1:02:03.5", 3723.5), (" 2:10 ", 130)])
def test_times_are_read(text: str, value: float) -> None:
    assert seconds("--from", text) == value


@pytest.mark.parametrize("text", ["", "-3", "1:", ":5", "1e3", "0:0:0:1", "٣", "nan"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter):
        seconds("--from", text)


def test_a_camera_leads_through_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.cli.run_calibrate.open_webcam", lambda _: FilmedCamera(60.0))
    done = run("calibrate", "--camera", "0", *WHO, "--out", tmp_path / "ana.json")
    assert done.exit_code == 0
    (posture,) = read(tmp_path / "ana.json")["postures"]
    assert posture["seconds"] == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(
    ("estimator", "camera", "words"),
    [
        (Nobody, FilmedCamera(70.0), "the baseline was refused: no one is in view"),
        (Standing, FilmedCamera(60.0, CameraError), "written"),
        (Standing, FilmedCamera(9.0, CameraError), "the camera stopped"),
        (Standing, FilmedCamera(9.0, KeyboardInterrupt), "interrupted"),
        (Standing, FilmedCamera(9.0), "ended before the baseline was taken"),
    ],
)
def test_a_camera_session_ends_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, estimator: type[Standing], camera: FilmedCamera, words: str
) -> None:
    put(estimator, monkeypatch)
    monkeypatch.setattr("posture.cli.run_calibrate.open_webcam", lambda _: camera)
    done = run("calibrate", "--camera", "0", *WHO, "--out", tmp_path / "ana.json")
    assert words in done.stderr
    assert (tmp_path / "ana.json").exists() == (words == "written")


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize(("language", "refused"), [("en", "you turned"), ("zh", "您转动了身体")])
def test_every_step_says_what_to_do_and_what_was_refused(step: Step, language: Language, refused: str) -> None:
    from rich.console import Console

    console = Console(width=80)
    with console.capture() as capture:
        console.print(guidance(Instruction(step, 2.3, 1, (TURNED,)), language))
    text = capture.get()
    assert "3 s" in text or "3 秒" in text
    assert refused in text


def test_a_review_takes_the_baseline(film: Path, kept: Path) -> None:
    done = run("review", film, "--baseline", kept, "--json", "-", "-q")
    assert done.exit_code == 0
    assert done.stderr == "" or "warning" not in done.stderr
    assert json.loads(done.stdout)["people"]


def test_another_picture_is_warned_of(kept: Path) -> None:
    wide = write_video(kept.parent / "wide.mp4", range(0, 2000, 50), size=(800, 480))
    done = run("review", wide, "--baseline", kept)
    assert "warning: the baseline was taken in a picture of 640x480, this one is 800x480" in done.stderr


def test_a_baseline_of_nobody_is_warned_of(film: Path, kept: Path) -> None:
    done = run("review", film, "--baseline", kept, "--baseline-person", "4")
    assert "nobody has the number 4" in done.stderr


def test_a_person_without_a_baseline_is_wrong_usage(film: Path) -> None:
    assert run("review", film, "--baseline-person", "2").exit_code == 2
    assert run("watch", "--baseline-person", "2").exit_code == 2


@pytest.mark.parametrize("spoil", [lambda p: p.write_text("{}"), lambda p: p.unlink()])
def test_a_foreign_baseline_ends_a_review_before_the_work(
    film: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    spoil(kept)
    monkeypatch.setattr("posture.cli.run_review.open_recording", lambda _: pytest.fail("the work began"))
    done = run("review", film, "--baseline", kept)
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1


def test_watching_takes_the_baseline(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.cli.run_watch.open_webcam", lambda _: FilmedCamera(3.0))
    done = run("watch", "--baseline", kept)
    assert done.exit_code == 0
    assert "warning" not in done.stderr


@pytest.mark.slow
def test_real_pixels_give_a_baseline_that_a_review_goes_by(tmp_path: Path) -> None:
    out = tmp_path / "ana.json"
    done = run("calibrate", EXAMPLE, "--from", "0:00", "--to", "0:04", *WHO, "--out", out)
    assert done.exit_code == 0, done.stderr
    neck = read(out)["postures"][0]["values"]["neck"]
    assert 0.55 < neck["value"] < 0.65

    # Told that this person's upright neck is a seventh longer, the same pixels are no longer head up.
    raised = read(out)
    raised["postures"][0]["values"]["neck"]["value"] = neck["value"] / 0.86
    (tmp_path / "raised.json").write_text(json.dumps(raised), encoding="utf-8")
    own, other = judged(out), judged(tmp_path / "raised.json")
    assert own["stand.arms_folded"]["episodes"]
    assert own["stand.chest_out_head_up"]["shown_seconds"] > 5
    assert other["stand.chest_out_head_up"]["shown_seconds"] == 0


def judged(baseline: Path) -> dict[str, Any]:
    done = run("review", EXAMPLE, "--baseline", baseline, "--json", "-", "-q")
    assert done.exit_code == 0, done.stderr
    return {found["rule"]: found for found in json.loads(done.stdout)["people"][0]["findings"]}


def test_a_check_takes_the_baseline(film: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", film, "--baseline", kept).exit_code == 0
    assert "nobody has the number 4" in run("check", film, "--baseline", kept, "--baseline-person", "4").stderr
    assert run("check", film, "--baseline-person", "2").exit_code == 2
