"""The few points that a person should work on first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.report.model import Finding, Person
from posture.report.row_summary import CREDITED_SHARE, certainty, share_shown
from posture.types import Kind, Outcome


@dataclass(frozen=True, slots=True)
class Point:
    """A row to work on."""

    finding: Finding
    cost: float
    """Weight times the share of judged time in which the row went wrong, and a don't times its certainty; it ranks
    points of one kind only."""


def top_points(person: Person, weights: Mapping[str, float], *, most: int = 3) -> list[Point]:
    """What to work on: don'ts that were shown, then do's that were missing, each by weight times share of time.

    A don't also counts by how certain its episodes are, so that a doubtful one does not lead the list. Don'ts come
    first because leaving one off is a single act, whereas a missing do is often the same fault seen from its other side
    (a crossed leg and no crossed ankles). Rows that were not judged are never a point, nor is a do that was shown often
    enough for full credit. Raises KeyError for a row without a weight.
    """
    points = [point for finding in person.findings if (point := _point(finding, weights[finding.rule])).cost > 0]
    points.sort(key=lambda point: (point.finding.kind is Kind.DO, -point.cost))
    return points[:most]


def _point(finding: Finding, weight: float) -> Point:
    if finding.outcome is Outcome.NOT_JUDGED:
        return Point(finding, 0.0)
    share = share_shown(finding)
    if finding.kind is Kind.DONT:
        return Point(finding, weight * share * certainty(finding))
    return Point(finding, weight * (1.0 - share) if share < CREDITED_SHARE else 0.0)
