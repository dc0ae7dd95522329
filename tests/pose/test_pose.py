"""A pose: its shape, its middle points, and what a level camera sees of it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from posture.pose.frame import Frame
from posture.pose.landmarks import BONES, COUNT
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.types import FloatArray


def pose(**places: tuple[float, float]) -> Pose:
    """Landmarks by their names in a picture; the rest lies at the top left."""
    picture = np.zeros((COUNT, 2))
    for name, place in places.items():
        picture[L[name.upper()]] = place
    return Pose(picture, np.zeros((COUNT, 3)), np.ones(COUNT), np.ones(COUNT))


def test_there_are_33_landmarks_and_the_right_one_of_a_pair_follows_the_left_one() -> None:
    assert [int(one) for one in L] == list(range(COUNT)) == list(range(33))
    after_the_eyes = [one for one in L if one.name.startswith("LEFT") and one > L.LEFT_EYE_OUTER]
    assert all(L[one.name.replace("LEFT", "RIGHT")] == one + 1 for one in after_the_eyes)


def test_bones_are_the_same_on_both_sides() -> None:
    def mirrored(one: L) -> L:
        left = one.name.startswith("LEFT")
        return L[one.name.replace(*(("LEFT", "RIGHT") if left else ("RIGHT", "LEFT")))]

    assert {frozenset(map(mirrored, bone)) for bone in BONES} == {frozenset(bone) for bone in BONES}


@pytest.mark.parametrize("name", ["picture", "world", "visibility", "presence"])
def test_arrays_of_another_shape_are_refused_by_name(name: str) -> None:
    arrays: dict[str, FloatArray] = {
        "picture": np.zeros((COUNT, 2)),
        "world": np.zeros((COUNT, 3)),
        "visibility": np.zeros(COUNT),
        "presence": np.zeros(COUNT),
    }
    arrays[name] = arrays[name][:-1]
    with pytest.raises(ValueError, match=rf"{name} must have shape .*, got \(32,"):
        Pose(arrays["picture"], arrays["world"], arrays["visibility"], arrays["presence"])


def test_its_arrays_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        pose().picture[0] = 1.0


def test_the_middle_is_half_way() -> None:
    assert pose(left_hip=(100, 40), right_hip=(60, 60)).midpoint(L.LEFT_HIP, L.RIGHT_HIP).tolist() == [80, 50]


def test_what_leans_ten_degrees_to_the_right_stands_upright_once_that_roll_is_taken_off() -> None:
    lean = math.radians(10)
    leaning = pose(left_hip=(320, 240), left_shoulder=(320 + 100 * math.sin(lean), 240 - 100 * math.cos(lean)))
    upright = leaning.upright(10.0, 640, 480).picture
    assert upright[L.LEFT_HIP] == pytest.approx((320, 240))
    assert upright[L.LEFT_SHOULDER] == pytest.approx((320, 140))


def test_the_world_turns_with_the_picture_and_depth_stays() -> None:
    world = np.zeros((COUNT, 3))
    world[L.NOSE] = (math.sin(math.radians(10)), math.cos(math.radians(10)), 0.3)
    turned = Pose(np.zeros((COUNT, 2)), world, np.ones(COUNT), np.ones(COUNT)).upright(10.0, 640, 480)
    assert turned.world[L.NOSE] == pytest.approx((0.0, 1.0, 0.3))


def test_the_size_of_a_frame_is_width_and_height() -> None:
    assert Frame(0.0, np.zeros((480, 640, 3), np.uint8)).size == (640, 480)
