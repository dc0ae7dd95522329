"""A background that is known again, or is not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posture.camera.background import LOST_SECONDS, SHIFT, Background, BackgroundMatch
from posture.camera.foreground import BoundingBox
from tests.camera.rooms import SIZE, shifted, textured

WALL = textured()
EVERYWHERE = BoundingBox(0, 0, *SIZE)


def grey(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def compared(now: NDArray[np.uint8], *people: BoundingBox, time: float = 0.0) -> BackgroundMatch:
    return Background(grey(WALL), ()).compare(time, Background(grey(now), people))


def test_the_same_picture_is_in_place() -> None:
    assert compared(WALL) is BackgroundMatch.IN_PLACE


@pytest.mark.parametrize(
    ("share", "seen"), [(0.4, BackgroundMatch.IN_PLACE), (2.0, BackgroundMatch.GONE), (4.0, BackgroundMatch.GONE)]
)
def test_it_has_gone_when_it_is_shifted_by_more_than_noise_does(share: float, seen: BackgroundMatch) -> None:
    assert compared(shifted(WALL, share * SHIFT * SIZE[0])) is seen


def test_a_turn_about_the_middle_is_a_move_too() -> None:
    assert compared(shifted(WALL, 0.0, turned=4.0)) is BackgroundMatch.GONE


def test_where_people_cover_everything_it_is_unclear() -> None:
    assert compared(WALL, EVERYWHERE) is BackgroundMatch.UNCLEAR


def test_another_room_is_another_view_once_that_has_lasted() -> None:
    before, after = Background(grey(WALL), ()), Background(grey(textured(seed=9)), ())
    assert before.compare(1.0, after) is BackgroundMatch.UNCLEAR
    assert before.compare(1.0 + 0.9 * LOST_SECONDS, after) is BackgroundMatch.UNCLEAR
    assert before.compare(1.0 + LOST_SECONDS, after) is BackgroundMatch.GONE


def test_a_plain_wall_or_one_that_people_cover_is_bare() -> None:
    assert not Background(grey(WALL), ()).featureless
    assert Background(np.full((480, 640), 128, np.uint8), ()).featureless
    assert Background(grey(WALL), [EVERYWHERE]).featureless
