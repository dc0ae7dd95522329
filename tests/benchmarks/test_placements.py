"""The same recording otherwise wrapped gives the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from benchmarks.placements import BEGINS, PLACEMENTS, differences, judge
from posture.report.model import Report

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpus" / "dev"
CLIPS: Final = (
    *sorted(EXAMPLES.glob("*.mp4")),
    *(CORPUS / f"{name}.mp4" for name in ("d11_sit_knees_wide_front", "d12_stand_pockets_front", "d41_sit_lean_front")),
)
POSTER: Final = Path(__file__).parents[3] / "shared" / "cases" / "turn2" / "poster.mp4"


def tried() -> Iterator[Any]:
    """The first clip in every wrapping, and each wrapping with one more clip: all with all is the benchmark's."""
    for turn, name in enumerate(PLACEMENTS):
        for clip in (CLIPS[0], CLIPS[1 + turn % (len(CLIPS) - 1)]):
            yield pytest.param(clip, name, id=f"{clip.stem}: {name}")


@cache
def plain(clip: Path) -> Report:
    return judge(clip)


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize(("clip", "name"), list(tried()))
def test_a_recording_otherwise_wrapped_gives_the_same_rows(clip: Path, name: str) -> None:
    if not clip.is_file():
        pytest.skip(f"no labelled clips at {CORPUS}")
    assert differences(plain(clip), judge(clip, PLACEMENTS[name]), since=BEGINS.get(name, 0.0)) == []


@pytest.mark.corpus
@pytest.mark.skipif(not POSTER.is_file(), reason="the cases in ../shared are absent")
def test_a_framed_photograph_is_no_person_and_is_told() -> None:
    report = judge(POSTER)
    (who,) = report.people
    assert who.x > 0.4
    assert [figure.x < 0.4 for figure in report.figures] == [True]
