"""Frames a second, by their timestamps alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.features.motion.frame_rate import FrameRateMeter


def measured(steps: list[float]) -> float:
    meter, time, rate = FrameRateMeter(), 0.0, math.nan
    for step in [0.0, *steps]:
        time += step
        rate = meter.update(time)
    return rate


@given(st.floats(1.0, 60.0), st.integers(1, 100))
def test_even_frames_have_the_rate_of_their_step(rate: float, frames: int) -> None:
    assert measured([1 / rate] * frames) == pytest.approx(rate)


def test_of_one_frame_the_rate_is_not_known() -> None:
    assert math.isnan(measured([]))


def test_uneven_frames_have_the_rate_at_which_they_come() -> None:
    assert measured([0.05, 0.05, 0.05, 0.25] * 20) == pytest.approx(10.0, rel=0.15)


def test_a_camera_that_becomes_slow_is_noticed() -> None:
    assert measured([1 / 30] * 90 + [0.2] * 15) < 8


def test_being_away_is_not_being_slow() -> None:
    assert measured([1 / 30] * 30 + [10.0] + [1 / 30] * 3) == pytest.approx(30)
