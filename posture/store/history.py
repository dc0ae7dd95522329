"""A practice in the history: when it was, what was practised, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from posture.practice.settings import PracticeSettings
from posture.report.model import Person, Report, Score
from posture.store.tables import PracticeRow, ShareRow


@dataclass(frozen=True, slots=True)
class RowShare:
    """How long one row was judged and shown, in seconds."""

    judged: float
    shown: float

    @property
    def share(self) -> float | None:
        """Of the judged time, 0..1, in which it was shown; None where it was not judged at all."""
        return min(1.0, self.shown / self.judged) if self.judged > 0 else None


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """One practice, finished or not."""

    id: int
    started: datetime
    """With its time zone, UTC."""
    seconds: float
    """Length; of an unfinished one, the time of the last frame kept."""
    settings: PracticeSettings
    finished: bool
    score: Score | None
    """With interval and coverage; None where it is unfinished or nobody was seen."""
    house: str | None
    """Name of the house rules it was judged by; None for the given code or while unfinished."""
    rows: Mapping[str, RowShare]
    """By rule id; empty where unfinished or nobody was seen."""


def trainee_of(report: Report) -> Person | None:
    """Who practised: who was in view for the longest; None where nobody was."""
    return max(report.people, key=lambda one: sum(end - start for start, end in one.present), default=None)


def practice_entry(row: PracticeRow, shares: Iterable[ShareRow]) -> PracticeEntry:
    """The entry of one practice."""
    score = None
    if row.coverage is not None:
        score = Score(value=row.score, low=row.low, high=row.high, coverage=row.coverage)
    return PracticeEntry(
        id=row.id,
        started=row.started,
        seconds=row.seconds,
        settings=PracticeSettings.model_validate_json(row.settings),
        finished=row.finished,
        score=score,
        house=row.house,
        rows={share.rule: RowShare(share.judged, share.shown) for share in shares},
    )


def summarise(row: PracticeRow, report: Report) -> list[ShareRow]:
    """Put into the practice's row what the history shows of its report; returns what belongs in the rows' table."""
    row.finished, row.report = True, report.to_json()
    row.house, row.seconds = report.house, report.source.seconds
    person = trainee_of(report)
    if person is None:
        return []
    row.score, row.low, row.high = person.score.value, person.score.low, person.score.high
    row.coverage = person.score.coverage
    return [
        ShareRow(practice=row.id, rule=found.rule, judged=found.judged_seconds, shown=found.shown_seconds)
        for found in person.findings
    ]
