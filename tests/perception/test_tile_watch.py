"""Tiles that show nothing new are looked at half as often; where somebody comes in, at once."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from posture.perception.roi import Region
from posture.perception.tile_watch import LEAST_LOOKS, TileWatch

TILE = (80, 0, 480, 480)
RANDOM = np.random.default_rng(4)
ROOM = RANDOM.integers(40, 200, (480, 640, 3)).astype(np.uint8)
BODY = Region(200.0, 240.0, 200.0, 0.1)


def room(noise: float = 0.0, light: float = 1.0) -> NDArray[np.uint8]:
    return np.clip(light * ROOM + RANDOM.normal(0, noise, ROOM.shape), 0, 255).astype(np.uint8)


def turns(watch: TileWatch, *images: NDArray[np.uint8], followed: tuple[Region, ...] = ()) -> list[bool]:
    return [watch.is_due(image, TILE, followed) for image in images]


@pytest.mark.parametrize("noise", [0.0, 10.0])
def test_a_tile_that_shows_nothing_new_is_looked_at_every_other_time(noise: float) -> None:
    looked = turns(TileWatch(), *(room(noise) for _ in range(8)))
    assert looked == [True] * LEAST_LOOKS + [False, True, False, True, False, True]


def test_where_somebody_comes_in_a_look_is_due_at_once() -> None:
    watch = TileWatch()
    turns(watch, *[room()] * LEAST_LOOKS)
    entered = room()
    entered[100:300, 400:460] = 20
    assert turns(watch, entered, entered) == [True, True]


def test_who_is_followed_may_move() -> None:
    watch, moved = TileWatch(), room()
    turns(watch, *[room()] * LEAST_LOOKS, followed=(BODY,))
    moved[180:300, 180:260] = 250
    assert turns(watch, moved, followed=(BODY,)) == [False]


def test_who_leaves_the_followed_body_is_looked_at() -> None:
    watch, parted = TileWatch(), room()
    turns(watch, *[room()] * LEAST_LOOKS, followed=(BODY,))
    parted[180:300, 300:380] = 250
    assert turns(watch, parted, followed=(BODY,)) == [True]


def test_a_lamp_brings_nobody_in() -> None:
    watch, flat = TileWatch(), np.full((480, 640, 3), 100, np.uint8)
    turns(watch, *[flat] * LEAST_LOOKS)
    assert turns(watch, flat + np.uint8(30)) == [False]


def test_each_tile_has_its_own_turns() -> None:
    watch = TileWatch()
    turns(watch, *[room()] * LEAST_LOOKS)
    assert watch.is_due(room(), (0, 0, 480, 480), [])
