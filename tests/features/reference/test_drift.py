"""A recorded baseline that follows a change by a known amount, and only for the better."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posture.features.reference.drift import NOISE, RATE, BaselineDrift
from posture.features.reference.measures import NO_MEASURES, UprightMeasures

RECORDED = replace(NO_MEASURES, neck=0.55, pitch=-15.0, lateral_lean=0.0)
HIGHER = replace(RECORDED, neck=0.80, pitch=-3.0)


def after(seconds: float, seen: UprightMeasures, *, good: bool = True, step: float = 0.1) -> UprightMeasures:
    """The baseline after so much time of a posture."""
    drift = BaselineDrift(RECORDED)
    for k in range(round(seconds / step) + 1):
        drift.adapt(k * step, seen, good=good)
    return drift.measures


@pytest.mark.parametrize("minutes", [1, 5])
def test_it_follows_by_a_tenth_of_the_noise_a_minute(minutes: int) -> None:
    found = after(60.0 * minutes, HIGHER)
    assert found.neck == pytest.approx(0.55 + minutes * 0.1 * NOISE.neck)
    assert found.pitch == pytest.approx(-15.0 + minutes * 0.1 * NOISE.pitch)


def test_half_an_hour_moves_it_no_further_than_promised() -> None:
    found = after(1800.0, HIGHER, step=0.5)
    assert (found.neck - 0.55, found.pitch + 15.0) == pytest.approx((0.06, 7.5))


def test_it_follows_downwards_as_fast() -> None:
    assert after(60.0, replace(RECORDED, neck=0.30)).neck == pytest.approx(0.55 - 0.1 * NOISE.neck)


def test_it_stops_where_the_posture_is() -> None:
    near = replace(RECORDED, neck=0.551)
    assert after(120.0, near).neck == pytest.approx(0.551)


def test_a_posture_without_credit_does_not_move_it() -> None:
    assert after(600.0, HIGHER, good=False) == RECORDED


def test_what_lies_between_two_moments_far_apart_was_not_seen() -> None:
    assert after(60.0, HIGHER, step=1.5) == RECORDED


@pytest.mark.parametrize("step", [0.04, 0.5])
def test_the_rate_of_frames_does_not_matter(step: float) -> None:
    assert after(60.0, HIGHER, step=step).neck == pytest.approx(0.55 + 60 * RATE * NOISE.neck)


def test_a_value_that_is_not_seen_stays_and_one_that_was_not_recorded_stays_unknown() -> None:
    found = after(60.0, replace(NO_MEASURES, trunk_length=1.3))
    assert (found.neck, found.pitch) == (0.55, -15.0)
    assert math.isnan(found.trunk_length)
