"""The few points that a person should work on first: each a cause, not a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from posture.i18n import say
from posture.report.model import Episode, Finding, Person
from posture.report.row_summary import CREDITED_SHARE, certainty, share_shown, wording
from posture.rules import RULES
from posture.types import Kind, Language, Outcome


@dataclass(frozen=True, slots=True)
class Priority:
    """One thing to work on."""

    finding: Finding
    """The row that says it best."""
    cost: float
    """Weight times the share of judged time in which the row went wrong, and a don't times its certainty; it ranks
    points of one kind only."""
    also: tuple[Finding, ...] = ()
    """Rows that saw the same."""


def top_priorities(person: Person, weights: Mapping[str, float], *, most: int = 3) -> list[Priority]:
    """What to work on: don'ts that were shown, then do's that were missing, each by weight times share of time.

    A don't also counts by how certain its episodes are, so that a doubtful one does not lead the list. Don'ts come
    first because leaving one off is a single act. Rows of one scoring group that saw the same are one point: do's that
    were missing and don'ts that were shown at the same time (folded arms and arms not at the sides); don'ts that were
    shown at different times stay apart. Rows that were not judged are never a point, nor is a do that was shown often
    enough for full credit. Raises KeyError for a row without a weight.
    """
    points = [point for finding in person.findings if (point := _point(finding, weights[finding.rule])).cost > 0]
    points.sort(key=_rank)
    return _causes(points)[:most]


def same_cause(point: Priority, language: Language) -> str:
    """The rows that saw the same as the one that leads the point; empty for none."""
    names = say(language, ", ", "、").join(wording(finding).title(language) for finding in point.also)
    return say(language, f"Seen in this too: {names}", f"同一问题也见于：{names}") if names else ""


def _rank(point: Priority) -> tuple[bool, float]:
    return point.finding.kind is Kind.DO, -point.cost


def _point(finding: Finding, weight: float) -> Priority:
    if finding.outcome is Outcome.NOT_JUDGED:
        return Priority(finding, 0.0)
    share = share_shown(finding)
    if finding.kind is Kind.DONT:
        return Priority(finding, weight * share * certainty(finding))
    return Priority(finding, weight * (1.0 - share) if share < CREDITED_SHARE else 0.0)


def _causes(points: Iterable[Priority]) -> list[Priority]:
    """Ranked points with those of one cause made one, led by the first of them."""
    causes: list[Priority] = []
    for point in points:
        place = next((k for k, cause in enumerate(causes) if _same_cause(cause.finding, point.finding)), None)
        if place is None:
            causes.append(point)
        else:
            lead = causes[place]
            causes[place] = Priority(lead.finding, lead.cost, (*lead.also, point.finding))
    return causes


def _same_cause(one: Finding, other: Finding) -> bool:
    if one.activity is not other.activity or _group(one) is None or _group(one) != _group(other):
        return False
    return Kind.DO in (one.kind, other.kind) or _overlap(one.episodes, other.episodes)


def _group(finding: Finding) -> str | None:
    row = RULES.get(finding.rule)
    return row.scoring.group if row else None


def _overlap(some: Sequence[Episode], others: Sequence[Episode]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in some for other in others)
