"""What counts as a person, and which poses share a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.perception.plausibility import CORE, is_part_of, is_person, is_still_person, same_body
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from tests.perception.scene import HEIGHT, TRUNK, WIDTH, body

LEGS = (L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE)
HIPS_AND_LEGS = (L.LEFT_HIP, L.RIGHT_HIP, *LEGS)


def hiding(pose: Pose, landmarks: Sequence[L]) -> Pose:
    visibility = pose.visibility.copy()
    visibility[list(landmarks)] = 0.0
    return replace(pose, visibility=visibility)


def test_a_whole_visible_body_is_a_person() -> None:
    assert is_person(body(320), WIDTH, HEIGHT)


@pytest.mark.parametrize("hidden", [LEGS, HIPS_AND_LEGS])
def test_somebody_behind_a_desk_is_a_person(hidden: Sequence[L]) -> None:
    assert is_person(hiding(body(320), hidden), WIDTH, HEIGHT)


def test_head_and_shoulders_at_the_bottom_of_the_picture_are_a_person() -> None:
    assert is_person(body(320, HEIGHT + 0.8 * TRUNK), WIDTH, HEIGHT)


def test_legs_alone_are_a_person() -> None:
    assert is_person(body(320, 20), WIDTH, HEIGHT)


def test_what_is_hardly_visible_is_no_person() -> None:
    assert not is_person(body(320, visibility=0.4), WIDTH, HEIGHT)


@pytest.mark.parametrize("u", [0, WIDTH])
def test_half_a_body_at_the_edge_is_no_person(u: float) -> None:
    assert not is_person(body(u), WIDTH, HEIGHT)


def test_a_body_upside_down_is_no_person() -> None:
    pose = body(320)
    turned = pose.picture * (1, -1) + (0, 400)
    assert not is_person(replace(pose, picture=turned), WIDTH, HEIGHT)


def test_who_is_followed_may_leave_the_picture_a_little_further_than_a_newcomer() -> None:
    leaving = body(0.15 * TRUNK)
    assert not is_person(leaving, WIDTH, HEIGHT)
    assert is_still_person(leaving, WIDTH, HEIGHT)
    assert not is_still_person(body(-TRUNK), WIDTH, HEIGHT)


@given(shift=st.tuples(st.floats(-15, 15), st.floats(-14, 14)))
def test_two_poses_that_hardly_differ_are_of_one_body(shift: tuple[float, float]) -> None:
    assert same_body(body(300, 200), body(300 + shift[0], 200 + shift[1]))


@pytest.mark.parametrize("scale", [0.6, 1.6])
def test_two_sizes_of_body_on_one_face_are_one(scale: float) -> None:
    pose = body(300)
    points = pose.picture.copy()
    points[L.LEFT_SHOULDER :] = points[L.NOSE] + scale * (points[L.LEFT_SHOULDER :] - points[L.NOSE])
    assert same_body(pose, replace(pose, picture=points))


def test_two_heads_side_by_side_are_two() -> None:
    assert not same_body(body(300), body(300 + 0.5 * TRUNK, trunk=1.3 * TRUNK))


@given(shift=st.floats(0.5, 4))
def test_people_side_by_side_are_two_bodies(shift: float) -> None:
    assert not same_body(body(300), body(300 + shift * TRUNK))


def test_one_pose_with_the_legs_elsewhere_is_still_the_same_body() -> None:
    pose = body(300)
    points = pose.picture.copy()
    points[[L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE]] += 100
    assert same_body(pose, replace(pose, picture=points))


def test_a_small_pose_inside_a_body_is_a_part_of_it() -> None:
    assert is_part_of(body(320, 195, trunk=15), body(320, 200))


def test_a_child_beside_an_adult_and_a_person_far_behind_are_no_parts() -> None:
    adult = body(320, 200)
    assert not is_part_of(body(380, 240, trunk=28), adult)
    assert not is_part_of(body(350, 150, trunk=25), adult)
    assert not is_part_of(adult, adult)


def test_the_core_has_no_landmark_twice() -> None:
    assert len(np.unique(CORE)) == len(CORE)
