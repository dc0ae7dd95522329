"""Upright lines of a picture in which they are known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from posture.camera.foreground import BoundingBox
from posture.camera.vertical_lines import find_vertical_lines
from posture.types import FloatArray
from tests.camera.rooms import SIZE, Image


def picture(*slants: float, size: tuple[int, int] = SIZE, long: float = 0.6) -> Image:
    """Bright halves beside dark ones: edges that lean by so many degrees to the right, from left to right."""
    image = np.full((size[1], size[0], 3), 40, dtype=np.uint8)
    for k, slant in enumerate(slants):
        middle = np.array([size[0] * (k + 1) / (len(slants) + 1), size[1] / 2])
        half = long * size[1] / 2 * np.array([np.tan(np.radians(slant)), -1.0])
        ends = [np.round(middle + sign * half).astype(int).tolist() for sign in (-1, 1)]
        cv2.line(image, ends[0], ends[1], (230, 230, 230), 12)
    return image


def slants(lines: FloatArray) -> FloatArray:
    """Degrees to the right, of each line."""
    across, down = (lines[:, 2:] - lines[:, :2]).T
    return np.asarray(np.degrees(np.arctan2(-across * np.sign(down), np.abs(down))))


@pytest.mark.parametrize("slant", [-20.0, 0.0, 12.0])
def test_an_edge_has_its_slant_and_its_place(slant: float) -> None:
    found = find_vertical_lines(picture(slant), ())
    assert len(found) >= 2
    assert slants(found) == pytest.approx(slant, abs=1.5)
    assert (found[:, [0, 2]].mean(axis=1)) == pytest.approx(SIZE[0] / 2, abs=30)


@pytest.mark.parametrize("slant", [35.0, 80.0])
def test_what_is_too_aslant_to_be_upright_in_a_room_is_left_out(slant: float) -> None:
    assert len(find_vertical_lines(picture(slant, long=0.3), ())) == 0


def test_the_lines_of_a_person_are_left_out() -> None:
    left = BoundingBox(0, 0, SIZE[0] / 2, SIZE[1])
    found = find_vertical_lines(picture(0.0, 0.0), [left])
    assert len(found) > 0
    assert found[:, 0].min() > SIZE[0] / 2


def test_places_are_those_of_the_picture_however_large_it_is() -> None:
    small, large = picture(5.0), picture(5.0, size=(4 * SIZE[0], 4 * SIZE[1]))
    middles = [find_vertical_lines(one, ())[:, [0, 2]].mean() / one.shape[1] for one in (small, large)]
    assert middles == pytest.approx([0.5, 0.5], abs=0.02)


def test_a_plain_picture_has_none() -> None:
    assert find_vertical_lines(np.full((480, 640, 3), 90, np.uint8), ()).shape == (0, 4)
