"""Gait: what is measured of a walk whose steps are known."""

from __future__ import annotations

import statistics

import pytest

from tests.film import scene
from tests.gaits import Gait
from tests.judging import session
from tests.people import person


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
