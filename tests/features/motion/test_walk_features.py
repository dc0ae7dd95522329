"""What a second of the legs is described by: walkers of known step, lift and speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.walk_detector import legs_are_real
from posture.features.motion.walk_features import LOCAL, TRAVEL, TREADMILL_REACH, WalkFeatures, inner_ranges
from posture.features.motion.walk_window import WalkWindow
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH, Observation
from tests.gaits import Gait
from tests.mannequin import Camera
from tests.observing import filmed
from tests.people import person

GAIT = Gait(cadence=120.0, step=0.5, lift=0.1)
"""A stride takes one second: just what the longest window holds."""
NEAR = Camera(distance=6.0)


def last(seen: Sequence[Observation]) -> WalkFeatures:
    window = WalkWindow()
    found = [window.add(o) for o in seen]
    return next(one for one in reversed(found) if one is not None)


def local(window: WalkFeatures, name: str) -> float:
    """A range in shoulder widths, or a speed, without its logarithm."""
    least = 0.1 if name.endswith("ankle") else 0.02
    return float(np.exp(window.local[LOCAL.index(name)])) - least


@pytest.mark.parametrize("view", ["front", "oblique", "side", "back"])
def test_ankles_part_by_a_step_either_way_whatever_the_view(view: str) -> None:
    window = last(filmed(person().walks(GAIT), 2.0, 30.0, view))
    assert local(window, "ankles_forward") == pytest.approx(2 * GAIT.step / SHOULDER_WIDTH, rel=0.1)
    assert local(window, "ankles_rise") == pytest.approx(2 * GAIT.lift / SHOULDER_WIDTH, rel=0.15)
    assert local(window, "ankles_rise_picture") == pytest.approx(local(window, "ankles_rise"), rel=0.1)


def test_on_a_treadmill_the_legs_are_the_same_and_nothing_travels() -> None:
    room, treadmill = (
        last(filmed(who, 2.0, 30.0, "side", NEAR)) for who in (person().walks(GAIT), person().does(GAIT.at))
    )
    assert treadmill.local[: len(LOCAL) - 2] == pytest.approx(room.local[: len(LOCAL) - 2], abs=0.15)
    assert treadmill.ground < 0.2 < room.ground
    assert not treadmill.in_place


def test_legs_that_move_in_turn_are_opposed_and_still_ones_are_not() -> None:
    walks = last(filmed(person().walks(GAIT), 2.0, 30.0, "side"))
    stands = last(filmed(person(), 2.0, 30.0, "side"))
    opposed = LOCAL.index("ankles_opposed")
    assert walks.local[opposed] > 0.3
    assert stands.local[opposed] == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("view", ["front", "side"])
def test_speed_over_the_ground_is_that_of_the_walk_towards_and_across(view: str) -> None:
    window = last(filmed(person().walks(GAIT), 2.0, 30.0, view, NEAR))
    assert window.ground == pytest.approx(GAIT.speed / SHOULDER_WIDTH, rel=0.25)
    across, depth = (float(np.exp(window.travel[TRAVEL.index(name)])) for name in ("across", "depth"))
    assert (depth > across) is (view == "front")


def test_marching_is_in_place_and_shuffling_forward_is_not() -> None:
    assert last(filmed(person().marches(), 3.0, 30.0)).in_place
    shuffle = Gait(cadence=98.0, step=0.22, lift=0.03)
    assert shuffle.step / SHOULDER_WIDTH > TREADMILL_REACH
    assert not last(filmed(person().walks(shuffle), 3.0, 30.0, "side", NEAR)).in_place


@pytest.mark.parametrize("fps", [12.0, 15.0, 30.0, 60.0])
def test_a_window_says_the_same_at_any_frame_rate(fps: float) -> None:
    window = last(filmed(person().walks(GAIT), 2.0, fps, "side"))
    usual = last(filmed(person().walks(GAIT), 2.0, 20.0, "side"))
    assert window.local == pytest.approx(usual.local, abs=0.25)


def test_legs_of_little_presence_or_changing_thighs_are_made_up() -> None:
    seen = filmed(person().walks(GAIT), 1.5, 30.0)
    assert legs_are_real(last(seen))
    assert not legs_are_real(last([replace(o, presence=np.full(33, 0.9)) for o in seen]))
    assert not legs_are_real(last([stretched(o, 1 + 0.5 * (k % 4)) for k, o in enumerate(seen)]))


def stretched(o: Observation, by: float) -> Observation:
    """With a left thigh that many times as long."""
    world = o.raw_world.copy()
    world[L.LEFT_KNEE] = world[L.LEFT_HIP] + by * (world[L.LEFT_KNEE] - world[L.LEFT_HIP])
    return replace(o, raw_world=world)


def test_a_range_leaves_out_its_wild_ends() -> None:
    values = np.concatenate((np.linspace(0.0, 1.0, 41), [50.0]))
    assert inner_ranges(values[:, None])[0] == pytest.approx(0.92, abs=0.05)
