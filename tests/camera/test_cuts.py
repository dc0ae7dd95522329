"""Cuts: another scene from one picture to the next, and what is none."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posture.camera.cuts import CutDetector

Picture = NDArray[np.uint8]
RATE = 15.0


def scene(seed: int) -> Picture:
    """A room full of things, 320x240."""
    random = np.random.default_rng(seed)
    image = np.full((240, 320, 3), 120, dtype=np.uint8)
    for _ in range(60):
        u, v, width, height = (int(random.integers(0, most)) for most in (300, 220, 60, 60))
        colour = tuple(int(one) for one in random.integers(20, 235, 3))
        cv2.rectangle(image, (u, v), (u + width, v + height), colour, -1)
    return image


def cuts(pictures: Sequence[Picture]) -> list[int]:
    """Which of the pictures are the first after a cut."""
    watch = CutDetector()
    return [k for k, picture in enumerate(pictures) if watch.detect(k / RATE, picture)]


def noisy(image: Picture, seed: int) -> Picture:
    noise = np.random.default_rng(seed).normal(0, 5, image.shape)
    return np.asarray(np.clip(image + noise, 0, 255), dtype=np.uint8)


@pytest.mark.parametrize("frames", [2, 20])
def test_another_scene_is_a_cut_at_its_first_picture(frames: int) -> None:
    assert cuts([noisy(scene(1), k) for k in range(frames)] + [noisy(scene(2), k) for k in range(5)]) == [frames]


def test_a_cut_back_is_a_cut_too() -> None:
    assert cuts([*[scene(1)] * 20, *[scene(2)] * 20, *[scene(1)] * 5]) == [20, 40]


def test_a_light_that_is_switched_is_no_cut() -> None:
    dim = np.asarray(scene(1) * 0.35 + 10, dtype=np.uint8)
    assert cuts([scene(1)] * 20 + [dim] * 20 + [scene(1)] * 5) == []


def test_a_moment_of_darkness_is_no_cut() -> None:
    black = np.zeros_like(scene(1))
    assert cuts([scene(1)] * 20 + [black] * 5 + [scene(1)] * 5) == []


def test_the_scene_after_a_moment_of_darkness_is_a_cut_if_it_is_another() -> None:
    black = np.zeros_like(scene(1))
    assert cuts([scene(1)] * 20 + [black] * 5 + [scene(2)] * 5) == [25]


def test_somebody_who_walks_through_is_no_cut() -> None:
    def with_walker(k: int) -> Picture:
        image = scene(1)
        cv2.rectangle(image, (k * 12 - 60, 40), (k * 12, 240), (10, 200, 30), -1)
        return image

    assert cuts([with_walker(k) for k in range(30)]) == []


def test_a_camera_that_pans_or_is_knocked_is_no_cut() -> None:
    wide = np.hstack([scene(seed) for seed in range(6)])
    pan = [wide[:, 40 * k : 40 * k + 320] for k in range(30)]
    knock = [wide[:, :320]] * 20 + [wide[:, 40:360]] * 20
    assert (cuts(pan), cuts(knock)) == ([], [])
