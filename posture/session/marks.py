"""Marks 0 to 100 for what was judged, or for parts of it: what the score and its interval are made of (rules.md §8).

All marks are there at first. Each thing to work on takes the share of them that it costs, times the share of its judged
time in which it went wrong; what is left is multiplied. Rows that see one and the same thing (the `group` of their
scoring) are one thing, which costs as much as the dearest of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from posture.report.row_summary import CREDITED_SHARE
from posture.session.row_evidence import RowEvidence
from posture.session.score_numbers import ScoreNumbers
from posture.types import FloatArray, Kind


def marks(rows: Sequence[RowEvidence], taken: FloatArray, error: FloatArray, numbers: ScoreNumbers) -> FloatArray:
    """Marks of each sample, shape (n,).

    `taken` says how much of each block a sample takes, shape (n, blocks); `error` is the relative error of each row's
    share, shape (n, rows). Activities count by the time for which their rows were judged.
    """
    total, weights = np.zeros(len(taken)), np.zeros(len(taken))
    for activity in dict.fromkeys(row.rule.activity for row in rows):
        places = [k for k, row in enumerate(rows) if row.rule.activity is activity]
        own = [rows[k] for k in places]
        seconds = mean_judged(own, taken)
        total += seconds * _left(own, taken, error[:, places], numbers)
        weights += seconds
    return np.asarray(np.clip(100 * total / np.maximum(weights, 1e-9), 0, 100))


def mean_judged(rows: Sequence[RowEvidence], taken: FloatArray) -> FloatArray:
    """Seconds for which rows were judged in each sample, shape (n,): their mean by weight."""
    weights = np.array([row.weight for row in rows])
    judged = np.column_stack([taken @ row.judged for row in rows])
    return np.asarray(judged @ weights / weights.sum())


def _left(rows: Sequence[RowEvidence], taken: FloatArray, error: FloatArray, numbers: ScoreNumbers) -> FloatArray:
    """Share of the marks that is left of one activity, shape (n,)."""
    dearest: dict[str, FloatArray] = {}
    for k, row in enumerate(rows):
        cost = row.cost * _evidence_share(row, numbers) * _wrong(row, taken, error[:, k], numbers)
        group = row.rule.scoring.group or row.rule.id
        dearest[group] = np.maximum(dearest.get(group, np.zeros(len(taken))), cost)
    return np.asarray(np.prod([1 - cost for cost in dearest.values()], axis=0))


def _evidence_share(row: RowEvidence, numbers: ScoreNumbers) -> float:
    return min(1.0, float(row.judged.sum()) / numbers.full_row_seconds.value)


def _wrong(row: RowEvidence, taken: FloatArray, error: FloatArray, numbers: ScoreNumbers) -> FloatArray:
    """Share of the judged time in which the row went wrong, with its error, 0 to 1, shape (n,)."""
    shown = _share(row.shown, row.judged, taken)
    wrong = np.clip(1 - shown / CREDITED_SHARE, 0, 1) if row.rule.kind is Kind.DO else shown
    if row.rule.scoring.by_count and row.rule.kind is Kind.DONT:
        base = max(1.0, numbers.lingering_base.value / float(row.judged.sum()))
        wrong = np.maximum(wrong, _share(row.lingering, row.judged * base, taken))
    return np.asarray(np.clip(wrong + error * (wrong + numbers.doubt_floor.value), 0, 1))


def _share(part: FloatArray, whole: FloatArray, taken: FloatArray) -> FloatArray:
    """Of each sample; that of everything where a sample has nothing of the row."""
    everything = min(1.0, float(part.sum() / whole.sum()))
    judged = taken @ whole
    return np.where(judged > 0, np.minimum(1.0, taken @ part / np.maximum(judged, 1e-9)), everything)
