"""Which pictures are new: repeated and stopped ones are told from people who hold still, whatever the noise."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posture.camera.repeats import FROZEN_SECONDS, RepeatedFrameDetector, RepeatedPoses
from posture.pose.pose import LEVEL, PersonPose, PoseFrame
from tests.camera.rooms import textured
from tests.fakes import SIZE, folded_arms

Image = NDArray[np.uint8]
RATE = 25
WALL: Image = np.asarray(cv2.resize(textured(), (320, 240)), dtype=np.uint8)


def body(shift: float) -> Image:
    """Somebody dark before a wall, moved by that many pixels, and by parts of one."""
    left, part = math.floor(shift), shift - math.floor(shift)
    return np.rint((1 - part) * _painted(left) + part * _painted(left + 1)).astype(np.uint8)


@cache
def _painted(shift: int) -> Image:
    image = WALL.copy()
    cv2.ellipse(image, (160 + shift, 130), (40, 90), 0, 0, 360, (30, 40, 60), cv2.FILLED, cv2.LINE_AA)
    return image


def moves(time: float) -> float:
    """A body that shakes quickly and wanders slowly."""
    return 6 * math.sin(2 * math.pi * 1.5 * time) + 4 * math.sin(time)


def sways(time: float) -> float:
    """A body that holds still as well as anybody: breathing and sway of half a pixel."""
    return 0.5 * math.sin(2 * math.pi * 0.3 * time) + 0.3 * math.sin(2 * math.pi * 0.9 * time)


def noisy(image: Image, seed: int, sigma: float) -> Image:
    noise = np.random.default_rng(seed).normal(0, sigma, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def _jpeg(image: Image, quality: int) -> Image:
    coded = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)


def watched(picture: Callable[[int], Image], frames: int) -> list[tuple[float, float | None]]:
    """The share of new pictures and when the picture stopped, after each."""
    watch, told = RepeatedFrameDetector(), []
    for number in range(frames):
        watch.detect(number / RATE, picture(number))
        told.append((watch.distinct, watch.frozen_since))
    return told


@pytest.mark.parametrize("times", [2, 5, 6])
@pytest.mark.parametrize("sigma", [0.0, 4.0])
def test_of_repeated_pictures_the_share_of_new_ones_is_known(times: int, sigma: float) -> None:
    told = watched(lambda k: noisy(body(moves(k // times * times / RATE)), k, sigma), 150)
    shares = [share for share, _ in told[50:]]
    assert np.median(shares) == pytest.approx(1 / times, rel=0.35)
    assert max(shares) < 1
    assert all(since is None for _, since in told)


@pytest.mark.parametrize("act", [moves, sways])
@pytest.mark.parametrize("sigma", [0.0, 4.0])
def test_what_lives_is_new_in_every_picture(act: Callable[[float], float], sigma: float) -> None:
    assert set(watched(lambda k: noisy(body(act(k / RATE)), k, sigma), 200)) == {(1.0, None)}


@pytest.mark.parametrize("sigma", [0.0, 4.0])
def test_a_picture_that_stops_is_known_to_stand_still_since_then(sigma: float) -> None:
    def picture(number: int) -> Image:
        return noisy(body(moves(min(number, 75) / RATE)), number, sigma)

    told = watched(picture, 200)
    assert all(since is None for _, since in told[: 75 + round(FROZEN_SECONDS * RATE)])
    since = told[-1][1]
    assert since is not None
    assert 2.6 <= since <= 3.3
    assert all(since is not None for _, since in told[130:])


def test_a_stopped_picture_that_is_encoded_anew_still_stands_still() -> None:
    """As at a key frame: everywhere something changes a little, once."""
    still = body(0.0)
    coded = [_jpeg(still, quality) for quality in (90, 60)]
    told = watched(lambda k: coded[k // 100 % 2], 300)
    assert all(since is not None for _, since in told[60:])


def test_a_picture_that_moves_again_no_longer_stands_still() -> None:
    told = watched(lambda k: body(moves(0.0 if k < 100 else k / RATE)), 150)
    assert told[99][1] is not None
    assert all(since is None for _, since in told[104:])


def test_pictures_of_another_size_are_new() -> None:
    watch = RepeatedFrameDetector()
    for number in range(100):
        watch.detect(number / RATE, body(0.0)[:, : 300 if number >= 90 else 320].copy())
    assert watch.frozen_since is None


def test_a_tiny_picture_tells_nothing() -> None:
    assert watched(lambda _: np.zeros((1, 1, 3), np.uint8), 100)[-1] == (1.0, None)


def frame(number: int, shift: float | None) -> PoseFrame:
    pose = None if shift is None else folded_arms().moved(1.0, (shift, 0.0))
    return PoseFrame(number / 15, *SIZE, (PersonPose(1, pose),) if pose else ())


def test_poses_that_are_exactly_those_of_before_come_of_the_same_picture() -> None:
    poses = RepeatedPoses()
    told = [poses.process(frame(number, number // 3 * 0.01)).camera for number in range(60)]
    assert told[-1].distinct == pytest.approx(1 / 3, abs=0.05)
    assert told[-1].frozen_since is None


def test_poses_that_stay_the_same_come_of_a_picture_that_stands_still() -> None:
    poses = RepeatedPoses()
    told = [poses.process(frame(number, min(number, 30) * 0.01)).camera for number in range(60)]
    assert told[40].frozen_since is None
    assert told[-1].frozen_since == 2.0
    assert poses.process(frame(60, 5.0)).camera.frozen_since is None


def test_nobody_and_somebody_who_is_still_looked_at_anew_are_no_stopped_picture() -> None:
    poses = RepeatedPoses()
    assert {poses.process(frame(number, None)).camera for number in range(60)} == {LEVEL}
    alive = [poses.process(frame(60 + number, 1e-6 * number)).camera for number in range(60)]
    assert set(alive) == {LEVEL}


def test_what_pictures_told_is_kept() -> None:
    poses = RepeatedPoses()
    known = replace(frame(0, 0.0), camera=replace(LEVEL, distinct=0.2, frozen_since=1.0))
    assert poses.process(known).camera == known.camera
