"""Labels made in BORIS."""

from pathlib import Path

import pytest

from calibration.formats import read_labels_in
from calibration.labels import Label, LabelledRow
from posture.errors import SettingsError
from posture.types import Activity
from tests.calibration.formats.samples import AGGREGATED_HEADING, BORIS_7, aggregated, put, tabular

FOLDED, POCKETS, STRAIGHT = "stand.arms_folded", "stand.hands_in_pockets", "stand.straight"


def read(folder: Path, text: str, name: str = "lobby 1.tsv") -> Label:
    (label,) = read_labels_in(put(folder, name, text))
    return label


def refusal(folder: Path, text: str) -> str:
    path = put(folder, "wrong.tsv", text)
    with pytest.raises(SettingsError) as error:
        read_labels_in(path)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_tabular_events_start_and_stop_an_episode(tmp_path: Path) -> None:
    label = read(
        tmp_path,
        tabular(
            ("person 1", "Arms folded across the chest", "START", "3.000"),
            ("person 2", FOLDED, "START", "4.500"),
            ("person 1", "Arms folded across the chest", "STOP", "8.000"),
            ("person 2", FOLDED, "STOP", "9.000"),
            ("person 1", "站直", "START", "10.000"),
            ("person 1", "站直", "STOP", "12.000"),
        ),
    )
    assert (label.clip, label.seconds, label.length_known) == ("lobby.mp4", 60.0, True)
    assert [person.name for person in label.people] == ["person 1", "person 2"]
    assert label.people[0].shown == (LabelledRow(FOLDED, 3.0, 8.0),)
    assert label.people[0].do_shown == (LabelledRow(STRAIGHT, 10.0, 12.0),)
    assert label.people[1].shown == (LabelledRow(FOLDED, 4.5, 9.0),)


def test_a_time_offset_is_taken_off_again(tmp_path: Path) -> None:
    events = ((("", FOLDED, "START", "103.000")), ("", FOLDED, "STOP", "108.000"))
    label = read(tmp_path, tabular(*events, offset="100.0"))
    assert label.people[0].shown == (LabelledRow(FOLDED, 3.0, 8.0),)


def test_aggregated_events_of_several_observations_are_as_many_labels(tmp_path: Path) -> None:
    text = "\n".join(
        (
            AGGREGATED_HEADING,
            aggregated(("person 1", FOLDED, "3.0", "8.0"), ("person 1", "stand", "0.0", "60.0")),
            aggregated(("No focal subject", POCKETS, "1.0", "2.0"), observation="lobby 2", clip="b.mp4"),
        )
    )
    first, second = read_labels_in(put(tmp_path, "all.csv", text))
    assert (first.clip, second.clip) == ("lobby.mp4", "b.mp4")
    assert first.people[0].shown == (LabelledRow(FOLDED, 3.0, 8.0),)
    assert first.people[0].active(Activity.STAND) == ((0.0, 60.0),)
    assert second.people[0].shown == (LabelledRow(POCKETS, 1.0, 2.0),)
    assert second.people[0].name == ""


def test_the_table_of_boris_7_has_its_heading_further_down(tmp_path: Path) -> None:
    label = read(tmp_path, BORIS_7)
    assert (label.clip, label.seconds) == ("lobby.mp4", 359.96)
    assert label.people[0].shown == (LabelledRow(FOLDED, 3.3, 7.75),)


def test_a_table_saved_by_a_spreadsheet_is_read_too(tmp_path: Path) -> None:
    text = "\ufeff" + tabular(("1", FOLDED, "START", "3"), ("1", FOLDED, "STOP", "8")).replace("\t", ";")
    assert read(tmp_path, text, "sheet.csv").people[0].shown == (LabelledRow(FOLDED, 3.0, 8.0),)


def test_where_a_row_cannot_be_judged_nothing_is_scored(tmp_path: Path) -> None:
    hidden = f"{FOLDED} not judged"
    label = read(tmp_path, tabular(("", hidden, "START", "3.000"), ("", hidden, "STOP", "8.000")))
    assert label.people[0].shown == ()
    assert label.people[0].unjudged(FOLDED) == label.people[0].neutral(FOLDED) == ((3.0, 8.0),)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    text = tabular(
        ("person 1", "Arms folde", "START", "1.000"),
        ("person 1", "stand.arms_akimbo", "POINT", "2.000"),
        ("person 1", FOLDED, "STOP", "3.000"),
        ("person 1", POCKETS, "START", "3.5.1"),
        ("person 1", STRAIGHT, "START", "4.000"),
        ("person 1", STRAIGHT, "START", "5.000"),
        ("person 1", "stand.swaying", "POINT", "6.000"),
    )
    told = refusal(tmp_path, text)
    assert all(name in told for name in ("'Arms folde'", "'stand.arms_akimbo'"))
    assert all(f"line {number}:" in told for number in (4, 5, 6, 7, 8))
    assert "7 faults" in told


def test_events_with_and_without_a_subject_do_not_mix(tmp_path: Path) -> None:
    text = "\n".join((AGGREGATED_HEADING, aggregated(("", FOLDED, "1", "2"), ("Ada", FOLDED, "3", "4"))))
    assert "name no person" in refusal(tmp_path, text)


def test_an_episode_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    text = "\n".join((AGGREGATED_HEADING, aggregated(("", FOLDED, "5", "2"), ("", POCKETS, "-3", "4"))))
    told = refusal(tmp_path, text)
    assert "line 2" in told
    assert "line 3" in told


def test_an_observation_of_two_files_is_refused(tmp_path: Path) -> None:
    lines = (aggregated(("", FOLDED, "1", "2"), clip=clip) for clip in ("a.mp4", "b.mp4"))
    assert "a.mp4, b.mp4" in refusal(tmp_path, "\n".join((AGGREGATED_HEADING, *lines)))


@pytest.mark.parametrize("text", ["", "hello", "time,what\n1,2\n", "1.0\t\tx\n"])
def test_another_kind_of_table_is_refused(tmp_path: Path, text: str) -> None:
    assert "Behavior" in refusal(tmp_path, text)
