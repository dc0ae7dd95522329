"""Swings of a movement to and fro."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.features.motion.swings import KEEP_SECONDS, SwingDetector
from tests.film import even


def fed(signal: list[tuple[float, float]], least: float = 0.5) -> SwingDetector:
    swings = SwingDetector(least)
    for time, value in signal:
        swings.detect(time, value)
    return swings


def wave(hz: float, size: float, seconds: float, fps: float = 20) -> list[tuple[float, float]]:
    return [(t, size / 2 * math.sin(2 * math.pi * hz * t)) for t in even(seconds, fps)]


@pytest.mark.parametrize("hz", [0.25, 0.5, 1.0])
@pytest.mark.parametrize("fps", [12, 30])
def test_a_wave_is_its_half_cycles(hz: float, fps: float) -> None:
    swings = list(fed(wave(hz, 2.0, 10, fps)).recent)
    assert len(swings) == pytest.approx(20 * hz, abs=1.6)
    for swing in swings[1:]:
        assert swing.size == pytest.approx(2.0, abs=0.15)
        assert swing.seconds == pytest.approx(0.5 / hz, abs=2 / fps)


def test_what_is_smaller_than_the_least_is_none() -> None:
    assert not fed(wave(0.5, 0.4, 10)).recent


def test_a_row_is_broken_by_a_pause() -> None:
    later = [(t + 9.0, v) for t, v in wave(1.0, 2.0, 3)]
    swings = fed([*wave(1.0, 2.0, 3), *later])
    assert len(swings.recent) > 8
    assert all(swing.start >= 8.0 for swing in swings.latest_series(12.0, 0.2, 1.5))


def test_a_row_is_over_some_time_after_its_last_swing() -> None:
    swings = fed(wave(1.0, 2.0, 4))
    assert len(swings.latest_series(4.2, 0.2, 1.0)) >= 6
    assert swings.latest_series(6.0, 0.2, 1.0) == []


def test_a_row_leaves_out_swings_that_are_too_slow_or_too_quick() -> None:
    swings = fed(wave(0.25, 2.0, 20))
    assert swings.latest_series(20.0, 0.1, 1.0) == []
    assert len(swings.latest_series(20.0, 0.5, 4.0)) >= 4


def test_a_gap_is_bridged() -> None:
    torn = [(t, math.nan if 1.0 < t < 1.3 else v) for t, v in wave(0.5, 2.0, 6)]
    assert len(fed(torn).recent) == len(fed(wave(0.5, 2.0, 6)).recent)


def test_old_swings_are_forgotten() -> None:
    swings = fed(wave(0.5, 2.0, 80, 10))
    assert swings.recent[0].end >= 80 - KEEP_SECONDS - 1


@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize("restless", [0.0, 0.02])
def test_a_swing_after_a_rest_begins_when_the_movement_does(way: int, restless: float) -> None:
    still = [(t, restless * math.cos(7 * t)) for t in even(4, 20)]
    moving = [(t + 4.05, way * v) for t, v in wave(0.5, 2.0, 6)]
    assert fed([*still, *moving]).recent[0].start == pytest.approx(4.0, abs=0.3)


def test_a_swing_barely_large_enough_lasts_as_long_as_its_way() -> None:
    """Its way back crosses the place where it began before it is far enough from its extreme to be over."""
    there_and_back = [*range(0, 56, 5), *range(50, -50, -5)]
    (one,) = fed([(k / 10, value / 100) for k, value in enumerate(there_and_back)]).recent
    assert (one.start, one.end) == pytest.approx((0.2, 1.1))


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=80))
def test_swings_follow_each_other_and_are_large_enough(values: list[float]) -> None:
    swings = list(fed([(k / 10, v) for k, v in enumerate(values)]).recent)
    assert all(swing.size >= 0.5 and swing.start < swing.end for swing in swings)
    assert all(a.end <= b.start + 1e-9 for a, b in pairwise(swings))
