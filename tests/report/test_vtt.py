"""Captions with advice."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import NamedTuple

import av
import pytest

from posture.report.model import Report, Score, Span
from posture.report.vtt import to_vtt
from posture.rules import RULES
from posture.types import Activity
from tests.report.samples import episodes, finding, person, report

STAMP = r"(\d\d+):([0-5]\d):([0-5]\d)\.(\d{3})"
CUE = re.compile(rf"{STAMP} --> {STAMP}\n((?:.+\n)+)")
NONE = Score(value=None, low=None, high=None, coverage=0)
SITS = {Activity.SIT: Span(start=0, end=60)}


class Cue(NamedTuple):
    start: float
    end: float
    text: str


def cues(text: str) -> list[Cue]:
    """The cues of a file, after checking that it holds nothing but a heading and well-formed cues."""
    heading, *blocks = text.split("\n\n")
    assert heading.rstrip("\n") == "WEBVTT"
    found = [CUE.fullmatch(block if block.endswith("\n") else f"{block}\n") for block in blocks]
    assert all(found)
    return [_cue(match.groups()) for match in found if match]


def _cue(groups: tuple[str, ...]) -> Cue:
    h1, m1, s1, f1, h2, m2, s2, f2, text = groups
    start = int(h1) * 3600 + int(m1) * 60 + int(s1) + int(f1) / 1000
    return Cue(start, int(h2) * 3600 + int(m2) * 60 + int(s2) + int(f2) / 1000, text.rstrip("\n"))


def two_at_once() -> Report:
    crossed = finding("sit.leg_crossed", 60, episodes("sit.leg_crossed", (5, 15, 0.3, 0.9)))
    apart = finding("sit.knees_apart", 60, episodes("sit.knees_apart", (10, 20, 1.5, 0.9)))
    return report(person(1, SITS, NONE, crossed, apart))


@pytest.mark.parametrize("name", ["one", "two", "nobody"])
def test_cues_are_well_formed_in_order_and_never_overlap(name: str, request: pytest.FixtureRequest) -> None:
    found = cues(to_vtt(request.getfixturevalue(name), "en"))
    assert found
    assert all(cue.start < cue.end for cue in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_ffmpeg_reads_the_same_cues(one: Report) -> None:
    text = to_vtt(one, "zh")
    with av.open(io.BytesIO(text.encode()), mode="r", format="webvtt") as file:
        packets = [packet for packet in file.demux() if packet.size]
        read = [(float(p.pts * p.time_base), bytes(p).decode()) for p in packets if p.pts is not None and p.time_base]
    assert read == [(cue.start, cue.text) for cue in cues(text)]


def test_each_dont_has_its_advice_while_it_is_shown(one: Report) -> None:
    advice = RULES["sit.leg_crossed"].wording.advice_en
    assert [(cue.start, cue.end) for cue in cues(to_vtt(one, "en")) if advice in cue.text] == [(4.7, 9.7), (20.0, 29.0)]


def test_dos_have_no_captions(one: Report) -> None:
    assert RULES["sit.straight"].wording.advice_en not in to_vtt(one, "en")


def test_donts_that_coincide_share_a_cue() -> None:
    knees, legs = (RULES[rule].wording.advice_zh for rule in ("sit.knees_apart", "sit.leg_crossed"))
    assert cues(to_vtt(two_at_once(), "zh")) == [(5, 10, legs), (10, 15, f"{knees}\n{legs}"), (15, 20, knees)]


def test_people_are_named_only_where_there_are_several(one: Report, two: Report) -> None:
    assert "Person" not in to_vtt(one, "en")
    assert all(cue.text.startswith("Person 1: ") for cue in cues(to_vtt(two, "en")))
    assert cues(to_vtt(two, "zh"))[0].text.startswith("第 1 人：")


def test_two_people_with_one_fault_share_a_line() -> None:
    rows = [finding("sit.leg_crossed", 60, episodes("sit.leg_crossed", (5, 15, 0.3, 0.9)))]
    both = report(person(1, SITS, NONE, *rows), person(2, SITS, NONE, *rows))
    advice = RULES["sit.leg_crossed"].wording.advice_en
    assert cues(to_vtt(both, "en")) == [(5, 15, f"People 1, 2: {advice}")]


def test_nobody_in_view_is_one_cue_over_the_recording(nobody: Report) -> None:
    assert cues(to_vtt(nobody, "en")) == [(0, 12, "No one is in view")]
    assert cues(to_vtt(nobody, "zh")) == [(0, 12, "画面中没有人")]
