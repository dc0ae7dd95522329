"""Liveliness: who breathes and sways lives, what only shows the picture's noise is perhaps a picture."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox
from posture.perception.liveliness import LIFELESS_SECONDS, STOPPED_SECONDS, Liveliness, PictureLife
from posture.pose.pose import Pose
from tests.perception.scene import GREEN, Actor, Scene, body, stays

RATE = 15.0
PLACE = 320.0
GRAIN = np.random.default_rng(0).normal(0, 1, (360, 640, 3)).astype(np.float32)


def coded(image: NDArray[np.uint8], noise: float, quality: int, k: int) -> NDArray[np.uint8]:
    """The picture with a sensor's noise and compression."""
    rough = cv2.add(image, noise * np.roll(GRAIN, 977 * k), dtype=cv2.CV_8U)
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", rough, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1), np.uint8)


def followed(*, sways: bool, seconds: float = 5.5, noise: float = 0.0, quality: int = 90) -> Liveliness:
    """Somebody in front of the camera, while a lamp blinks in the corner."""
    scene, life, picture = Scene({"one": Actor(GREEN, stays(PLACE), sways=sways)}), Liveliness(), PictureLife()
    for k in range(round(seconds * RATE)):
        scene.time = k / RATE
        image = scene.picture()
        image[:40, :40] = 255 * (k // 5 % 2)
        image = coded(image, noise, quality, k)
        alive = picture.alive(scene.time, image)
        life.see(scene.time, image, body(PLACE), [], alive=alive)
    return life


@pytest.mark.parametrize(("noise", "quality"), [(0.0, 90), (5.0, 90), (10.0, 80), (0.0, 30)])
def test_noise_and_compression_make_no_picture_alive_and_nobody_a_picture(noise: float, quality: int) -> None:
    picture, living = (followed(sways=sways, noise=noise, quality=quality) for sways in (False, True))
    assert (picture.lifeless, picture.living, picture.counts(5.5)) == (True, False, False)
    assert (living.lifeless, living.living) == (False, True)


def test_who_sways_counts_within_a_second_and_a_picture_never() -> None:
    assert followed(sways=True, seconds=1.0).counts(1.0)
    assert not followed(sways=False, seconds=1.0).counts(1.0)
    assert not followed(sways=False, seconds=6.0).counts(6.0)


def test_a_change_of_the_light_moves_nobody() -> None:
    scene, life = Scene({"one": Actor(GREEN, stays(PLACE), sways=False)}), Liveliness()
    for k in range(90):
        light = 1 + 0.15 * math.sin(k / 8)
        life.see(k / RATE, np.clip(scene.picture() * light, 0, 255).astype(np.uint8), body(PLACE), [], alive=True)
    assert life.lifeless


def test_somebody_in_a_picture_that_stands_still_waits_and_then_counts() -> None:
    scene, life, picture = Scene({"one": Actor(GREEN, stays(PLACE), sways=False)}), Liveliness(), PictureLife()
    image = scene.picture()
    for k in range(60):
        life.see(k / RATE, image, body(PLACE), [], alive=picture.alive(k / RATE, image))
    assert not life.counts(STOPPED_SECONDS - 0.1)
    assert life.counts(STOPPED_SECONDS)
    assert not life.lifeless


def test_where_nothing_can_be_seen_to_move_everybody_counts() -> None:
    life, blank = Liveliness(), np.full((480, 640, 3), 90, dtype=np.uint8)
    for k in range(10):
        life.see(k / RATE, blank, body(PLACE), [], alive=False)
    assert life.counts(0.6)


def test_somebody_who_passes_before_a_picture_does_not_make_it_move() -> None:
    scene, life = Scene({"one": Actor(GREEN, stays(PLACE), sways=False)}), Liveliness()
    for k in range(120):
        image, left = scene.picture(), 8 * k - 200
        cv2.rectangle(image, (left, 0), (left + 120, 480), (250, 240, 40), -1)
        life.see(k / RATE, image, body(PLACE), [BoundingBox(left, 0, left + 120, 480)], alive=True)
    assert life.rested > 1.0
    assert life.moved == 0


def test_who_walks_lives_and_stands_still_like_a_picture_only_after_a_while() -> None:
    life = Liveliness()

    def see(time: float, pose: Pose, scene: Scene) -> None:
        life.see(time, scene.picture(), pose, [], alive=True)

    for k in range(30):
        scene = Scene({"one": Actor(GREEN, stays(100 + 8 * k), sways=False)})
        see(k / RATE, body(100 + 8 * k), scene)
    assert life.living
    for k in range(30, 30 + round((LIFELESS_SECONDS + 3) * RATE)):
        see(k / RATE, body(332), scene)
    assert life.lifeless
