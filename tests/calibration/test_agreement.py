"""Two invented raters, and a rater and the product, compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from calibration.__main__ import app
from calibration.agreement import compare_raters, read_rater
from calibration.formats.product import label_of
from calibration.labels import Label, PersonLabel
from posture.errors import SettingsError
from tests.calibration.formats.samples import eaf, put, tabular, tier
from tests.calibration.stories import CROSSED, FOLDED, POCKETS, SECONDS, person, report_of, stands
from tests.calibration.stories import label_of as clip_label


def rater(**clips: PersonLabel | tuple[PersonLabel, ...]) -> dict[str, Label]:
    return {
        name: replace(clip_label(*(people if isinstance(people, tuple) else (people,))), clip=f"{name}.mp4")
        for name, people in clips.items()
    }


def test_raters_who_say_the_same_agree_in_everything() -> None:
    both = rater(a=stands(shown={FOLDED: ((4, 10),)}), b=stands(shown={POCKETS: ((2, 3),)}))
    row = compare_raters(both, both).rows[FOLDED]
    assert (row.f1, row.onset_shift, row.disagreements) == (1, 0, ())
    assert sum(unit.crossed.total for unit in row.units) == 20 * SECONDS


def test_what_differs_is_counted_and_placed() -> None:
    first = rater(a=stands(shown={FOLDED: ((4, 10), (14, 16))}))
    second = rater(a=stands(shown={FOLDED: ((5.5, 10.2),)}))
    row = compare_raters(first, second).rows[FOLDED]
    assert (row.episodes.hits, row.episodes.missed, row.onset_shift) == (1, 1, 1.5)
    assert row.f1 == pytest.approx(2 / 3)
    assert [(item.start, item.end, item.shown_by) for item in row.disagreements] == [(4, 5.5, 0), (14, 16, 0)]
    assert row.disagreed_seconds == 3.5


def test_episodes_that_only_the_second_rater_has_count_as_much() -> None:
    none, some = rater(a=stands()), rater(a=stands(shown={FOLDED: ((4, 10),)}))
    assert compare_raters(none, some).rows[FOLDED].f1 == compare_raters(some, none).rows[FOLDED].f1 == 0


def test_where_one_cannot_judge_there_is_nothing_to_disagree_on() -> None:
    blind = replace(stands(), not_judged=stands(shown={FOLDED: ((3, 12),)}).shown)
    row = compare_raters(rater(a=blind), rater(a=stands(shown={FOLDED: ((4, 10),)}))).rows[FOLDED]
    assert row.disagreements == ()
    assert (row.episodes.hits, row.episodes.false) == (0, 0)
    assert row.units[0].crossed.total == 110


def test_a_label_without_activity_is_about_all_of_the_time() -> None:
    silent = replace(stands(), activity=())
    assert compare_raters(rater(a=silent), rater(a=silent)).rows[CROSSED].units[0].crossed.neither == 10 * SECONDS


def test_people_are_paired_by_name_and_then_in_order() -> None:
    ada, ben = (
        replace(stands(shown={FOLDED: when}), name=name) for name, when in (("Ada", ((1, 5),)), ("Ben", ((8, 9),)))
    )
    swapped = compare_raters(rater(a=(ada, ben)), rater(a=(replace(ben, name="ben"), replace(ada, name="ADA"))))
    assert swapped.people == 2
    assert swapped.rows[FOLDED].disagreements == ()
    unnamed = compare_raters(rater(a=(ada, ben)), rater(a=(replace(ada, name=""), replace(ben, name=""))))
    assert unnamed.rows[FOLDED].disagreements == ()


def test_what_cannot_be_compared_is_said() -> None:
    short = {"a": replace(clip_label(stands()), length_known=False)}
    remarks = compare_raters(short | rater(b=stands()), short | rater(c=(stands(), stands()))).remarks
    assert any(remark.startswith("b: only one rater") for remark in remarks)
    assert any("how long" in remark for remark in remarks)


def test_someone_whom_only_one_rater_saw_is_said() -> None:
    (remark,) = compare_raters(rater(a=(stands(), stands())), rater(a=stands())).remarks
    assert "2 people, the other 1" in remark


def test_raters_of_different_clips_cannot_be_compared() -> None:
    with pytest.raises(SettingsError, match="has a, the second b"):
        compare_raters(rater(a=stands()), rater(b=stands()))


def test_the_product_is_a_rater_whose_people_stand_from_left_to_right() -> None:
    report = report_of(
        person(number=1, x=0.8, shown={FOLDED: ((4, 10),)}), person(number=2, x=0.2, shown={POCKETS: ((4, 10),)})
    )
    truth = rater(clip=(stands(shown={POCKETS: ((4, 10),)}), stands(shown={FOLDED: ((4, 10),)})))
    assert compare_raters(truth, {"clip": label_of(report)}).rows[FOLDED].disagreements == ()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """An ELAN file of one rater, and a folder with the BORIS table of another."""
    folder = tmp_path / "boris"
    folder.mkdir()
    events = (
        ("", FOLDED, "START", "2.1"),
        ("", FOLDED, "STOP", "4.2"),
        ("", CROSSED, "START", "30"),
        ("", CROSSED, "STOP", "40"),
    )
    table = tabular(*events).replace("lobby.mp4", "lobby 1.mp4")
    put(folder, "table.tsv", table)
    return put(tmp_path, "lobby.eaf", eaf(tier(FOLDED, ("ts1", "ts2", "")))), folder


def test_labels_are_found_by_the_clip_they_are_about(two: tuple[Path, Path]) -> None:
    assert list(read_rater(two[0])) == list(read_rater(two[1])) == ["lobby 1"]


def test_the_command_prints_rows_from_the_least_agreed_and_where_they_differ(two: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(app, ["agreement", *map(str, two)])
    assert result.exit_code == 0, result.output
    rows = [
        line.split()[0] for line in result.stdout.splitlines() if line.split() and line.split()[0] in (FOLDED, CROSSED)
    ]
    assert rows == [CROSSED, FOLDED]
    assert "Where they disagree on sit.leg_crossed" in result.stdout
    assert "0:30.0–0:40.0" in result.stdout
    assert "1 clips, 1 people compared" in result.stdout


def test_the_command_compares_a_rater_with_ready_reports(tmp_path: Path, two: tuple[Path, Path]) -> None:
    report = report_of(person(shown={FOLDED: ((4, 10),)}))
    renamed = report.model_copy(update={"source": report.source.model_copy(update={"file": "lobby 1.mp4"})})
    place = put(tmp_path, "lobby.json", renamed.to_json())
    result = CliRunner().invoke(app, ["agreement", str(two[0]), str(place), "--rule", FOLDED])
    assert result.exit_code == 0, result.output
    assert CROSSED not in result.stdout
    assert "the second" in result.stdout


@pytest.mark.parametrize("wrong", ["nowhere.eaf", "."])
def test_wrong_places_are_one_line_not_a_traceback(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    result = CliRunner().invoke(app, ["agreement", str(two[0]), wrong])
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.output
