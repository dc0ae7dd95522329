"""What a body says of the camera's roll and height."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.camera.from_body import body_pitch, body_roll, camera_height
from posture.pose.pose import Pose
from posture.types import View
from tests.fakes import SIZE, folded_arms
from tests.mannequin import Camera
from tests.people import person, scene

UPRIGHT = folded_arms()


def turned(pose: Pose, degrees: float) -> Pose:
    """The same body with its picture turned clockwise."""
    turn, middle = math.radians(degrees), np.array(SIZE) / 2
    matrix = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    return replace(pose, picture=(pose.picture - middle) @ matrix + middle)


@pytest.mark.parametrize("roll", [-4.0, 0.0, 3.0])
@pytest.mark.parametrize("legs", [True, False])
def test_an_upright_body_leans_as_the_camera_does(roll: float, legs: bool) -> None:  # noqa: FBT001 - parametrized
    assert body_roll(turned(UPRIGHT, roll), View.FRONT, legs=legs) == pytest.approx(roll, abs=1.0)


def test_a_body_seen_from_the_side_says_nothing_of_the_roll() -> None:
    assert math.isnan(body_roll(UPRIGHT, View.SIDE, legs=True))


def test_nor_does_one_that_is_not_upright() -> None:
    assert math.isnan(body_roll(turned(UPRIGHT, 30.0), View.FRONT, legs=True))


@pytest.mark.parametrize("eye", [0.5, 1.2, 1.9])
def test_the_camera_is_as_far_below_the_ears_as_it_is(eye: float) -> None:
    frame = scene(person().stands(), seconds=0.2, camera=Camera(eye=eye, distance=2.5))[0]
    pose = frame.people[0].pose
    shoulders = float(np.hypot(*(pose.picture[11] - pose.picture[12])))
    found = camera_height(pose, shoulders, 0.0, frame.width, frame.height)
    ears = 1.55
    assert found.below_ears == pytest.approx(ears - eye, abs=0.25)
    assert np.sign(found.ears_above) == np.sign(found.below_ears)
    assert found.distance == pytest.approx(2.5, rel=0.25)


def test_a_body_that_leans_towards_the_camera_is_one_that_the_camera_looks_down_on() -> None:
    tipped = np.array(UPRIGHT.world)
    tipped[:, 2] += 0.2 * tipped[:, 1]
    down = replace(UPRIGHT, world=tipped)
    assert body_pitch(down) == pytest.approx(body_pitch(UPRIGHT) - math.degrees(math.atan(0.2)), abs=1.5)
