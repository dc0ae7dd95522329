"""`posture measure`: what a row measures over time, in words, as a table and as a picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import cv2
import pytest

from posture.config.thresholds import DEFAULT, load_thresholds
from posture.reasons import Reason
from posture.report.measurement import COLUMNS
from tests.cli.command import run
from tests.cli.test_errors import text, without_frames
from tests.fakes import RATE, SECONDS, Nobody, use
from tests.report.test_html import Page

FOLDED, WALKING = "stand.arms_folded", "walk.dragging"
GREY = (226, 226, 226)


def words(printed: str) -> str:
    """Without what is only layout."""
    return " ".join(printed.split())


def lines(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


def test_it_says_when_the_row_was_shown_with_which_values_and_by_which_limits(clip: Path) -> None:
    done = run("measure", clip, "--rule", FOLDED)
    assert done.exit_code == 0
    printed, limits = words(done.stdout), load_thresholds()[FOLDED].limits
    assert "clip.mp4 · 6.0 s stand.arms_folded · Arms folded across the chest" in printed
    assert "Person 1 · of 1 in view · judged" in printed
    assert "Greatest (shoulder widths)" in printed
    assert "shown 0.31 0.31 0.31" in printed
    assert all(f" {name} " in printed for name in limits)


def test_it_says_why_and_for_how_long_the_row_was_silent(clip: Path) -> None:
    printed = words(run("measure", clip, "--rule", WALKING).stdout)
    assert f"not judged 6.0 s: {Reason.ACTIVITY_OTHER.text('en')}" in printed
    assert f"0:00.0–0:06.0 {Reason.ACTIVITY_OTHER.text('en')}" in printed
    assert "not shown" not in printed


def test_it_speaks_chinese(clip: Path) -> None:
    printed = words(run("measure", clip, "--rule", FOLDED, "--language", "zh").stdout)
    assert "第 1 人 · 画面中共 1 人 · 已判断" in printed
    assert "最大（倍肩宽）" in printed
    assert "Person" not in printed


def test_the_table_has_a_line_for_every_frame_of_the_person(clip: Path) -> None:
    done = run("measure", clip, "--rule", FOLDED, "--csv", "-")
    found = lines(done.stdout)
    assert list(found[0]) == list(COLUMNS)
    assert RATE * SECONDS - 10 < len(found) <= RATE * SECONDS
    assert {(line["person"], line["rule"], line["unit"]) for line in found} == {("1", FOLDED, "shoulder widths")}
    assert float(found[60]["value"]) == pytest.approx(0.31, abs=0.01)
    assert float(found[60]["level"]) > 1
    assert found[60]["reason"] == ""
    assert "Person 1" in done.stderr


def test_a_frame_that_was_not_judged_has_its_reason_and_no_value(clip: Path) -> None:
    run("measure", clip, "--rule", WALKING, "--csv", clip.parent / "walk.csv")
    found = lines((clip.parent / "walk.csv").read_text(encoding="utf-8"))
    assert {(line["value"], line["level"], line["reason"]) for line in found} == {("", "", Reason.ACTIVITY_OTHER.value)}


def test_the_picture_is_grey_where_the_row_was_not_judged_and_only_there(clip: Path) -> None:
    shown, silent = clip.parent / "shown.png", clip.parent / "silent.png"
    assert run("measure", clip, "--rule", FOLDED, "--plot", shown).exit_code == 0
    assert run("measure", clip, "--rule", WALKING, "--plot", silent).exit_code == 0
    assert middle(silent) == GREY
    assert middle(shown) != GREY


def middle(picture: Path) -> tuple[int, ...]:
    """Blue, green and red in the middle of the upper chart."""
    found = cv2.imread(str(picture))
    assert found is not None
    return tuple(found[250, 500].tolist())


def test_the_page_has_both_charts_and_every_limit_and_loads_nothing(clip: Path) -> None:
    place = clip.parent / "arms.html"
    done = run("measure", clip, "--rule", FOLDED, "--plot", place, "--profile", "feet_flat")
    page = Page(place.read_text(encoding="utf-8"))
    assert f"written: {place}" in done.stderr
    assert page.values("class").count("signal") == 2
    assert "House rules: Both feet flat" in page.text
    assert all(name in page.text for name in load_thresholds()[FOLDED].limits)
    assert "script" not in page.tags
    assert not [value for value in page.values("src") if not value.startswith("data:")]


def test_own_limits_are_drawn_and_told(clip: Path) -> None:
    mine = clip.parent / "mine.toml"
    given = DEFAULT.read_text(encoding="utf-8")
    mine.write_text(given.replace("farther_gap = { onset = 0.7", "farther_gap = { onset = 0.69"), encoding="utf-8")
    assert "farther_gap 0.69 0.82" in words(run("measure", clip, "--rule", FOLDED, "--thresholds", mine).stdout)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("--rule", "stand.arm_folded"), "there is no row 'stand.arm_folded'; stand.arms_folded was meant?"),
        (("--rule", FOLDED, "--plot", "arms.jpg"), "a name ending in .png or .html was wanted, got arms.jpg"),
        (("--rule", FOLDED, "--baseline-person", "2"), "--baseline-person says whose --baseline it is"),
    ],
)
def test_wrong_usage_is_told_before_the_work(clip: Path, wish: tuple[str, ...], said: str) -> None:
    done = run("measure", clip, *wish)
    assert done.exit_code == 2
    assert said in words(done.stderr.replace("│", ""))


@pytest.mark.parametrize(("make", "said"), [(text, "is not a video"), (without_frames, "without one readable frame")])
def test_what_is_no_recording_is_told_in_one_line(clip: Path, make: Callable[[Path], Path], said: str) -> None:
    done = run("measure", make(clip.parent / "broken.mp4"), "--rule", FOLDED)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr.splitlines()[-1]


def test_a_person_who_is_not_there_is_told_in_one_line(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = run("measure", clip, "--rule", FOLDED, "--person", "3")
    use(Nobody, monkeypatch)
    nobody = run("measure", clip, "--rule", FOLDED)
    assert (other.exit_code, nobody.exit_code) == (1, 1)
    assert other.stderr.splitlines()[-1] == "error: clip.mp4: there is no person 3; choose one of 1"
    assert "nobody was found in it" in nobody.stderr.splitlines()[-1]


def test_the_recording_and_another_result_are_never_written_over(clip: Path) -> None:
    same = clip.parent / "same.html"
    for places in (("--csv", clip), ("--csv", same, "--plot", same)):
        done = run("measure", clip, "--rule", FOLDED, *places)
        assert done.exit_code == 1
        assert "it is the recording or another result" in done.stderr
    assert not same.exists()
