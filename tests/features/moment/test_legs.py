"""Legs whose bones lie in known directions."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.moment.body import Body
from posture.features.moment.legs import Legs, measure_legs
from posture.types import FloatArray
from tests.mannequin import HIPS, SHANK, THIGH, Stance, both
from tests.observing import seen, widths
from tests.stances import STANDING

DOWN = (0.0, -1.0, 0.0)


def posed(left: FloatArray, right: FloatArray) -> Stance:
    """Somebody whose thighs and shanks point along the rows of each array (left, up, front)."""
    hips = STANDING.pelvis + both(HIPS / 2, 0.0, 0.0)
    bones = [np.array([leg[k] / np.linalg.norm(leg[k]) for k in (0, 1)]) for leg in (left, right)]
    knees = np.array([hip + THIGH * bone[0] for hip, bone in zip(hips, bones, strict=True)])
    ankles = np.array([knee + SHANK * bone[1] for knee, bone in zip(knees, bones, strict=True)])
    return replace(STANDING, ankles=ankles, knees=knees)


def pair(thigh: tuple[float, float, float], shank: tuple[float, float, float] = DOWN) -> Stance:
    """Both legs alike; directions are the left one's."""
    left = np.array([thigh, shank])
    return posed(left, left * (-1, 1, 1))


def measured(stance: Stance, view: str | float = "front") -> Legs:
    return measure_legs(Body.from_observation(seen(stance, view)))


def placed(left: tuple[float, float, float], right: tuple[float, float, float]) -> Stance:
    """Standing with the ankles in these places."""
    return replace(STANDING, ankles=np.array([left, right]))


SEATED = pair((0.0, 0.0, 1.0))
ANYWHERE = pytest.mark.parametrize("view", ["front", "oblique", "side", "back"])


@ANYWHERE
def test_thighs_forward_and_shanks_down_are_two_right_angles(view: str) -> None:
    found = measured(SEATED, view)
    assert found.flexion == pytest.approx(180.0, abs=1.0)
    assert found.knee_angle == pytest.approx(90.0, abs=0.5)


@ANYWHERE
def test_straight_legs_are_not_bent(view: str) -> None:
    found = measured(pair((0.0, -1.0, 0.0001)), view)
    assert found.flexion == pytest.approx(0.0, abs=3.0)
    assert found.knee_angle == pytest.approx(180.0, abs=2.0)


def test_flexion_is_the_mean_of_both_legs_and_the_knee_is_the_more_bent_one() -> None:
    half = measured(posed(np.array([(0.0, 0.0, 1.0), DOWN]), np.array([(0.0, -1.0, 0.0001), DOWN])))
    assert half.flexion == pytest.approx(90.0, abs=1.5)
    assert half.knee_angle == pytest.approx(90.0, abs=0.5)


@pytest.mark.parametrize("degrees", [-10.0, 0.0, 35.0])
@ANYWHERE
def test_the_thighs_spread_by_the_angle_between_them_seen_from_above(degrees: float, view: str) -> None:
    turn = math.radians(degrees)
    assert measured(pair((math.sin(turn), 0.0, math.cos(turn))), view).thigh_spread == pytest.approx(
        2 * degrees, abs=0.7
    )


def test_knees_above_the_hips_apart_are_as_wide_as_the_hips() -> None:
    assert measured(SEATED).knee_gap == pytest.approx(widths(HIPS), abs=0.01)
    assert measured(SEATED).picture_knee_gap == pytest.approx(widths(HIPS), abs=0.01)


@pytest.mark.parametrize("view", ["front", "back"])
def test_knees_that_cross_have_a_negative_gap_from_both_sides(view: str) -> None:
    turn = math.radians(25)
    found = measured(pair((-math.sin(turn), 0.0, math.cos(turn))), view)
    expected = widths(HIPS - 2 * THIGH * math.sin(turn))
    assert expected < 0
    assert (found.knee_gap, found.picture_knee_gap) == pytest.approx((expected, expected), abs=0.02)


@pytest.mark.parametrize("view", ["front", "back"])
def test_ankles_that_cross_change_their_order_in_the_picture(view: str) -> None:
    beside, crossed = placed((0.1, 0.08, 0), (-0.1, 0.08, 0)), placed((-0.05, 0.08, 0), (0.05, 0.08, 0))
    assert measured(beside, view).picture_order == pytest.approx(widths(0.2), abs=0.02)
    assert measured(crossed, view).picture_order == pytest.approx(-widths(0.1), abs=0.02)


@ANYWHERE
def test_stance_and_stagger_are_the_two_ways_in_which_the_ankles_are_apart(view: str) -> None:
    found = measured(placed((0.14, 0.08, 0.15), (-0.14, 0.08, 0.0)), view)
    assert found.stance == pytest.approx(widths(0.28), abs=0.02)
    assert found.stagger == pytest.approx(widths(0.15), abs=0.02)


def test_a_lifted_ankle_is_so_much_higher() -> None:
    assert measured(placed((0.09, 0.28, 0.0), (-0.09, 0.08, 0.0))).ankle_rise == pytest.approx(widths(0.2), abs=0.01)


def test_an_ankle_laid_on_the_other_knee_is_near_it() -> None:
    knee = STANDING.pelvis + np.array([-HIPS / 2, 0.0, THIGH])
    stance = replace(SEATED, ankles=np.array([knee + np.array([0.0, 0.05, -0.1]), SEATED.ankles[1]]))
    assert measured(stance).ankle_to_knee == pytest.approx(widths(0.05), abs=0.02)
    assert measured(SEATED).ankle_to_knee == pytest.approx(widths(math.hypot(HIPS, SHANK)), abs=0.02)
