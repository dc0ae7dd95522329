"""Feet that are set down elsewhere a known number of times, at known moments."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.foot_moves import WINDOW, FootMoves, FootMoveTracker
from posture.types import FloatArray
from tests.mannequin import Stance
from tests.observing import filmed
from tests.people import Person, person

LIFTED = 0.4
"""Seconds that a foot is in the air."""


def stepping(*steps: tuple[float, int, float], together: bool = False) -> Person:
    """(seconds, 0 for the left foot or 1 for the right one, metres outwards), one after the other."""

    def change(stance: Stance, t: float) -> Stance:
        ankles: FloatArray = stance.ankles.copy()
        for at, side, metres in steps:
            share = min(1.0, max(0.0, (t - at) / LIFTED))
            ankles[side] += np.array([(1 - 2 * side) * metres * share, 0.05 * math.sin(math.pi * share), 0.0])
        return replace(stance, ankles=ankles)

    return person().does(change)


def moves(who: Person, seconds: float) -> FootMoves:
    tracker = FootMoveTracker()
    return [tracker.update(o) for o in filmed(who, seconds)][-1]


def test_a_foot_set_down_elsewhere_is_one_move_and_when_it_was_is_known() -> None:
    found = moves(stepping((2.0, 0, 0.12)), 5.0)
    assert found.count == 1
    assert (found.first, found.last) == pytest.approx((2.0, 2.0 + LIFTED), abs=0.4)


@pytest.mark.parametrize("steps", [2, 3, 5])
def test_every_step_counts(steps: int) -> None:
    alternating = [(1.5 + 1.5 * k, k % 2, 0.10) for k in range(steps)]
    found = moves(stepping(*alternating), 1.5 * steps + 3.0)
    assert found.count == steps
    assert found.last - found.first == pytest.approx(1.5 * (steps - 1) + LIFTED, abs=0.5)


def test_both_feet_at_once_are_one_move() -> None:
    assert moves(stepping((2.0, 0, 0.12), (2.1, 1, 0.12)), 5.0).count == 1


@pytest.mark.parametrize("metres", [0.0, 0.03])
def test_a_foot_that_is_set_down_where_it_was_has_not_moved(metres: float) -> None:
    found = moves(stepping((2.0, 0, metres)), 5.0)
    assert found.count == 0
    assert math.isnan(found.first)
    assert math.isnan(found.last)


def test_a_move_is_forgotten_half_a_minute_later() -> None:
    seen = filmed(stepping((1.5, 0, 0.12)), 5.0)
    tracker = FootMoveTracker()
    counts = [tracker.update(o).count for o in seen]
    assert counts[-1] == 1
    assert tracker.update(replace(seen[-1], time=seen[-1].time + WINDOW)).count == 0


def test_a_foot_out_of_sight_comes_back_without_having_moved() -> None:
    who = stepping((2.0, 0, 0.12)).hides("left_ankle", at=1.8, until=2.8)
    assert moves(who, 5.0).count == 0


def test_and_its_way_back_in_sight_is_a_move_from_where_it_came_back() -> None:
    there_and_back = stepping((2.0, 0, 0.12), (4.0, 0, -0.12))
    assert moves(there_and_back, 6.0).count == 2
    assert moves(there_and_back.hides("left_ankle", at=1.8, until=2.8), 6.0).count == 1
