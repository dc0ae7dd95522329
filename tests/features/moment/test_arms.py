"""Arms whose bones lie in known directions."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.moment.arms import Arms, measure_arms
from posture.features.moment.body import Body
from tests.mannequin import FOREARM, HIPS, SHOULDERS, TRUNK, UPPER_ARM, Stance
from tests.observing import seen, widths
from tests.stances import STANDING

Way = tuple[float, float, float]
DOWN, AHEAD, ASIDE = (0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
ANYWHERE = pytest.mark.parametrize("view", ["front", "oblique", "side", "back"])


def posed(upper: Way, fore: Way, right: tuple[Way, Way] | None = None) -> Stance:
    """Upper arm and forearm point along these (left, up, front); the right ones as if left."""
    limbs = []
    for side, (one, other) in ((1, (upper, fore)), (-1, right or (upper, fore))):
        mirror = np.array([side, 1, 1])
        shoulder = np.array([SHOULDERS / 2, 0.0, 0.0]) * mirror
        elbow = shoulder + UPPER_ARM * np.array(one) * mirror
        limbs.append((elbow, elbow + FOREARM * np.array(other) * mirror))
    return replace(STANDING, elbows=np.array([e for e, _ in limbs]), wrists=np.array([w for _, w in limbs]))


def measured(stance: Stance, view: str = "front", *, left: bool = True, right: bool = True, near: bool = False) -> Arms:
    return measure_arms(Body.from_observation(seen(stance, view)), left_seen=left, right_seen=right, near_only=near)


CARRYING = posed(DOWN, AHEAD)
"""Upper arms down and forearms forward, at a right angle."""


@ANYWHERE
def test_forearms_held_forward_are_bent_at_a_right_angle_under_hanging_upper_arms(view: str) -> None:
    for arm in (measured(CARRYING, view).left, measured(CARRYING, view).right):
        assert arm.elbow == pytest.approx(90.0, abs=0.5)
        assert arm.elevation == pytest.approx(0.0, abs=0.5)


@pytest.mark.parametrize("degrees", [30.0, 90.0, 150.0])
def test_the_elevation_of_an_arm_is_counted_from_hanging(degrees: float) -> None:
    turn = math.radians(degrees)
    way = (math.sin(turn), -math.cos(turn), 0.0)
    found = measured(posed(way, way))
    assert found.left.elevation == pytest.approx(degrees, abs=1.5)
    assert found.left.elbow == pytest.approx(180.0, abs=2.0)


@ANYWHERE
def test_the_place_of_a_wrist_is_counted_from_the_hip_of_its_side(view: str) -> None:
    for arm in (measured(CARRYING, view).left, measured(CARRYING, view).right):
        assert arm.wrist_up == pytest.approx(widths(TRUNK - UPPER_ARM), abs=0.02)
        assert arm.wrist_out == pytest.approx(widths(SHOULDERS - HIPS) / 2, abs=0.02)
        assert arm.wrist_forward == pytest.approx(widths(FOREARM), abs=0.02)


def test_each_arm_has_its_own_values() -> None:
    found = measured(posed(DOWN, AHEAD, right=(ASIDE, ASIDE)))
    assert (found.left.side, found.right.side) == ("left", "right")
    assert (found.left.elevation, found.right.elevation) == pytest.approx((0.0, 90.0), abs=1.5)
    assert found.right.wrist_out == pytest.approx(widths(SHOULDERS / 2 - HIPS / 2 + UPPER_ARM + FOREARM), abs=0.02)


@ANYWHERE
def test_wrists_stand_in_their_order_until_they_cross(view: str) -> None:
    inward = (-1.0, 0.0, 0.0)
    assert measured(CARRYING, view).order == pytest.approx(1.0, abs=0.02)
    assert measured(posed(DOWN, inward), view).order == pytest.approx(1.0 - 2 * widths(FOREARM), abs=0.02)


def test_the_gaps_lead_from_each_wrist_to_the_other_elbow() -> None:
    crossed = posed(DOWN, AHEAD, right=(DOWN, (-1.0, 0.0, 0.0)))
    found = measured(crossed)
    assert found.farther_gap == pytest.approx(widths(math.hypot(SHOULDERS, FOREARM)), abs=0.02)


@ANYWHERE
def test_the_wrists_height_is_a_share_of_the_trunk(view: str) -> None:
    assert measured(CARRYING, view).wrist_height == pytest.approx(1 - UPPER_ARM / TRUNK, abs=0.01)
    assert measured(posed(ASIDE, ASIDE), view).wrist_height == pytest.approx(1.0, abs=0.02)


def test_an_arm_that_this_view_ought_to_show_is_hidden_where_it_is_not_seen() -> None:
    found = measured(CARRYING, right=False)
    assert [arm.side for arm in found.seen] == ["left"]
    assert found.hidden


@pytest.mark.parametrize(("view", "near"), [("side", "right"), ("left side", "left")])
def test_from_the_side_only_the_near_arm_is_looked_at_and_the_far_one_not_missed(view: str, near: str) -> None:
    found = measured(CARRYING, view, near=True)
    assert [arm.side for arm in found.seen] == [near]
    assert not found.hidden
