"""What is seen of one person: view, scale and gates."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.pose.landmarks import Landmark as L
from posture.pose.observation import Observation, Observer, view_class
from posture.pose.pose import PersonPose, PoseFrame
from posture.types import View
from tests.film import VIEWS, scene
from tests.mannequin import SHOULDERS, Camera
from tests.people import person


def last(frames: list[PoseFrame]) -> Observation:
    observer = Observer()
    return [observer.observe(f.time, f.people[0].pose, f.width, f.height) for f in frames][-1]


def within_larger(frame: PoseFrame, place: float) -> PoseFrame:
    """The frame as one tile of a gallery three times as wide and high, at 0 to the left, at 1 to the right."""
    (one,) = frame.people
    corner = np.array((2 * place * frame.width, 0.0))
    moved = PersonPose(one.person, replace(one.pose, picture=one.pose.picture + corner))
    return replace(frame, width=3 * frame.width, height=3 * frame.height, people=(moved,))


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("front", View.FRONT),
        ("oblique", View.OBLIQUE),
        ("side", View.SIDE),
        ("left side", View.SIDE),
        ("back", View.BACK),
    ],
)
@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_the_view_is_that_of_the_body_wherever_its_picture_lies_in_a_larger_one(
    view: str, expected: View, place: float
) -> None:
    seen = last([within_larger(frame, place) for frame in scene(person(), 2, view=view)])
    assert seen.view is expected
    if expected is View.SIDE:
        assert seen.facing == math.copysign(1, VIEWS[view])


@given(st.floats(-180, 180), st.sampled_from(list(View)))
def test_a_view_does_not_depend_on_the_side_that_is_turned_away(yaw: float, before: View) -> None:
    assert view_class(yaw, before) is view_class(-yaw, before)


@given(st.floats(-180, 180), st.sampled_from(list(View)))
def test_a_view_that_was_reached_is_kept(yaw: float, before: View) -> None:
    now = view_class(yaw, before)
    assert view_class(yaw, now) is now


@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("seated", [True, False])
def test_the_scale_is_the_shoulder_width_in_every_view(view: str, *, seated: bool) -> None:
    who = person().sits() if seated else person()
    camera = Camera()
    expected = camera.focal * SHOULDERS / camera.distance
    assert last(scene(who, 2, view=view)).scale == pytest.approx(expected, rel=0.12)


def test_what_lies_outside_the_picture_is_not_seen() -> None:
    seen = last(scene(person(), 2, camera=Camera(bottom=0.3))).seen
    assert seen[L.LEFT_KNEE]
    assert not seen[[L.LEFT_ANKLE, L.RIGHT_ANKLE, L.LEFT_HEEL]].any()


def test_visibility_alone_does_not_make_a_landmark_seen() -> None:
    frames = scene(person(), 1)
    pose = frames[0].people[0].pose
    presence = pose.presence.copy()
    presence[L.LEFT_ANKLE] = 0.1
    observation = Observer().observe(0.0, replace(pose, presence=presence), 1920, 1080)
    assert not observation.seen[L.LEFT_ANKLE]
    assert observation.seen[L.RIGHT_ANKLE]


@pytest.mark.parametrize(("start", "expected"), [(0.7, True), (0.3, False)])
def test_a_landmark_that_is_half_seen_keeps_what_it_was(start: float, *, expected: bool) -> None:
    observer, pose = Observer(), scene(person(), 1)[0].people[0].pose
    for time, sure in ((0.0, start), (0.1, 0.55)):
        visibility = np.full(33, sure)
        seen = observer.observe(time, replace(pose, visibility=visibility), 1920, 1080).seen
    assert seen.all() == expected
    assert seen.any() == expected
