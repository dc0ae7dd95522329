"""The trunk of a body whose lean, length and place are known."""

from __future__ import annotations

import math

import pytest

from posture.features.moment.body import Body
from posture.features.moment.trunk import Trunk, measure_trunk
from tests.mannequin import ANKLE, TRUNK
from tests.observing import seen, widths
from tests.people import Person, person
from tests.stances import STANDING

ABOVE_ANKLES = float(STANDING.pelvis[1]) - ANKLE
"""Metres of the hips."""


def measured(who: Person, view: str = "front", *, hips: bool = True, ankles: bool = True) -> Trunk:
    o = seen(who, view)
    return measure_trunk(Body.from_observation(o), o.view, hips=hips, ankles=ankles)


@pytest.mark.parametrize("lean", [-14.0, 0.0, 6.0, 14.0])
@pytest.mark.parametrize("view", ["front", "oblique", "back"])
def test_a_lean_aside_is_as_many_degrees_to_the_persons_left_from_every_side(lean: float, view: str) -> None:
    assert measured(person().leans(sideways=lean), view).lateral_lean == pytest.approx(lean, abs=0.3)


@pytest.mark.parametrize("lean", [-10.0, 0.0, 20.0])
@pytest.mark.parametrize("view", ["front", "oblique", "side", "left side", "back"])
def test_a_lean_forwards_is_as_many_degrees_from_every_side(lean: float, view: str) -> None:
    assert measured(person().leans(forward=lean), view).forward_lean == pytest.approx(lean, abs=0.3)


def test_leaning_forwards_is_not_leaning_aside_though_an_oblique_picture_looks_like_it() -> None:
    assert measured(person().leans(forward=20), "oblique").lateral_lean == pytest.approx(0.0, abs=0.3)


@pytest.mark.parametrize(
    ("view", "share"), [("side", 1.0), ("left side", 1.0), ("oblique", math.sin(math.radians(40)))]
)
def test_the_slope_is_what_the_picture_shows_of_a_lean_forwards(view: str, share: float) -> None:
    expected = math.degrees(math.atan(share * math.tan(math.radians(20))))
    assert measured(person().leans(forward=20), view).slope == pytest.approx(expected, abs=0.3)


def test_its_length_is_that_of_the_picture() -> None:
    assert measured(person()).length == pytest.approx(widths(TRUNK), rel=0.01)
    shortened = measured(person().leans(forward=60)).length
    assert shortened == pytest.approx(widths(TRUNK) / 2, rel=0.05)


@pytest.mark.parametrize(("view", "sign"), [("front", 1), ("back", 1)])
@pytest.mark.parametrize("lean", [-14.0, 14.0])
def test_the_whole_body_is_inclined_less_than_a_trunk_that_leans_over_upright_legs(
    view: str, sign: int, lean: float
) -> None:
    turn = math.radians(lean)
    expected = math.degrees(math.atan2(TRUNK * math.sin(turn), ABOVE_ANKLES + TRUNK * math.cos(turn)))
    assert measured(person().leans(sideways=lean), view).inclination == pytest.approx(sign * expected, abs=0.2)


@pytest.mark.parametrize("view", ["front", "back"])
@pytest.mark.parametrize("lean", [-8.0, 8.0])
def test_the_shoulder_line_tilts_with_the_trunk_and_is_positive_where_the_left_one_is_lower(
    view: str, lean: float
) -> None:
    assert measured(person().leans(sideways=lean), view).shoulder_tilt == pytest.approx(lean, abs=0.2)


def test_hips_pushed_out_by_four_centimetres_are_shifted_by_as_much() -> None:
    assert measured(person()).hip_shift == pytest.approx(0.0, abs=0.01)
    assert measured(person().shifts_weight()).hip_shift == pytest.approx(widths(0.04), abs=0.01)


def test_what_a_view_from_the_side_cannot_show_is_unknown() -> None:
    found = measured(person(), "side")
    unknown = (found.lateral_lean, found.inclination, found.shoulder_tilt, found.hip_shift)
    assert all(math.isnan(value) for value in unknown)


def test_without_hips_only_the_shoulder_line_and_the_whole_body_are_known() -> None:
    found = measured(person(), hips=False)
    unknown = (found.lateral_lean, found.forward_lean, found.slope, found.length, found.hip_shift)
    assert all(math.isnan(value) for value in unknown)
    assert (found.shoulder_tilt, found.inclination) == pytest.approx((0.0, 0.0), abs=0.2)


def test_without_ankles_neither_inclination_nor_shift_is_known() -> None:
    found = measured(person(), ankles=False)
    assert math.isnan(found.inclination)
    assert math.isnan(found.hip_shift)
    assert found.lateral_lean == pytest.approx(0.0, abs=0.2)
