"""A fit that far misses do not draw away: the same answer as SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import least_squares

from posture.camera.robust_fit import robust_fit
from posture.types import FloatArray


@given(seed=st.integers(0, 10_000), wrong=st.integers(0, 8))
def test_it_comes_to_what_scipy_comes_to(seed: int, wrong: int) -> None:
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, 30)
    y = np.sin(0.4 + 0.8 * x) + random.normal(0, 0.02, 30)
    y[:wrong] += random.uniform(-2, 2, wrong)

    def misses(unknown: FloatArray) -> FloatArray:
        return np.asarray((np.sin(unknown[0] + unknown[1] * x) - y) / 0.02)

    start = np.array([0.3, 0.6])
    found, errors = robust_fit(misses, start, scale=2.0)
    expected = least_squares(misses, start, loss="soft_l1", f_scale=2.0, xtol=1e-12, ftol=1e-12, gtol=1e-12)
    assert found == pytest.approx(expected.x, abs=1e-4)
    assert errors == pytest.approx(np.sqrt(np.diag(np.linalg.inv(expected.jac.T @ expected.jac))), rel=0.02)


def test_far_misses_do_not_draw_it_away() -> None:
    y = np.array([1.0, 1.1, 0.9, 1.0, 50.0])
    found, _ = robust_fit(lambda unknown: (unknown[0] - y) / 0.1, np.array([5.0]), scale=1.0)
    assert found == pytest.approx([1.0], abs=0.1)


def test_what_the_misses_leave_open_has_no_end_of_error() -> None:
    found, errors = robust_fit(lambda unknown: np.array([unknown[0] - 2.0, 0.0]), np.array([0.0, 7.0]), scale=1.0)
    assert found == pytest.approx([2.0, 7.0])
    assert np.isinf(errors).all()
