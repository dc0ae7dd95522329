"""Poses from what MediaPipe gives, and from arrays of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posture.pose.landmarks import Landmark as L
from posture.pose.mediapipe import pose_frames
from posture.pose.pose import Pose, PoseFrame
from posture.types import FloatArray
from tests.fakes import SIZE, folded_arms
from tests.film import scene
from tests.mediapipe_results import older_result, picture_rows, result, world_rows
from tests.people import person

WIDTH, HEIGHT = SIZE


def frame(found: object) -> PoseFrame:
    return PoseFrame.from_mediapipe(found, time=0.5, width=WIDTH, height=HEIGHT)


def rows(count: int = 3, columns: int = 4) -> FloatArray:
    return np.repeat(picture_rows(folded_arms(), SIZE)[np.newaxis, :, :columns], count, axis=0)


def frames(landmarks: FloatArray, world: FloatArray | None = None, fps: float = 10) -> tuple[PoseFrame, ...]:
    return pose_frames(landmarks, width=WIDTH, height=HEIGHT, fps=fps, world=world)


def assert_same(found: Pose, pose: Pose) -> None:
    for name in ("picture", "world", "visibility", "presence"):
        assert getattr(found, name) == pytest.approx(getattr(pose, name)), name


def test_a_result_of_the_landmarker_is_the_pose_in_pixels_and_in_our_axes() -> None:
    found = frame(result(SIZE, folded_arms()))
    assert (found.time, found.width, found.height) == (0.5, *SIZE)
    assert_same(found.people[0].pose, folded_arms())


def test_several_people_are_numbered_from_left_to_right() -> None:
    pose = folded_arms()
    left, right = (replace(pose, picture=pose.picture + np.array([aside, 0])) for aside in (-90, 90))
    found = frame(result(SIZE, right, pose, left)).people
    assert [one.person for one in found] == [1, 2, 3]
    places = [one.pose.picture[L.NOSE, 0] for one in found]
    assert places == sorted(places)


def test_nobody_found_is_a_frame_with_nobody() -> None:
    assert frame(result(SIZE)).people == frame(older_result(SIZE, None)).people == ()


def test_a_result_of_the_older_library_has_present_what_lies_in_the_picture() -> None:
    pose = folded_arms()
    picture = pose.picture.copy()
    picture[L.LEFT_WRIST] = (-5, 200)
    (one,) = frame(older_result(SIZE, replace(pose, picture=picture))).people
    assert one.pose.presence[L.LEFT_WRIST] == 0
    assert one.pose.presence.sum() == len(picture) - 1


def test_what_the_landmarker_does_not_say_of_presence_is_told_from_the_place() -> None:
    found = result(SIZE, folded_arms())
    for point in found.pose_landmarks[0]:
        point.presence = None
    assert (frame(found).people[0].pose.presence == 1).all()


def test_an_array_with_world_landmarks_gives_the_poses_of_the_results() -> None:
    world = np.repeat(world_rows(folded_arms())[np.newaxis], 3, axis=0)
    found = frames(rows(columns=5), world)
    assert [one.time for one in found] == [0.0, 0.1, 0.2]
    for one in found:
        assert_same(one.people[0].pose, folded_arms())


@pytest.mark.parametrize("view", ["front", "oblique", "side"])
def test_world_landmarks_of_a_body_of_usual_size_are_estimated_to_some_centimetres(view: str) -> None:
    (filmed,) = scene(person(), seconds=0.0, view=view)
    pose, size = filmed.people[0].pose, (filmed.width, filmed.height)
    landmarks = picture_rows(pose, size)[np.newaxis, :, :4]
    (found,) = pose_frames(landmarks, width=size[0], height=size[1], fps=10)
    gaps = np.linalg.norm(found.people[0].pose.world - pose.world, axis=1)
    assert np.median(gaps) < 0.05


def test_a_frame_of_nan_has_nobody_in_it() -> None:
    landmarks = rows()
    landmarks[1] = np.nan
    assert [len(one.people) for one in frames(landmarks)] == [1, 0, 1]


def test_people_keep_the_numbers_of_their_places_in_the_array() -> None:
    landmarks = np.stack((rows(2), rows(2)), axis=1)
    landmarks[1, 0] = np.nan
    assert [[one.person for one in found.people] for found in frames(landmarks)] == [[1, 2], [2]]


def test_frames_come_at_their_own_times() -> None:
    found = pose_frames(rows(), width=WIDTH, height=HEIGHT, times=[0.0, 0.1, 0.35])
    assert [one.time for one in found] == [0.0, 0.1, 0.35]


def test_no_frames_are_none() -> None:
    assert frames(rows(0)) == ()


def test_a_pose_that_is_nan_in_part_is_refused() -> None:
    landmarks = rows()
    landmarks[2, L.LEFT_WRIST] = np.nan
    with pytest.raises(ValueError, match=r"pose at 0\.2 s is NaN in part; give .* a visibility of 0"):
        frames(landmarks)


def test_pixels_in_the_place_of_shares_are_refused() -> None:
    with pytest.raises(ValueError, match="divide pixels by its width and height"):
        frames(rows() * (WIDTH, HEIGHT, 1, 1))


def test_landmarks_without_depth_are_refused_where_there_are_no_world_landmarks() -> None:
    flat = rows() * (1, 1, 0, 1)
    with pytest.raises(ValueError, match="without depth, give world landmarks"):
        frames(flat)
    assert frames(flat, np.repeat(world_rows(folded_arms())[np.newaxis], 3, axis=0))


@pytest.mark.parametrize("shape", [(3, 32, 4), (3, 33, 3), (33, 4), (3, 1, 1, 33, 4)])
def test_an_array_of_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"landmarks of shape \(frames, 33, 4\) were wanted, got"):
        frames(np.full(shape, 0.5))


def test_world_landmarks_of_other_frames_are_refused() -> None:
    with pytest.raises(ValueError, match=r"world landmarks for .* were wanted"):
        frames(rows(), world_rows(folded_arms())[np.newaxis])


@pytest.mark.parametrize(
    "when", [{}, {"fps": 10.0, "times": [0.0, 1.0, 2.0]}, {"fps": 0.0}, {"times": [0.0, 1.0]}, {"times": [0, 2, 1]}]
)
def test_times_that_are_missing_or_do_not_rise_are_refused(when: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="were wanted"):
        pose_frames(rows(), width=WIDTH, height=HEIGHT, **when)  # type: ignore[arg-type]
