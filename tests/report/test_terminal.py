"""The board in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from posture.report.model import Report
from posture.report.terminal import board
from posture.rules import RULES
from posture.types import Activity, Language
from tests.judging import rows
from tests.report.samples import finding

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def printed(report: Report, language: Language, width: int = 160) -> str:
    console = Console(width=width, color_system=None, file=io.StringIO(), record=True)
    console.print(board(report, language))
    return console.export_text()


def line_with(text: str, part: str) -> str:
    return next(line for line in text.splitlines() if part in line)


def test_rows_have_symbol_word_times_and_strength(one: Report) -> None:
    line = line_with(printed(one, "en"), "One leg crossed")
    assert "don't" in line
    assert "✗ shown" in line
    assert "0:04–0:09, 0:20–0:29" in line
    assert "just recognisable" in line


def test_a_row_that_was_not_judged_gives_its_reason(one: Report) -> None:
    assert "? not judged   the feet are outside the picture or hidden" in line_with(printed(one, "en"), "Feet shaking")
    assert "? 未判断   脚不在画面内或被遮挡" in line_with(printed(one, "zh"), "双脚不停地抖动")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_rows_of_what_happened_are_there_in_full(one: Report, language: Language) -> None:
    text = printed(one, language, width=240)
    for rule in RULES.values():
        assert (rule.wording.title(language) in text) == (not rule.id.startswith("walk."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_titles_fold_rather_than_vanish(one: Report, language: Language) -> None:
    narrow = "".join(printed(one, language, width=80).split())
    assert "…" not in narrow


def test_an_activity_that_never_happened_takes_one_line(one: Report) -> None:
    assert "this activity was not seen" in line_with(printed(one, "en"), f"Walking · {len(rows(Activity.WALK))} rows")
    assert printed(one, "en").count("this activity was not seen") == 1


def test_the_header_has_score_presence_and_activities(two: Report) -> None:
    text = printed(two, "en")
    assert "score 78 (70–84), 62% of the code could be seen · minor points" in text
    assert "no score: only 41% of the code could be judged" in text
    assert "sitting 38 s · standing 20 s" in text
    assert "Person 2 · right of the picture · in view 0:00–1:00" in text


def test_a_hostile_file_name_cannot_steer_the_terminal(two: Report) -> None:
    assert "\x1b" not in printed(two, "en")


def test_markup_in_a_file_name_is_plain_text(one: Report) -> None:
    source = one.source.model_copy(update={"file": "[red]x[/red].mp4"})
    assert "[red]x[/red].mp4" in printed(one.model_copy(update={"source": source}), "en")


def test_a_truncated_file_is_said_to_be(one: Report) -> None:
    source = one.source.model_copy(update={"truncated": True})
    cut = one.model_copy(update={"source": source})
    assert "the file ends early" in printed(cut, "en")
    assert "the file ends early" not in printed(one, "en")


def test_nobody_in_view_is_said(nobody: Report) -> None:
    assert f"? {len(RULES)} rows not judged: no one is in view" in printed(nobody, "en")
    assert "画面中没有人" in printed(nobody, "zh")


def test_with_weights_the_points_to_work_on_follow(one: Report, weights: dict[str, float]) -> None:
    console = Console(width=200, color_system=None, file=io.StringIO(), record=True)
    console.print(board(one, "en", weights))
    text = console.export_text()
    assert f"1. {RULES['sit.leg_crossed'].wording.advice('en')}" in text
    assert "Seen in this too: Arms hanging at the sides" in text
    assert "Work on first" not in printed(one, "en")


def test_what_was_not_shown_says_for_how_long_of_how_long_it_was_judged(one: Report) -> None:
    seldom = finding("sit.knees_apart", 4.0)
    (who,) = one.people
    findings = tuple(seldom if row.rule == seldom.rule else row for row in who.findings)
    text = printed(one.model_copy(update={"people": (who.model_copy(update={"findings": findings}),)}), "en")
    assert "judged for 4.0 s of 38 s" in line_with(text, "Knees too far apart")
