"""Regions: from the picture into the square that the network sees, and back."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.perception.roi import INPUT_SIZE, LEAST_RADIUS, MARGIN, MOST_TURN, Region
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.types import FloatArray
from tests.perception.scene import TRUNK, body

REGIONS = st.builds(
    Region,
    u=st.floats(-500, 2500),
    v=st.floats(-500, 2500),
    side=st.floats(16, 4000),
    rotation=st.floats(-math.pi, math.pi),
)
POINTS = st.lists(st.tuples(st.floats(-1, 2), st.floats(-1, 2)), min_size=1, max_size=5).map(np.array)


@given(region=REGIONS, points=POINTS)
def test_points_go_into_the_square_and_come_back(region: Region, points: FloatArray) -> None:
    picture = region.to_picture(points)
    there = np.column_stack((picture, np.ones(len(picture)))) @ region.to_input().T
    assert there / INPUT_SIZE == pytest.approx(points, abs=1e-6)


@given(region=REGIONS)
def test_a_turned_region_shows_the_body_upright_and_gives_world_points_back_turned(region: Region) -> None:
    up = region.to_camera_axes(np.array([[0.0, 1.0, 0.5]]))[0]
    top, bottom = region.to_picture(np.array([[0.5, 0.0], [0.5, 1.0]]))
    along = (top - bottom) / region.side
    assert up == pytest.approx([along[0], -along[1], 0.5])


def test_the_cut_holds_what_is_in_the_region_and_black_outside_the_picture() -> None:
    image = np.full((100, 100, 3), 200, dtype=np.uint8)
    cut = Region(u=100, v=50, side=100, rotation=0).crop(image)
    assert cut.shape == (INPUT_SIZE, INPUT_SIZE, 3)
    assert (cut[:250, :120] == 200).all()
    assert (cut[:, 140:] == 0).all()


@given(place=st.tuples(st.floats(0, 640), st.floats(0, 480)), trunk=st.floats(20, 300))
def test_every_landmark_lies_inside_the_region_around_its_body(place: tuple[float, float], trunk: float) -> None:
    pose = body(*place, trunk=trunk)
    region = Region.from_pose(pose)
    assert (np.abs(pose.picture - (region.u, region.v)) <= region.side / 2).all()


def test_a_body_whose_legs_are_put_too_near_keeps_a_region_of_its_size() -> None:
    whole = body(300)
    points = whole.picture.copy()
    points[:] = whole.midpoint(L.LEFT_HIP, L.RIGHT_HIP)
    points[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER]] = whole.picture[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER]]
    region = Region.from_pose(Pose(points, whole.world, whole.visibility, whole.presence))
    assert region.side == pytest.approx(2 * MARGIN * LEAST_RADIUS * TRUNK)


def test_a_pose_that_lies_on_its_side_does_not_turn_the_region_further_than_anybody_leans() -> None:
    pose = body(300)
    turned = (pose.picture - (300, 200)) @ np.array([[0, 1], [-1, 0]]) + (300, 200)
    region = Region.from_pose(Pose(turned, pose.world, pose.visibility, pose.presence))
    assert abs(region.rotation) == pytest.approx(MOST_TURN)


@given(step=st.floats(0.01, 0.04), seconds=st.floats(0.01, 0.1))
def test_a_region_follows_a_small_move_gently(step: float, seconds: float) -> None:
    region = Region(100, 100, 100, 0)
    there = Region(100 + 100 * step, 100, 100, 0)
    assert 100 < region.towards(there, seconds).u < 100 + 40 * step


def test_a_region_follows_a_large_move_at_once() -> None:
    there = Region(150, 90, 130, 0.1)
    after = Region(100, 100, 100, 0).towards(there, 0.03)
    assert (after.u, after.v, after.side, after.rotation) == pytest.approx((150, 90, 130, 0.1))


def test_a_region_turns_the_short_way() -> None:
    after = Region(0, 0, 100, math.radians(170)).towards(Region(0, 0, 100, math.radians(-170)), 0.03)
    assert math.degrees(math.remainder(after.rotation, math.tau)) == pytest.approx(-170)
