"""The same recording otherwise wrapped gives the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from benchmarks.placements import PLACEMENTS, differences, judge
from posture.report.model import Report

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
POSTER: Final = Path(__file__).parents[3] / "shared" / "cases" / "turn2" / "poster.mp4"


@pytest.fixture(scope="module")
def plain() -> Report:
    return judge(EXAMPLES / "stand_arms_folded_front.mp4")


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", PLACEMENTS)
def test_a_recording_otherwise_wrapped_gives_the_same_rows(plain: Report, name: str) -> None:
    assert differences(plain, judge(EXAMPLES / "stand_arms_folded_front.mp4", PLACEMENTS[name])) == []


@pytest.mark.corpus
@pytest.mark.skipif(not POSTER.is_file(), reason="the cases in ../shared are absent")
def test_a_framed_photograph_is_no_person_and_is_told() -> None:
    report = judge(POSTER)
    (who,) = report.people
    assert who.x > 0.4
    assert [figure.x < 0.4 for figure in report.figures] == [True]
