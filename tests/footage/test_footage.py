"""Real people in good posture: no fault is told, and who comes in is seen. The README beside has the whole list."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from posture.report.model import Person
from posture.types import Activity, Kind
from tests.lookalikes.clips import FOOTAGE, marks, report

PEOPLE: Final = {
    "intel/asl_gestures_night.mkv": 1,
    "intel/preview_head-pose-face-detection-male.gif": 1,
    "intel/preview_face-demographics-walking.gif": 2,
    "sarwesh/sarwesh.mp4": 1,
    "sports2d/Sports2D_Demo_demo.mp4": 2,
}
"""Clips that show good posture, with how many people are in them."""


def told(*names: str) -> list[object]:
    """Parameters (clip) for pytest."""
    return [pytest.param(FOOTAGE / name, id=name, marks=marks(FOOTAGE / name)) for name in names]


def walked(who: Person) -> float:
    """Seconds."""
    return sum(span.end - span.start for span in who.activity if span.activity is Activity.WALK)


@pytest.mark.parametrize("clip", told(*PEOPLE))
def test_nobody_in_good_posture_is_told_a_fault(clip: Path) -> None:
    people = report(clip).people
    assert len(people) == PEOPLE[clip.relative_to(FOOTAGE).as_posix()]
    faults = [(who.person, f.rule) for who in people for f in who.findings if f.kind is Kind.DONT and f.episodes]
    assert not faults


@pytest.mark.parametrize("clip", told("sports2d/Sports2D_Demo_demo.mp4"))
def test_a_woman_who_walks_in_while_a_man_is_followed_is_found_within_a_second(clip: Path) -> None:
    woman = report(clip).people[1]
    assert woman.present[0][0] < 1.4 + 1.0
    assert walked(woman) > 3.0


@pytest.mark.parametrize("clip", told("intel/preview_face-demographics-walking.gif", "sarwesh/sarwesh.mp4"))
def test_people_who_walk_for_two_seconds_are_seen_walking(clip: Path) -> None:
    assert all(walked(who) > 0 for who in report(clip).people)
