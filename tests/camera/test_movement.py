"""A camera that moves is told from people who do."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from posture.camera.foreground import BoundingBox
from posture.camera.movement import MovementDetector
from tests.camera.rooms import SIZE, Image, shifted, textured

WALL = textured()


def watched(
    picture: Callable[[float], Image], people: Callable[[float], list[BoundingBox]] = lambda _: []
) -> MovementDetector:
    """Ten seconds, five frames a second."""
    watcher = MovementDetector()
    for tick in range(50):
        watcher.detect(tick / 5, picture(tick / 5), people(tick / 5))
    return watcher


def noisy(image: Image, time: float) -> Image:
    random = np.random.default_rng(round(time * 10))
    return np.clip(image + random.normal(0, 6, image.shape), 0, 255).astype(np.uint8)


def passer_by(time: float) -> BoundingBox:
    """Somebody who walks through the picture."""
    left = 60 * time - 100
    return BoundingBox(left, 60, left + 160, 470)


def with_passer_by(time: float) -> Image:
    image, area = noisy(WALL, time), passer_by(time)
    left, right = max(0, int(area.left)), max(0, int(area.right))
    image[60:470, left:right] = textured(seed=7)[60:470, : max(0, min(right, SIZE[0]) - left)]
    return image


def test_a_camera_that_stands_still_is_known_to() -> None:
    watcher = watched(lambda time: noisy(WALL, time))
    assert watcher.is_known
    assert watcher.moves == ()


@pytest.mark.parametrize(("right", "down", "turned"), [(10, 0, 0), (0, -8, 0), (0, 0, 2.5), (120, 40, 0)])
def test_a_camera_that_is_pushed_is_noticed_once(right: float, down: float, turned: float) -> None:
    after = shifted(WALL, right, down, turned)
    watcher = watched(lambda time: noisy(WALL if time < 4 else after, time))
    assert len(watcher.moves) == 1
    assert 4.0 <= watcher.moves[0] <= 7.0


def test_somebody_who_walks_through_the_picture_does_not_move_the_camera() -> None:
    assert watched(with_passer_by, lambda time: [passer_by(time)]).moves == ()


def test_nor_does_somebody_who_is_not_followed() -> None:
    assert watched(with_passer_by).moves == ()


def test_a_light_that_is_switched_on_does_not_move_the_camera() -> None:
    dim = (WALL * 0.5).astype(np.uint8)
    assert watched(lambda time: noisy(dim if time < 4 else WALL, time)).moves == ()


def test_a_background_without_a_corner_leaves_it_open() -> None:
    plain = np.full((SIZE[1], SIZE[0], 3), 128, dtype=np.uint8)
    watcher = watched(lambda _: plain)
    assert not watcher.is_known
    assert watcher.moves == ()


def test_another_room_is_another_view() -> None:
    watcher = watched(lambda time: noisy(WALL if time < 4 else textured(seed=9), time))
    assert len(watcher.moves) == 1
