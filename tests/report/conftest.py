"""Sample reports for every renderer."""

from __future__ import annotations

import pytest

from posture.report.model import Report
from posture.report.review_result import Still, Trace
from posture.rules import RULES
from tests.report.samples import HOSTILE, report, sitter, trace, walker


@pytest.fixture
def one() -> Report:
    """One person."""
    return report(sitter())


@pytest.fixture
def two() -> Report:
    """Two people in a file with a hostile name."""
    return report(sitter(), walker(), file=HOSTILE)


@pytest.fixture
def nobody() -> Report:
    """A recording in which no one was seen."""
    return report(file="empty.mp4", seconds=12.0)


@pytest.fixture
def weights() -> dict[str, float]:
    """Every row weighs the same, but crossed legs more."""
    return {rule: 3.0 if rule == "sit.leg_crossed" else 1.0 for rule in RULES}


@pytest.fixture
def traces() -> list[Trace]:
    """Crossed legs of person 1 with a gap in the middle."""
    time = tuple(index / 10 for index in range(380))
    shown = [*range(47, 97), *range(200, 290)]
    value = tuple(None if 300 <= index < 340 else 0.4 if index in shown else 0.1 for index in range(380))
    return [trace(time, value, "sit.leg_crossed", 0.25, 0.15)]


@pytest.fixture
def stills() -> list[Still]:
    """One picture inside the first episode of crossed legs."""
    return [Still(person=1, rule="sit.leg_crossed", time=5.2, jpeg=b"\xff\xd8picture\xff\xd9")]
