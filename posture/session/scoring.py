"""The score: how well a session matches the table, with how much could be seen and how sure that is (rules.md §8).

Rows that could not be judged count neither as good nor as bad; under half of the weight there is no number at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.report.model import Score
from posture.rules.criteria import Limits
from posture.rules.rule import Rule
from posture.session.row_tracker import RowRecord
from posture.types import Activity, FloatArray, Kind

LEAST_SECONDS: Final = 20.0
"""Judged seconds that a row needs to count, or half of its activity's time where that is shorter."""
LEAST_COVERAGE: Final = 0.5
"""Share of the weight that must have been judged for a number to be given."""
CREDIT_SHARE: Final = 0.8
"""Share of judged time in which a do row earns full marks."""
EPISODES_PER_MINUTE: Final = 2.0
"""Episodes of a don't that is scored by count which cost all marks, however short they are."""
REPLICATES: Final = 1000
"""Of the bootstrap."""
DOUBT: Final = 0.25
"""Standard deviation of a row's marks where its verdict cannot be trusted at all. Stands in for the bias of its
measurement, which one recording cannot show."""
INTERVAL: Final = (2.5, 97.5)
"""Percentiles."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row's share in the score, over the blocks of time."""

    rule: Rule
    weight: float
    tolerated: float
    confidence: float
    episodes: int
    judged: FloatArray
    shown: FloatArray


def score(records: Sequence[RowRecord], limits: Mapping[str, Limits]) -> Score:
    """The score of one person's rows."""
    records = [r for r in records if limits[r.rule.id].used]
    happened = {r.rule.activity for r in records if r.judged_seconds > 0}
    applicable = [r for r in records if r.rule.activity in happened]
    time = {a: max(r.judged_seconds for r in records if r.rule.activity is a) for a in happened}
    coverage = _coverage(applicable, limits, time)
    length = 1 + max((place for r in applicable for place in r.blocks), default=0)
    rows = [_row(r, limits[r.rule.id], length) for r in applicable if r.judged_seconds >= _least(time[r.rule.activity])]
    if coverage < LEAST_COVERAGE or not rows:
        return Score(value=None, low=None, high=None, coverage=round(coverage, 3))
    blocks = len(rows[0].judged)
    whole = _marks(rows, np.ones((1, blocks)), np.zeros((1, len(rows))), time)
    spread = _marks(rows, *_replicates(rows, blocks), time)
    low, high = np.nanpercentile(spread, INTERVAL)
    value = round(float(whole[0]))
    return Score(
        value=value, low=min(value, round(float(low))), high=max(value, round(float(high))), coverage=round(coverage, 3)
    )


def _least(activity_seconds: float) -> float:
    return min(LEAST_SECONDS, activity_seconds / 2)


def _coverage(applicable: Iterable[RowRecord], limits: Mapping[str, Limits], time: Mapping[Activity, float]) -> float:
    rows = [(limits[r.rule.id].weight, min(1.0, r.judged_seconds / time[r.rule.activity])) for r in applicable]
    whole = sum(weight for weight, _ in rows)
    return sum(weight * share for weight, share in rows) / whole if whole else 0.0


def _row(record: RowRecord, limits: Limits, length: int) -> _Row:
    judged, shown = np.zeros(length), np.zeros(length)
    for place, block in record.blocks.items():
        judged[place], shown[place] = block.judged, block.shown
    return _Row(
        record.rule,
        limits.weight * limits.confidence,
        limits.tolerated,
        limits.confidence,
        len(record.episodes()),
        judged,
        shown,
    )


def _replicates(rows: Sequence[_Row], blocks: int) -> tuple[FloatArray, FloatArray]:
    """How often each replicate takes each block, shape (n, blocks), and its error of each row, shape (n, rows)."""
    random = np.random.default_rng(0)
    drawn = random.integers(0, blocks, (REPLICATES, blocks))
    taken = np.apply_along_axis(np.bincount, 1, drawn, minlength=blocks).astype(np.float64)
    doubt = np.array([DOUBT * (1 - row.confidence) for row in rows])
    return taken, random.normal(0, 1, (REPLICATES, len(rows))) * doubt


def _marks(rows: Sequence[_Row], taken: FloatArray, error: FloatArray, time: Mapping[Activity, float]) -> FloatArray:
    """Scores 0..100, shape (n,), of the blocks taken: activities weighed by their time, at least a tenth each."""
    quality = np.clip(np.column_stack([_quality(row, taken) for row in rows]) + error, 0, 1)
    total = sum(time.values())
    marks, weights = np.zeros(len(taken)), 0.0
    for activity, seconds in time.items():
        places = [k for k, row in enumerate(rows) if row.rule.activity is activity]
        if places:
            share = max(0.1, seconds / total)
            marks += share * _weighed([rows[k] for k in places], quality[:, places])
            weights += share
    return np.asarray(100 * marks / weights)


def _weighed(rows: Sequence[_Row], quality: FloatArray) -> FloatArray:
    """The weighted mean of rows, those of one group averaged first."""
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.rule.scoring.group or row.rule.id, []).append(place)
    weights = np.array([max(rows[k].weight for k in places) for places in groups.values()])
    means = np.column_stack([np.nanmean(quality[:, places], axis=1) for places in groups.values()])
    return np.asarray(means @ weights / weights.sum())


def _quality(row: _Row, taken: FloatArray) -> FloatArray:
    """Marks 0..1 of one row, shape (n,); those of a replicate in which it was never judged are its whole session's."""
    judged = taken @ row.judged
    share = np.where(judged > 0, taken @ row.shown / np.maximum(judged, 1e-9), row.shown.sum() / row.judged.sum())
    if row.rule.kind is Kind.DO:
        return np.minimum(1, share / CREDIT_SHARE)
    quality = 1 - np.minimum(1, share / row.tolerated)
    if row.rule.scoring.by_count:
        rate = row.episodes / max(row.judged.sum() / 60, 1.0)
        quality = np.minimum(quality, 1 - min(1.0, rate / EPISODES_PER_MINUTE))
    return quality
