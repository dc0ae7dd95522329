"""Where the clips lie, and what the whole product makes of them: each is reviewed once in a run of the tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from calibration.intervals import Stretch, Stretches, intersect, merge, subtract
from posture.report.model import Finding, Person, Report
from posture.review_video import review

OWN: Final = Path(__file__).parents[1] / "clips"
"""Small renderings of our own, on every machine."""
CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpus" / "dev"
FOOTAGE: Final = Path(__file__).parents[3] / "shared" / "footage"
"""Real people; on few machines."""


def marks(clip: Path) -> tuple[pytest.MarkDecorator, ...]:
    """What a test over this clip is marked with."""
    if clip.is_relative_to(OWN):
        return (pytest.mark.slow,)
    return pytest.mark.corpus, pytest.mark.skipif(not clip.parent.is_dir(), reason="the clips in ../shared are absent")


@cache
def report(clip: Path) -> Report:
    """The report of a clip. Raises what `review` raises."""
    return review(clip).report


def person(clip: Path) -> Person:
    """The one person of a clip."""
    (only,) = report(clip).people
    return only


def shown(finding: Finding) -> Stretches:
    """When the row was shown."""
    return merge((episode.start, episode.end) for episode in finding.episodes)


def judged(finding: Finding, stretch: Stretch) -> Stretches:
    """The parts of a stretch in which the row was judged."""
    return subtract((stretch,), merge((gap.start, gap.end) for gap in finding.not_judged))


def shown_in(finding: Finding, stretch: Stretch) -> Stretches:
    """The parts of a stretch in which the row was shown."""
    return intersect(shown(finding), (stretch,))
