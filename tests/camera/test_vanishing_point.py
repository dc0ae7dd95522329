"""How a camera hangs, from the upright edges of a room."""

from __future__ import annotations

import math

import numpy as np
import pytest

from posture.camera.foreground import BoundingBox
from posture.camera.vanishing_point import CameraTilt, estimate_tilt
from posture.camera.vertical_lines import find_vertical_lines
from tests.camera.rooms import SIZE, Image, room

EVERYWHERE = BoundingBox(0, 0, *SIZE)


def found(image: Image, *people: BoundingBox) -> CameraTilt | None:
    return estimate_tilt(find_vertical_lines(image, people), *SIZE)


def known(image: Image, *people: BoundingBox) -> CameraTilt:
    tilted = found(image, *people)
    assert tilted is not None
    return tilted


@pytest.mark.parametrize("roll", [-8.0, -2.5, 0.0, 1.5, 4.0])
@pytest.mark.parametrize("pitch", [-15.0, -6.0, 0.0, 12.0])
def test_roll_and_pitch_are_read_off_upright_edges(roll: float, pitch: float) -> None:
    tilted = known(room(roll, pitch))
    assert tilted.roll == pytest.approx(roll, abs=0.3)
    assert tilted.pitch == pytest.approx(pitch, abs=1.0)


def test_upright_things_lean_to_the_right_where_the_roll_is_positive() -> None:
    lines = find_vertical_lines(room(roll=5.0), ())
    tops = np.where(lines[:, 1] < lines[:, 3], lines[:, 0] - lines[:, 2], lines[:, 2] - lines[:, 0])
    assert np.median(tops) > 0


def test_edges_within_the_rectangle_of_a_person_do_not_count() -> None:
    assert found(room(), EVERYWHERE) is None


def test_a_plain_wall_says_nothing() -> None:
    assert found(np.full((SIZE[1], SIZE[0], 3), 180, dtype=np.uint8)) is None


def test_lines_that_agree_on_nothing_say_nothing() -> None:
    random = np.random.default_rng(3)
    tops = random.uniform((50, 50), (590, 200), (40, 2))
    slants = np.tan(np.radians(random.uniform(-24, 24, 40)))
    lines = np.column_stack([tops, tops[:, 0] + 150 * slants, tops[:, 1] + 150])
    assert estimate_tilt(lines, *SIZE) is None


def test_a_few_slanting_things_do_not_mislead() -> None:
    upright = find_vertical_lines(room(roll=2.0), ())
    slanting = np.array([[100.0, 300.0, 130.0, 400.0], [500.0, 300.0, 460.0, 400.0]])
    tilted = estimate_tilt(np.vstack([upright, slanting]), *SIZE)
    assert tilted is not None
    assert tilted.roll == pytest.approx(2.0, abs=0.3)


def test_edges_in_the_middle_alone_leave_the_pitch_open() -> None:
    lines = np.array([[318.0 + k, 60.0 + 10 * k, 318.0 + k, 300.0] for k in range(8)])
    tilted = estimate_tilt(lines, *SIZE)
    assert tilted is not None
    assert tilted.roll == pytest.approx(0.0, abs=0.5)
    assert math.isnan(tilted.pitch)
