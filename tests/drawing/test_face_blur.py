"""Faces are covered generously, and nothing else is."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from posture.drawing.face_blur import HELD_SECONDS, FaceBlur, blur_faces
from posture.pose.frame import Frame
from posture.pose.landmarks import Landmark
from posture.pose.pose import PersonPose, Pose, PoseFrame
from tests.fakes import SIZE, folded_arms

WIDTH, HEIGHT = SIZE


@pytest.fixture
def noise() -> NDArray[np.uint8]:
    """A picture in which every pixel differs from its neighbours."""
    return np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def changed(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray((before != after).any(axis=2))


def at(pose: Pose, landmark: Landmark) -> tuple[int, int]:
    u, v = pose.picture[landmark]
    return round(float(v)), round(float(u))


def moved(pose: Pose, by: tuple[float, float]) -> Pose:
    return replace(pose, picture=pose.picture + by)


def found(time: float, *people: PersonPose, others: tuple[Pose, ...] = ()) -> PoseFrame:
    return PoseFrame(time, WIDTH, HEIGHT, people, others)


def test_every_landmark_of_the_head_is_covered_and_the_shoulders_are_not(noise: NDArray[np.uint8]) -> None:
    pose = folded_arms()
    covered = changed(noise, blur_faces(noise, [pose]))
    assert all(covered[at(pose, Landmark(k))] for k in range(11))
    assert not any(covered[at(pose, k)] for k in (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, Landmark.LEFT_WRIST))


def test_it_reaches_from_the_hair_to_the_chin(noise: NDArray[np.uint8]) -> None:
    pose = folded_arms()
    rows = np.flatnonzero(changed(noise, blur_faces(noise, [pose])).any(axis=1))
    ears = abs(float(pose.picture[Landmark.LEFT_EAR, 0] - pose.picture[Landmark.RIGHT_EAR, 0]))
    assert rows[-1] - rows[0] > 2 * ears


def test_what_is_left_of_a_face_tells_nothing(noise: NDArray[np.uint8]) -> None:
    pose = folded_arms()
    v, u = at(pose, Landmark.NOSE)
    patch = blur_faces(noise, [pose])[v - 6 : v + 6, u - 6 : u + 6]
    assert patch.std() < 0.2 * noise.std()


def test_the_given_picture_stays_as_it_is(noise: NDArray[np.uint8]) -> None:
    before = noise.copy()
    blur_faces(noise, [folded_arms()])
    assert np.array_equal(noise, before)


@pytest.mark.parametrize("by", [(-5000.0, 0.0), (0.0, 5000.0), (WIDTH * 3.0, -HEIGHT * 3.0)])
def test_a_head_outside_the_picture_changes_nothing(noise: NDArray[np.uint8], by: tuple[float, float]) -> None:
    assert np.array_equal(blur_faces(noise, [moved(folded_arms(), by)]), noise)


def test_a_head_cut_by_the_edge_is_covered_up_to_it(noise: NDArray[np.uint8]) -> None:
    pose = folded_arms()
    at_edge = moved(pose, (-float(pose.picture[Landmark.NOSE, 0]), 0.0))
    assert changed(noise, blur_faces(noise, [at_edge]))[at(at_edge, Landmark.NOSE)[0], 0]


def test_somebody_lost_from_sight_stays_covered_for_a_moment(noise: NDArray[np.uint8]) -> None:
    blur, nose = FaceBlur(), at(folded_arms(), Landmark.NOSE)
    blur.blur(Frame(0.0, noise), found(0.0, PersonPose(1, folded_arms())))
    soon, late = (blur.blur(Frame(time, noise), found(time)) for time in (HELD_SECONDS / 2, HELD_SECONDS * 2))
    assert changed(noise, soon.image)[nose]
    assert np.array_equal(late.image, noise)


def test_bodies_that_do_not_count_as_people_yet_are_covered_too(noise: NDArray[np.uint8]) -> None:
    frame = FaceBlur().blur(Frame(0.0, noise), found(0.0, others=(folded_arms(),)))
    assert changed(noise, frame.image)[at(folded_arms(), Landmark.NOSE)]
