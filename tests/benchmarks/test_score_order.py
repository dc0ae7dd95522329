"""Scores set against labels."""

from __future__ import annotations

import math

import pytest

from benchmarks.score_order import ScoredClip, correlation, share_inside
from posture.report.model import Score
from posture.session.row_evidence import row_evidence
from posture.session.score_numbers import load_score_numbers
from posture.session.scoring import compute_score
from posture.types import Activity
from tests.judging import LIMITS
from tests.session.test_scoring import perfect, records

SCORE = Score(value=60, low=50, high=70, coverage=0.9)


def clip(share: float, value: int) -> ScoredClip:
    return ScoredClip("x", share, SCORE.model_copy(update={"value": value}), 1.0)


def test_scores_that_fall_as_faults_rise_agree_with_the_labels() -> None:
    assert correlation([clip(0.0, 100), clip(0.3, 80), clip(0.9, 40)]) == pytest.approx(1.0)
    assert correlation([clip(0.0, 40), clip(0.3, 80), clip(0.9, 100)]) == pytest.approx(-1.0)


def test_halves_are_counted_that_score_within_the_interval() -> None:
    swaying = records({**perfect(), "stand.swaying": 0.4}, 40.0)
    found, rows = (
        compute_score(swaying, LIMITS, {Activity.STAND: 40.0}),
        row_evidence(swaying, LIMITS, load_score_numbers()),
    )
    assert share_inside(found, rows) >= 0.95
    assert share_inside(found.model_copy(update={"low": 99, "high": 100}), rows) < 0.2
    assert math.isnan(share_inside(SCORE.model_copy(update={"value": None, "low": None, "high": None}), rows))
