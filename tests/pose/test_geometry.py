"""Angles and distances of points."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.pose.geometry import angle, angle_at, dot, midpoint, minus, slope

PLACE = st.floats(-10, 10).map(lambda x: round(x, 3))
POINT = st.tuples(PLACE, PLACE)


def test_vectors() -> None:
    assert minus((3, 2, 1), (1, 1, 1)) == (2, 1, 0)
    assert midpoint((0, 2), (4, 4)) == (2, 3)
    assert dot((1, 2, 3), (4, 5, 6)) == 32
    with pytest.raises(ValueError, match=r"shorter|longer"):
        minus((1, 2), (1, 2, 3))


@pytest.mark.parametrize(("a", "b", "degrees"), [((1, 0), (0, 2), 90), ((1, 0), (-3, 0), 180), ((1, 1), (2, 2), 0)])
def test_an_angle(a: tuple[float, float], b: tuple[float, float], degrees: float) -> None:
    assert angle(a, b) == pytest.approx(degrees, abs=1e-5)


def test_there_is_no_angle_to_nothing() -> None:
    assert math.isnan(angle((0, 0), (1, 0)))


def test_a_straight_limb_is_180() -> None:
    assert angle_at((0, 2), (0, 1), (0, 0)) == pytest.approx(180)
    assert angle_at((0, 1), (0, 0), (1, 0)) == pytest.approx(90)


def test_a_slope_is_from_straight_up() -> None:
    assert slope(0, 1) == 0
    assert slope(1, 1) == pytest.approx(45)
    assert slope(-1, 1) == pytest.approx(-45)


@given(POINT, POINT, st.floats(0.1, 5))
def test_an_angle_does_not_depend_on_length_or_order(a: tuple[float, float], b: tuple[float, float], k: float) -> None:
    one = angle(a, b)
    other = angle((k * b[0], k * b[1]), a)
    assert math.isnan(one) == math.isnan(other)
    assert math.isnan(one) or one == pytest.approx(other, abs=1e-4)
