"""Looks: the colours by which somebody is known again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.perception.appearance import Appearance, appearance_distance, appearance_of, blend
from posture.perception.association import KNOWN_AGAIN
from posture.pose.landmarks import Landmark as L
from tests.perception.scene import BLUE, GREEN, RED, Actor, Clothes, Scene, body, stays


def seen(clothes: Clothes, place: float = 300.0, light: float = 1.0) -> Appearance:
    image = Scene({"one": Actor(clothes, stays(place))}).picture()
    return appearance_of((image * light).astype(np.uint8), body(place))


@given(place=st.floats(150, 450), light=st.floats(0.85, 1.0))
def test_the_same_clothes_elsewhere_and_in_other_light_look_the_same(place: float, light: float) -> None:
    assert appearance_distance(seen(RED), seen(RED, place, light)) < KNOWN_AGAIN


@pytest.mark.parametrize(("one", "other"), [(RED, GREEN), (GREEN, BLUE), (BLUE, RED)])
def test_other_clothes_look_different(one: Clothes, other: Clothes) -> None:
    assert appearance_distance(seen(one), seen(other)) > 2 * KNOWN_AGAIN


def test_patches_out_of_the_picture_and_hidden_ones_are_not_compared() -> None:
    image = Scene({"one": Actor(RED, stays(300))}).picture()
    legs = [L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE]
    visibility = np.ones(33)
    visibility[legs] = 0.0
    behind_desk = appearance_of(image, replace(body(300), visibility=visibility))
    assert np.isnan(behind_desk).all(axis=1).tolist() == [False, False, False, False, True, False]
    cropped = appearance_of(image[:210], body(300))
    assert np.isnan(cropped).all(axis=1).tolist() == [False, False, False, True, True, False]
    assert appearance_distance(behind_desk, cropped) == pytest.approx(0)


def test_looks_with_less_than_two_patches_in_common_cannot_be_compared() -> None:
    one, other = np.full((6, 3), np.nan), np.full((6, 3), np.nan)
    one[0], other[0] = 10.0, 10.0
    assert appearance_distance(one, other) == float("inf")


def test_a_blend_moves_towards_the_new_look_and_takes_what_was_not_seen_before() -> None:
    old, new = np.full((6, 3), 10.0), np.full((6, 3), 20.0)
    old[0], new[1] = np.nan, np.nan
    mixed = blend(old, new, 0.2)
    assert mixed[:, 0].tolist() == pytest.approx([20.0, 10.0, 12.0, 12.0, 12.0, 12.0])
