"""What is read off a walk whose steps, bends and swings are known."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.history import History
from posture.features.motion.strides import (
    RATE,
    Strides,
    arm_swing,
    detrended,
    knee_flexion,
    leg_length,
    spread,
    stride_rhythm,
    stride_row,
    toe_out,
    trunk_sway,
)
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation
from posture.types import FloatArray
from tests.gaits import Gait
from tests.mannequin import SHANK, SHOULDERS, THIGH, TRUNK, landmarks
from tests.observing import filmed, widths
from tests.people import Person, person
from tests.stances import STANDING

TIMES = np.arange(0.0, 3.0, 1 / RATE)
LONG = np.arange(0.0, 24.0, 1 / RATE)
INNER = math.sin(math.radians(81))
"""Share of a sine's way from end to end that lies between the 5th and the 95th percentile, about."""


def wave(seconds: float, size: float = 1.0, times: FloatArray = TIMES) -> FloatArray:
    return np.asarray(size * np.sin(2 * math.pi * times / seconds))


def walked(gait: Gait, view: str = "side") -> tuple[Strides, Observation]:
    return strode(person().walks(gait), view)


def strode(who: Person, view: str = "side") -> tuple[Strides, Observation]:
    """Three seconds of a walk."""
    history, seen = History(3.0), filmed(who, 3.0, 30.0, view)
    for o in seen:
        history.append(o.time, stride_row(o))
    return Strides.from_history(history), seen[-1]


@pytest.mark.parametrize("cadence", [70.0, 92.0, 110.0, 130.0])
def test_the_cadence_is_two_steps_in_every_stride(cadence: float) -> None:
    found, regularity = stride_rhythm((wave(120 / cadence, times=LONG),))
    assert found == pytest.approx(cadence, abs=1.0)
    assert regularity == pytest.approx(1.0, abs=0.05)


def test_the_clearest_of_the_signals_tells_the_rhythm() -> None:
    noise = np.random.default_rng(0).normal(0, 1, len(LONG))
    assert stride_rhythm((noise, wave(1.2, times=LONG)))[0] == pytest.approx(100.0, abs=1.0)


def test_what_does_not_come_again_has_no_rhythm() -> None:
    cadence, regularity = stride_rhythm((np.zeros(len(TIMES)),))
    assert math.isnan(cadence)
    assert regularity == 0.0


def test_the_spread_is_from_end_to_end_whatever_one_wild_frame_says() -> None:
    calm = wave(1.0, 2.0)
    wild = calm.copy()
    wild[10] = 90.0
    assert spread(calm) == pytest.approx(4.0 * INNER, rel=0.03)
    assert spread(wild) == pytest.approx(spread(calm), rel=0.03)


def test_a_line_is_taken_off_and_a_wave_left() -> None:
    assert np.allclose(detrended(3.0 + 2.0 * TIMES), 0.0)
    assert np.abs(detrended(5.0 - 4.0 * TIMES + wave(1.0)) - wave(1.0)).max() < 0.35


@pytest.mark.parametrize("arms", [10.0, 25.0])
def test_an_arm_swings_by_its_angle_against_the_leg_of_its_side(arms: float) -> None:
    strides, last = walked(Gait(arms=arms))
    swing, against = arm_swing(strides, strides.forwards(L.LEFT_ANKLE, L.RIGHT_ANKLE), last)
    assert swing == pytest.approx(2 * arms * INNER, rel=0.05)
    assert against < -0.9


def test_the_swing_is_counted_against_the_trunk() -> None:
    nodding = person().walks(Gait(arms=0.0)).does(lambda s, t: replace(s, forward=5.0 * math.sin(2 * math.pi * t)))
    strides, last = strode(nodding)
    swing, _ = arm_swing(strides, strides.forwards(L.LEFT_ANKLE, L.RIGHT_ANKLE), last)
    assert swing == pytest.approx(10.0 * INNER, rel=0.05)


def test_arms_that_hang_still_do_not_swing() -> None:
    strides, last = walked(Gait(arms=0.0))
    swing, _ = arm_swing(strides, strides.forwards(L.LEFT_ANKLE, L.RIGHT_ANKLE), last)
    assert swing == pytest.approx(0.0, abs=0.5)


@pytest.mark.parametrize("rolling", [2.0, 8.0])
@pytest.mark.parametrize("view", ["front", "back"])
def test_the_trunk_leans_to_both_sides_by_its_roll(rolling: float, view: str) -> None:
    across, lean = trunk_sway(walked(Gait(rolling=rolling), view)[0])
    assert spread(lean) == pytest.approx(2 * rolling * INNER, rel=0.05)
    assert spread(across) == pytest.approx(2 * widths(TRUNK) * math.sin(math.radians(rolling)) * INNER, rel=0.05)


@pytest.mark.parametrize("lift", [0.05, 0.12])
def test_the_knee_bends_as_far_as_it_does_in_profile(lift: float) -> None:
    gait = Gait(lift=lift)
    bends = [_bend(landmarks(gait.at(STANDING, float(t)))) for t in TIMES]
    assert knee_flexion(*walked(gait)) == pytest.approx(float(np.percentile(bends, 95)), abs=2.0)


def _bend(body: FloatArray) -> float:
    """Degrees of the right knee, which is the near one of somebody who walks to the picture's right."""
    thigh, shank = body[L.RIGHT_KNEE] - body[L.RIGHT_HIP], body[L.RIGHT_ANKLE] - body[L.RIGHT_KNEE]
    return math.degrees(
        math.acos(float(thigh[1:] @ shank[1:]) / float(np.linalg.norm(thigh[1:]) * np.linalg.norm(shank[1:])))
    )


def test_legs_are_as_long_as_thigh_and_shank() -> None:
    assert leg_length(walked(Gait())[0]) == pytest.approx((THIGH + SHANK) / SHOULDERS, rel=0.02)


@pytest.mark.parametrize("degrees", [0.0, 12.0, 30.0])
@pytest.mark.parametrize("view", ["front", "back"])
def test_feet_point_outwards_by_their_angle(degrees: float, view: str) -> None:
    strides, last = walked(Gait(toe_out=degrees), view)
    assert toe_out(strides, last.view) == pytest.approx(degrees, abs=2.0)
