"""Tiers for ELAN."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree as Xml

from posture.report.elan import to_elan
from posture.report.model import Report
from posture.rules import RULES

NOW = datetime(2026, 3, 4, 10, 11, 12, tzinfo=UTC)


def document(report: Report) -> Xml.Element:
    return Xml.fromstring(to_elan(report, "en", NOW))


def tiers(report: Report) -> dict[str, Xml.Element]:
    return {tier.get("TIER_ID", ""): tier for tier in document(report).findall("TIER")}


def values(tier: Xml.Element) -> list[str | None]:
    return [value.text for value in tier.iter("ANNOTATION_VALUE")]


def test_the_recording_is_looked_for_beside_the_file(one: Report) -> None:
    media = document(one).find("HEADER/MEDIA_DESCRIPTOR")
    assert media is not None
    assert (media.get("RELATIVE_MEDIA_URL"), media.get("MIME_TYPE")) == ("./lobby.mp4", "video/mp4")


def test_parts_stand_in_the_order_that_the_format_prescribes(two: Report) -> None:
    names = list(dict.fromkeys(part.tag for part in document(two)))
    assert names == ["HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE"]


def test_everyone_has_a_tier_for_every_row_shown_or_not(two: Report) -> None:
    names = tiers(two)
    assert {f"{rule}@person {person}" for rule in RULES for person in (1, 2)} <= names.keys()
    assert values(names["stand.swaying@person 1"]) == []


def test_an_episode_says_its_row_and_how_strong_it_was(one: Report) -> None:
    assert values(tiers(one)["sit.leg_crossed@person 1"])[0] == "sit.leg_crossed just recognisable"


def test_what_could_not_be_judged_stands_apart_with_its_reason(one: Report) -> None:
    found = values(tiers(one)["sit.leg_crossed not judged@person 1"])
    assert "KNEES_HIDDEN: the knees are outside the picture or hidden" in found


def test_times_rise_and_every_annotation_has_two_of_them_that_differ(two: Report) -> None:
    root = document(two)
    slots = {slot.get("TIME_SLOT_ID"): int(slot.get("TIME_VALUE", "-1")) for slot in root.iter("TIME_SLOT")}
    assert list(slots.values()) == sorted(slots.values())
    for tier in root.findall("TIER"):
        ends = [
            (slots[item.get("TIME_SLOT_REF1")], slots[item.get("TIME_SLOT_REF2")])
            for item in tier.iter("ALIGNABLE_ANNOTATION")
        ]
        assert all(start < end for start, end in ends)
        assert all(first[1] <= second[0] for first, second in pairwise(ends))


def test_every_tier_has_a_type_that_the_file_defines(one: Report) -> None:
    root = document(one)
    types = {item.get("LINGUISTIC_TYPE_ID") for item in root.findall("LINGUISTIC_TYPE")}
    assert {tier.get("LINGUISTIC_TYPE_REF") for tier in root.findall("TIER")} <= types


def test_a_hostile_name_stays_a_name(two: Report) -> None:
    assert document(two).find("HEADER/MEDIA_DESCRIPTOR") is not None
    assert "\x1b" not in to_elan(two, "en", NOW)


def test_nobody_in_view_is_one_tier_over_the_whole_recording(nobody: Report) -> None:
    assert list(tiers(nobody)) == ["NO_PERSON"]
