"""Worse ways to film: what each does to frames and poses, and what it leaves alone."""

import math
from collections.abc import Iterator

import numpy as np
import pytest

from benchmarks.variations import (
    CONDITIONS,
    DARK,
    NOISE,
    ROLL,
    SENSOR_NOISE,
    compressed,
    dimmer,
    rolled,
    shaken,
    slower,
    smaller,
)
from calibration.poses import FrameChange
from posture.pose.frame import Frame
from posture.pose.landmarks import Landmark as L
from posture.pose.observation import SHOULDER_WIDTH
from tests.acting import Actor
from tests.film import scene
from tests.mannequin import Camera

GREY = 100


def film(count: int, fps: float = 15.0, size: tuple[int, int] = (160, 120)) -> Iterator[Frame]:
    """A grey room with an upright white line in the middle, which is as high as the picture."""
    width, height = size
    image = np.full((height, width, 3), GREY, dtype=np.uint8)
    image[:, width // 2 - 1 : width // 2 + 1] = 255
    return (Frame(k / fps, image) for k in range(count))


def test_of_30_frames_a_second_every_other_one_is_left_with_its_own_time() -> None:
    assert [frame.time for frame in slower(film(6, fps=30))] == pytest.approx([0, 2 / 30, 4 / 30])


@pytest.mark.parametrize("fps", [8.0, 14.9, 15.0])
def test_what_is_slow_enough_already_keeps_every_frame(fps: float) -> None:
    assert len(list(slower(film(40, fps)))) == 40


def test_of_25_frames_a_second_15_are_left() -> None:
    assert len(list(slower(film(100, fps=25)))) == 60


@pytest.mark.parametrize(
    ("size", "smaller_size"),
    [((640, 480), (480, 360)), ((720, 1280), (360, 640)), ((320, 240), (320, 240)), ((640, 360), (640, 360))],
)
def test_the_shorter_side_is_scaled_down_never_up(size: tuple[int, int], smaller_size: tuple[int, int]) -> None:
    assert next(smaller(film(1, size=size))).size == smaller_size


def test_dim_light_leaves_a_share_and_adds_the_same_noise_every_time() -> None:
    first, again = ([frame.image for frame in dimmer(DARK)(film(2))] for _ in range(2))
    wall = first[0][:, :60].astype(float)
    assert wall.mean() == pytest.approx(DARK * GREY, abs=1)
    assert wall.std() == pytest.approx(SENSOR_NOISE, rel=0.1)
    assert (first[0] == again[0]).all()
    assert (first[0] != first[1]).any()


@pytest.mark.parametrize(("change", "sign"), [(rolled(ROLL), 1), (rolled(-ROLL), -1)])
def test_a_rolled_camera_sees_upright_lines_lean_by_its_degrees(change: FrameChange, sign: int) -> None:
    image = next(change(film(1))).image[..., 0].astype(float)
    top, bottom = (np.average(np.arange(160), weights=row - GREY + 1e-9) for row in (image[10], image[109]))
    assert math.degrees(math.atan2(top - bottom, 99)) == pytest.approx(sign * ROLL, abs=0.5)


def test_compression_gives_back_every_frame_at_its_time_and_worse() -> None:
    noisy = list(dimmer(DARK)(film(10)))
    worse = list(compressed(iter(noisy)))
    assert [frame.time for frame in worse] == [frame.time for frame in noisy]
    assert all(frame.image.shape == (120, 160, 3) for frame in worse)
    assert worse[0].image[:, :60].std() < noisy[0].image[:, :60].std() / 2
    assert worse[0].image.mean() == pytest.approx(noisy[0].image.mean(), abs=3)


@pytest.mark.parametrize("distance", [3.0, 6.0])
def test_shaken_landmarks_stray_by_a_share_of_the_shoulders_at_any_distance(distance: float) -> None:
    camera = Camera(distance=distance)
    frames = scene(Actor(), seconds=20.0, camera=camera)
    apart = [
        (worse.people[0].pose, true.people[0].pose) for worse, true in zip(shaken(NOISE)(frames), frames, strict=True)
    ]
    world = np.array([worse.world[L.LEFT_WRIST] - true.world[L.LEFT_WRIST] for worse, true in apart])
    picture = np.array([worse.picture[L.LEFT_WRIST] - true.picture[L.LEFT_WRIST] for worse, true in apart])
    assert world.std() == pytest.approx(NOISE * SHOULDER_WIDTH, rel=0.1)
    assert picture.std() == pytest.approx(NOISE * SHOULDER_WIDTH * camera.focal / distance, rel=0.15)


def test_the_first_condition_changes_nothing() -> None:
    clean = next(iter(CONDITIONS.values()))
    assert (clean.frames, clean.poses) == (None, None)
