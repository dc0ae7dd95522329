"""Episodes as CSV."""

from __future__ import annotations

import csv as table
import io

from posture.report.csv import COLUMNS, to_csv
from posture.report.model import Report
from tests.report.samples import HOSTILE, report, sitter


def rows(text: str) -> list[dict[str, str]]:
    return list(table.DictReader(io.StringIO(text)))


def test_there_is_one_row_per_episode_and_person(two: Report) -> None:
    episodes = [episode for person in two.people for finding in person.findings for episode in finding.episodes]
    assert len(rows(to_csv(two, "en"))) == len(episodes)
    assert tuple(rows(to_csv(two, "en"))[0]) == COLUMNS


def test_a_row_says_who_what_when_and_how_strongly(one: Report) -> None:
    row = next(row for row in rows(to_csv(one, "en")) if row["rule"] == "sit.leg_crossed")
    assert row == {
        "file": "lobby.mp4",
        "person": "1",
        "activity": "sit",
        "rule": "sit.leg_crossed",
        "kind": "dont",
        "title": "One leg crossed over the other",
        "start": "4.700",
        "end": "9.700",
        "seconds": "5.000",
        "peak": "0.31",
        "unit": "probability",
        "confidence": "0.80",
        "strength": "just recognisable",
        "video_start": "0.000",
    }


def test_titles_are_in_the_language_of_the_report(one: Report) -> None:
    assert {"翘着二郎腿", "双臂抱胸"} <= {row["title"] for row in rows(to_csv(one, "zh"))}


def test_hostile_file_names_survive_unchanged(two: Report) -> None:
    assert {row["file"] for row in rows(to_csv(two, "en"))} == {HOSTILE}


def test_a_file_name_is_never_a_formula() -> None:
    text = to_csv(report(sitter(), file="=HYPERLINK(1).mp4"), "en")
    assert {row["file"] for row in rows(text)} == {"'=HYPERLINK(1).mp4"}


def test_nobody_in_view_is_one_row_that_says_so(nobody: Report) -> None:
    (row,) = rows(to_csv(nobody, "en"))
    assert (row["person"], row["rule"], row["title"], row["end"]) == ("", "", "no one is in view", "12.000")
    assert rows(to_csv(nobody, "zh"))[0]["title"] == "画面中没有人"
