"""Labels made in ELAN."""

from pathlib import Path

import pytest

from calibration.formats import read_labels_in
from calibration.labels import Label, LabelledRow
from posture.errors import SettingsError
from posture.types import Activity
from tests.calibration.formats.samples import eaf, put, tier

FOLDED, CROSSED = "stand.arms_folded", "sit.leg_crossed"


def read(folder: Path, text: str) -> Label:
    (label,) = read_labels_in(put(folder, "lobby.eaf", text))
    return label


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as error:
        read(folder, text)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_tiers_are_rows_and_annotations_are_episodes(tmp_path: Path) -> None:
    label = read(tmp_path, eaf(tier(FOLDED, ("ts1", "ts2", "clearly"), ("ts3", "ts4", "")), tier("翘着二郎腿")))
    (person,) = label.people
    assert (label.clip, label.seconds, label.length_known) == ("lobby 1.mp4", 60.445, False)
    assert person.shown == (LabelledRow(FOLDED, 2.06, 4.23), LabelledRow(FOLDED, 4.315, 60.445))


def test_people_stand_behind_the_name_of_the_row_or_are_its_participant(tmp_path: Path) -> None:
    tiers = tier(f"{FOLDED}@person 2", ("ts1", "ts2", "")), tier(CROSSED, ("ts3", "ts4", ""), participant="person 1")
    first, second = read(tmp_path, eaf(*tiers)).people
    assert (first.name, first.shown) == ("person 1", (LabelledRow(CROSSED, 4.315, 60.445),))
    assert (second.name, second.shown) == ("person 2", (LabelledRow(FOLDED, 2.06, 4.23),))


def test_someone_who_shows_nothing_is_there_by_an_empty_tier(tmp_path: Path) -> None:
    tiers = tier(f"{FOLDED}@Ada", ("ts1", "ts2", "")), tier(f"{FOLDED}@Ben")
    assert [(person.name, len(person.shown)) for person in read(tmp_path, eaf(*tiers)).people] == [
        ("Ada", 1),
        ("Ben", 0),
    ]


def test_a_tier_of_any_name_may_hold_rows_from_a_vocabulary(tmp_path: Path) -> None:
    text = eaf(
        tier(
            "behaviour@Ada",
            ("ts1", "ts2", "Arms folded across the chest"),
            ("ts3", "ts4", "One leg crossed over the other"),
        ),
        tier("activity@Ada", ("ts1", "ts4", "sit")),
    )
    (person,) = read(tmp_path, text).people
    assert person.shown == (LabelledRow(FOLDED, 2.06, 4.23), LabelledRow(CROSSED, 4.315, 60.445))
    assert person.active(Activity.SIT) == ((2.06, 60.445),)


def test_what_cannot_be_judged_has_a_tier_of_its_own(tmp_path: Path) -> None:
    (person,) = read(tmp_path, eaf(tier(f"{FOLDED} not judged", ("ts1", "ts2", "HANDS_HIDDEN")))).people
    assert person.unjudged(FOLDED) == ((2.06, 4.23),)
    assert person.shown == ()


def test_a_recording_that_begins_before_the_time_line_is_told_in_its_own_time(tmp_path: Path) -> None:
    text = eaf(tier(FOLDED, ("ts1", "ts2", "")), origin=' TIME_ORIGIN="1500"')
    assert read(tmp_path, text).people[0].shown == (LabelledRow(FOLDED, 3.56, 5.73),)


def test_remarks_are_left_alone(tmp_path: Path) -> None:
    text = eaf(tier(FOLDED, ("ts1", "ts2", "")), tier("Notes", ("ts3", "ts4", "she is cold")))
    assert read(tmp_path, text).people[0].shown == (LabelledRow(FOLDED, 2.06, 4.23),)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    text = eaf(
        tier("stand.arms_fold", ("ts1", "ts2", "waving")),
        tier("behaviour", ("ts1", "ts2", FOLDED), ("ts3", "ts4", "sit.leg_crosed")),
        tier(FOLDED, ("ts1", "ts5", "")),
        tier(CROSSED, ("ts4", "ts1", "")),
        units="PAL-frames",
    )
    told = refusal(tmp_path, text)
    for fault in ("5 faults", "PAL-frames", "'stand.arms_fold'", "'sit.leg_crosed'", f"{FOLDED}-0", f"{CROSSED}-0"):
        assert fault in told


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<ANNOTATION_DOCUMENT>", "broken XML"),
        ("<html><head/></html>", "ANNOTATION_DOCUMENT"),
        (eaf(), "neither a length nor any mark"),
        (eaf(tier(FOLDED, ("ts1", "ts2", ""))).replace('"2060"', '"soon"'), "soon"),
    ],
)
def test_another_kind_of_file_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    assert fault in refusal(tmp_path, text)


def test_entities_are_refused_before_they_are_expanded(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert "document type" in refusal(tmp_path, bomb)
