"""The One-Euro filter."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.pose.one_euro import MIN_CUTOFF, OneEuroFilter
from tests.film import even
from tests.strategies import frame_times


@given(st.floats(-50, 50), frame_times())
def test_a_constant_stays(value: float, times: list[float]) -> None:
    smoother = OneEuroFilter()
    assert all(smoother.filter(t, np.array([value]))[0] == pytest.approx(value) for t in times)


def test_the_first_value_passes() -> None:
    assert OneEuroFilter().filter(3.0, np.array([1.0, -2.0])).tolist() == [1.0, -2.0]


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_it_follows_a_slow_change_with_the_delay_of_its_cutoff(fps: float) -> None:
    smoother, speed = OneEuroFilter(), 0.01
    out = [smoother.filter(t, np.array([speed * t]))[0] for t in even(4, fps)]
    delay = 4 - out[-1] / speed
    assert delay == pytest.approx(1 / (2 * math.pi * MIN_CUTOFF), abs=0.01)


def test_it_takes_most_of_the_jitter_from_what_is_still() -> None:
    random, smoother = np.random.default_rng(0), OneEuroFilter()
    out = np.array([smoother.filter(t, random.normal(0, 0.01, 50)) for t in even(8, 30)])
    assert out[60:].std() < 0.005


def test_it_opens_up_for_what_is_quick() -> None:
    def left_behind(speed: float) -> float:
        smoother = OneEuroFilter()
        last = [smoother.filter(t, np.array([speed * t]))[0] for t in even(3, 30)][-1]
        return (speed * 3 - float(last)) / speed

    assert left_behind(5.0) < 0.6 * left_behind(0.1)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=30))
def test_it_never_leaves_the_range_of_what_it_saw(values: list[float]) -> None:
    smoother = OneEuroFilter()
    for k, value in enumerate(values):
        out = smoother.filter(k / 15, np.array([value]))[0]
        assert min(values[: k + 1]) - 1e-9 <= out <= max(values[: k + 1]) + 1e-9


def test_after_a_long_gap_it_starts_afresh() -> None:
    smoother = OneEuroFilter()
    smoother.filter(0.0, np.array([0.0]))
    assert smoother.filter(0.5, np.array([1.0]))[0] < 1.0
    assert smoother.filter(2.0, np.array([9.0]))[0] == 9.0
