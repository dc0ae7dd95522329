"""A network of known weights has known answers."""

from __future__ import annotations

import numpy as np
import pytest

from posture.features.moment.perceptron import Perceptron


def network(**changes: object) -> Perceptron:
    """Two features, one unit of their sum, two classes for and against it."""
    known = {
        "mean": np.array([1.0, 2.0]),
        "spread": np.array([1.0, 2.0]),
        "hidden": np.ones((2, 1)),
        "hidden_bias": np.zeros(1),
        "output": np.array([[1.0, -1.0]]),
        "output_bias": np.array([0.5, 0.0]),
    }
    return Perceptron(**(known | changes))  # type: ignore[arg-type]


def test_features_are_standardised_weighed_and_summed() -> None:
    assert network().logits(np.array([[2.0, 6.0]]))[0] == pytest.approx([3.5, -3.0])


def test_a_unit_below_nothing_says_nothing() -> None:
    assert network().logits(np.array([[-9.0, 2.0]]))[0] == pytest.approx([0.5, 0.0])


def test_several_moments_are_told_at_once() -> None:
    moments = np.array([[2.0, 6.0], [1.0, 2.0]])
    assert network().logits(moments) == pytest.approx(np.array([[3.5, -3.0], [0.5, 0.0]]))


def test_what_is_missing_stays_missing() -> None:
    assert np.isnan(network().logits(np.array([[np.nan, 2.0]]))).all()
