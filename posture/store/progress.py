"""Progress: one practice beside the earlier ones, row by row and by its score, and trends over all.

A row got better or worse where the difference of its shares of judged time is large enough to matter and its interval
excludes 0; a do row is better shown longer, a don't row better shown less. Only practices judged by the same rules are
compared, rows only where they were judged for long enough on both sides, scores only where the same activities were.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from posture.rules import RULES
from posture.session.score_numbers import load_score_numbers
from posture.store.history import PracticeEntry, RowShare
from posture.store.progress_numbers import ProgressNumbers
from posture.types import Activity, Kind


class ProgressVerdict(StrEnum):
    """Of a practice against the earlier ones."""

    BETTER = "better"
    WORSE = "worse"
    ALIKE = "alike"
    """No difference that can be told from chance or matters."""


@dataclass(frozen=True, slots=True)
class RowProgress:
    """One row that can be compared; shares of judged time, 0..1, in which it was shown."""

    rule: str
    before: float
    now: float
    verdict: ProgressVerdict


@dataclass(frozen=True, slots=True)
class ScoreProgress:
    """Scores 0..100; `before` is the mean of the earlier ones."""

    before: float
    now: int
    verdict: ProgressVerdict


@dataclass(frozen=True, slots=True)
class ProgressComparison:
    """What changed."""

    earlier: int
    """Practices that it was compared with; 0 where there were none."""
    score: ScoreProgress | None
    """None where there is no number on one of the sides, or too short a time."""
    rows: tuple[RowProgress, ...]
    """In the order of the table."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One practice in a trend; None where it was not judged."""

    started: datetime
    value: float | None
    low: float | None = None
    high: float | None = None


def score_trend(history: Iterable[PracticeEntry]) -> tuple[TrendPoint, ...]:
    """Scores 0..100 with their intervals, in the order given."""
    scores = ((entry.started, entry.score) for entry in history)
    return tuple(TrendPoint(at, one.value, one.low, one.high) if one else TrendPoint(at, None) for at, one in scores)


def row_trend(history: Iterable[PracticeEntry], rule: str) -> tuple[TrendPoint, ...]:
    """Shares of judged time, 0..1, in which a row was shown; without intervals."""
    nothing = RowShare(0.0, 0.0)
    return tuple(TrendPoint(entry.started, entry.rows.get(rule, nothing).share) for entry in history)


def compare_practices(
    now: PracticeEntry, history: Iterable[PracticeEntry], numbers: ProgressNumbers
) -> ProgressComparison:
    """A practice beside those of `history` that were begun before it: the newest that were judged by the same rules."""
    earlier = [one for one in history if _comparable(one, now)]
    chosen = sorted(earlier, key=lambda one: (one.started, one.id))[-round(numbers.earlier.value) :]
    rows = (_row_change(rule, now, chosen, numbers) for rule in RULES)
    return ProgressComparison(len(chosen), _score_change(now, chosen, numbers), tuple(row for row in rows if row))


def _comparable(one: PracticeEntry, now: PracticeEntry) -> bool:
    before = (one.started, one.id) < (now.started, now.id)
    return before and one.finished and one.house == now.house and one.settings.trainee == now.settings.trainee


def _row_change(
    rule: str, now: PracticeEntry, earlier: Sequence[PracticeEntry], numbers: ProgressNumbers
) -> RowProgress | None:
    before, after = _pooled(earlier, rule), _pooled([now], rule)
    least = numbers.least_row_seconds.value
    if before.share is None or after.share is None or min(before.judged, after.judged) < least:
        return None
    return RowProgress(rule, before.share, after.share, _row_verdict(rule, before, after, numbers))


def _pooled(entries: Iterable[PracticeEntry], rule: str) -> RowShare:
    shares = [entry.rows[rule] for entry in entries if rule in entry.rows]
    return RowShare(sum(share.judged for share in shares), sum(share.shown for share in shares))


def _row_verdict(rule: str, before: RowShare, after: RowShare, numbers: ProgressNumbers) -> ProgressVerdict:
    change = (after.share or 0.0) - (before.share or 0.0)
    if abs(change) < numbers.least_change.value or not _certain(before, after, numbers):
        return ProgressVerdict.ALIKE
    return ProgressVerdict.BETTER if (change > 0) is (RULES[rule].kind is Kind.DO) else ProgressVerdict.WORSE


def _certain(before: RowShare, after: RowShare, numbers: ProgressNumbers) -> bool:
    """Whether the interval of the difference excludes 0, after Agresti and Caffo (2000): sound for few observations."""
    (p, n), (q, m) = (_adjusted(share, numbers.block_seconds.value) for share in (before, after))
    error = math.sqrt(p * (1 - p) / n + q * (1 - q) / m)
    return abs(q - p) > numbers.deviations.value * error


def _adjusted(share: RowShare, block: float) -> tuple[float, float]:
    """Share and number of observations with one success and one failure added."""
    n = share.judged / block + 2
    return ((share.share or 0.0) * (n - 2) + 1) / n, n


def _score_change(
    now: PracticeEntry, earlier: Sequence[PracticeEntry], numbers: ProgressNumbers
) -> ScoreProgress | None:
    alike = [one for one in earlier if _activities(one) == _activities(now)]
    scores = [_bounds(one, numbers) for one in alike]
    known, after = [score for score in scores if score], _bounds(now, numbers)
    if not known or not after:
        return None
    value, low, high = (sum(column) / len(known) for column in zip(*known, strict=True))
    return ScoreProgress(value, round(after[0]), _score_verdict((value, low, high), after))


def _activities(entry: PracticeEntry) -> set[Activity]:
    least = load_score_numbers().least_seconds.value
    judged = (rule for rule, share in entry.rows.items() if rule in RULES and share.judged >= least)
    return {RULES[rule].activity for rule in judged}


def _bounds(entry: PracticeEntry, numbers: ProgressNumbers) -> tuple[float, float, float] | None:
    """Score and its interval; None without a number, or where the practice was too short."""
    score = entry.score
    if not score or score.value is None or score.low is None or score.high is None:
        return None
    return (score.value, score.low, score.high) if entry.seconds >= numbers.least_score_seconds.value else None


def _score_verdict(before: tuple[float, float, float], after: tuple[float, float, float]) -> ProgressVerdict:
    """By the interval of the difference, made of the halves that face each other (Zou and Donner, 2008)."""
    change = after[0] - before[0]
    rise = math.hypot(after[0] - after[1], before[2] - before[0])
    fall = math.hypot(after[2] - after[0], before[0] - before[1])
    if change > rise:
        return ProgressVerdict.BETTER
    return ProgressVerdict.WORSE if -change > fall else ProgressVerdict.ALIKE
