"""The light in a word."""

from __future__ import annotations

import math

import numpy as np
import pytest

from posture.camera.foreground import BoundingBox
from posture.camera.lighting import Lighting, measure_light
from tests.camera.rooms import SIZE, Image

PERSON = BoundingBox(200, 100, 400, 480)


def picture(room: int, person: int) -> Image:
    image = np.full((SIZE[1], SIZE[0], 3), room, dtype=np.uint8)
    image[100:, 200:400] = person
    return image


@pytest.mark.parametrize(
    ("room", "person", "word"),
    [
        (130, 110, Lighting.GOOD),
        (45, 45, Lighting.DIM),
        (12, 10, Lighting.DARK),
        (220, 40, Lighting.BACKLIT),
        (255, 200, Lighting.BRIGHT),
    ],
)
def test_the_light_has_a_word(room: int, person: int, word: Lighting) -> None:
    assert measure_light(picture(room, person), PERSON).lighting is word


def test_brightness_is_that_of_the_place() -> None:
    seen = measure_light(picture(200, 50), PERSON)
    assert seen.person == pytest.approx(50)
    assert 150 < seen.whole < 200


@pytest.mark.parametrize("nowhere", [None, BoundingBox(700, 0, 900, 480), BoundingBox(-300, -300, -10, -10)])
def test_without_a_person_in_the_picture_only_the_whole_is_known(nowhere: BoundingBox | None) -> None:
    seen = measure_light(picture(130, 130), nowhere)
    assert math.isnan(seen.person)
    assert seen.lighting is Lighting.GOOD
