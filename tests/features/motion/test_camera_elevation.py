"""How far the ears are above the camera, of a camera whose place and pitch are known."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.camera_elevation import LEAN, SECONDS, CameraElevationTracker, body_pitch
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import FOCAL_WIDTHS, Observation
from tests.mannequin import NECK, TRUNK, Camera
from tests.observing import seen
from tests.people import person
from tests.stances import STANDING

EARS = float(STANDING.pelvis[1]) + TRUNK + NECK
"""Metres over the floor."""


def standing(ears_above: float, pitch: float = 0.0) -> Observation:
    """Somebody whose ears are so many degrees above the lens of a camera of this pitch, upwards positive."""
    distance = 3.2
    camera = Camera(distance=distance + STANDING.carriage, eye=EARS - distance * math.tan(math.radians(ears_above)))
    return pitched(seen(person(), camera=camera), pitch)


def pitched(o: Observation, pitch: float) -> Observation:
    """The same through a pitched camera: the picture moves, and the world leans as the pose model has it."""
    lens = FOCAL_WIDTHS * o.width
    picture = o.picture.copy()
    angle = np.arctan2(o.height / 2 - picture[:, 1], lens) - math.radians(pitch)
    picture[:, 1] = o.height / 2 - lens * np.tan(angle)
    turn = math.radians(LEAN - pitch)
    back = np.array([[1, 0, 0], [0, math.cos(turn), math.sin(turn)], [0, -math.sin(turn), math.cos(turn)]])
    return replace(o, picture=picture, world=o.world @ back)


@pytest.mark.parametrize("ears_above", [-12.0, 0.0, 10.0, 25.0])
@pytest.mark.parametrize("pitch", [-15.0, 0.0, 8.0])
def test_the_ears_are_as_far_above_the_camera_as_they_are_however_it_is_pitched(
    ears_above: float, pitch: float
) -> None:
    assert CameraElevationTracker().update(standing(ears_above, pitch), upright=True) == pytest.approx(
        ears_above, abs=0.3
    )


@pytest.mark.parametrize("pitch", [-20.0, 0.0, 5.0])
def test_the_pitch_is_told_by_how_much_upright_bodies_lean(pitch: float) -> None:
    lean = math.radians(LEAN - pitch)
    assert body_pitch(math.cos(lean), math.sin(lean)) == pytest.approx(pitch)


def test_nothing_is_known_until_somebody_was_upright() -> None:
    tracker = CameraElevationTracker()
    assert math.isnan(tracker.update(standing(10.0), upright=False))
    tracker.update(standing(10.0), upright=True)
    bowed = replace(standing(-30.0), time=5.0)
    assert tracker.update(bowed, upright=False) == pytest.approx(10.0, abs=0.3)


def test_a_change_is_followed_with_its_time_constant() -> None:
    tracker, low, high = CameraElevationTracker(), standing(0.0), standing(10.0)
    for k in range(11):
        found = tracker.update(replace(high if k else low, time=k * SECONDS / 10), upright=True)
    assert found == pytest.approx(10.0 * (1 - math.exp(-1)), abs=0.3)


def test_a_single_wild_frame_hardly_moves_it() -> None:
    tracker = CameraElevationTracker()
    for k in range(30):
        tracker.update(replace(standing(0.0), time=k / 30), upright=True)
    wild = standing(0.0)
    world = wild.world.copy()
    world[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER], 2] += 0.5
    found = tracker.update(replace(wild, world=world, time=1.0), upright=True)
    assert abs(found) < 0.6
