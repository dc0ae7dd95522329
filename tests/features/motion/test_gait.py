"""Gait: what is measured of a walk whose steps are known."""

from __future__ import annotations

import math
import statistics
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.gait import LEAST, GaitTracker
from posture.features.motion.gait import Gait as Measured
from tests.film import even, scene
from tests.gaits import Gait
from tests.judging import session
from tests.mannequin import SHANK, THIGH
from tests.observing import filmed, widths
from tests.people import Person, person
from tests.stances import STANDING


def measured(gait: Gait, rule: str, view: str = "side", seconds: float = 5.0) -> float:
    """The median of what a row measured over a pass."""
    frames = scene(person().walks(gait), seconds=seconds, fps=30, view=view, noise=0.004)
    (trace,) = [t for t in session(frames, traced=True).traces() if t.rule == rule]
    return statistics.median(value for value in trace.value if value is not None)


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("cadence", [70, 80, 90, 95, 102, 110, 118, 125])
def test_cadence_is_right_within_four_steps_a_minute(cadence: float, view: str) -> None:
    gait = Gait(cadence=cadence, step=0.55)
    assert measured(gait, "walk.firm_steps", view, 6.0) == pytest.approx(cadence, abs=4)


@pytest.mark.parametrize("arms", [5.0, 15.0, 25.0])
def test_the_swing_of_the_arms_is_from_end_to_end(arms: float) -> None:
    assert measured(Gait(arms=arms), "walk.arm_swing") == pytest.approx(2 * arms, rel=0.12)


@pytest.mark.parametrize("toe_out", [0.0, 10.0, 20.0, 30.0])
def test_the_feet_point_outwards_by_as_much_as_they_do(toe_out: float) -> None:
    assert measured(Gait(toe_out=toe_out), "walk.duck_footed", "front") == pytest.approx(toe_out, abs=5)


@pytest.mark.parametrize("rolling", [2.0, 5.0, 9.0])
def test_the_roll_of_the_trunk_is_from_end_to_end(rolling: float) -> None:
    assert measured(Gait(rolling=rolling), "walk.swaying", "front") == pytest.approx(2 * rolling, rel=0.2)


def tracked(who: Person, view: str = "side", seconds: float = 4.0) -> list[Measured | None]:
    tracker = GaitTracker()
    return [tracker.update(o) for o in filmed(who, seconds, 30.0, view)]


def last(gait: Gait, view: str = "side") -> Measured:
    found = tracked(person().walks(gait), view)[-1]
    assert found is not None
    return found


@pytest.mark.parametrize("cadence", [90.0, 110.0])
def test_an_even_walk_has_its_cadence_and_one_stride_is_like_the_next(cadence: float) -> None:
    found = last(Gait(cadence=cadence))
    assert found.cadence == pytest.approx(cadence, abs=3)
    assert found.regularity > 0.9


@pytest.mark.parametrize("lift", [0.05, 0.12])
@pytest.mark.parametrize("view", ["side", "front"])
def test_an_ankle_is_lifted_as_high_as_it_is(lift: float, view: str) -> None:
    assert last(Gait(lift=lift), view).lift == pytest.approx(widths(lift), rel=0.12)


@pytest.mark.parametrize("step", [0.4, 0.58])
def test_a_step_is_as_long_as_the_ankles_are_apart_in_leg_lengths(step: float) -> None:
    gait = Gait(step=step)
    apart = [np.ptp(gait.at(STANDING, t).ankles[:, 2]) for t in even(4, 30)]
    assert last(gait).step_length == pytest.approx(max(apart) / (THIGH + SHANK), rel=0.1)


def test_arms_swing_against_the_legs_and_hanging_ones_hardly_at_all() -> None:
    swinging, hanging = last(Gait(arms=22.0)), last(Gait(arms=0.0))
    assert swinging.arm_swing == pytest.approx(44.0, rel=0.05)
    assert swinging.arm_against_leg < -0.9
    assert hanging.arm_swing < 1.0


def test_each_view_tells_what_it_can_show() -> None:
    side, front = last(Gait(), "side"), last(Gait(toe_out=12.0), "front")
    assert all(math.isnan(value) for value in (side.lateral_range, side.shoulder_range, side.toe_out))
    assert all(math.isnan(value) for value in (front.step_length, front.knee_flexion))
    assert front.toe_out == pytest.approx(12.0, abs=2.0)


def test_nothing_is_said_before_there_are_two_slow_strides() -> None:
    found = tracked(person().walks())
    first = next(k for k, gait in enumerate(found) if gait is not None)
    assert first / 30 == pytest.approx(LEAST, abs=0.05)


def test_a_turn_begins_the_strides_anew() -> None:
    tracker = GaitTracker()
    for o in filmed(person().walks(), 3.0, 30.0):
        before = tracker.update(o)
    after = tracker.update(replace(o, time=o.time + 1 / 30, yaw=o.yaw + 5.0))
    assert before is not None
    assert after is None
