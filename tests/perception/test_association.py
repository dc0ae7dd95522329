"""Who is who, told from looks, places and light."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from posture.perception.association import NEAR_SECONDS, reidentify
from posture.perception.track import Track
from posture.pose.frame import Frame
from tests.perception.scene import GREEN, RED, Actor, Clothes, Scene, body, stays


def somebody(clothes: Clothes, place: float = 300.0, time: float = 0.0, light: float = 1.0) -> Track:
    """Seen for the first time at `time`, in a picture whose colours are dimmed by `light`."""
    picture = Scene({"one": Actor(clothes, stays(place))}).picture()
    frame = Frame(time, (picture * light).astype(np.uint8))
    return Track.start(replace(body(place), light=128 * light), frame)


def test_the_same_clothes_are_known_again_wherever_and_whenever() -> None:
    lost = somebody(RED)
    assert reidentify([lost], [somebody(RED, place=500, time=100)]) == {0: lost}


def test_other_clothes_are_somebody_else_even_at_once_and_at_the_same_place() -> None:
    assert reidentify([somebody(RED)], [somebody(GREEN, time=0.3)]) == {}


def test_when_the_light_changes_the_place_tells() -> None:
    lost = somebody(RED, light=0.2)
    assert reidentify([lost], [somebody(RED, time=0.3)]) == {0: lost}
    assert reidentify([lost], [somebody(RED, place=500, time=0.3)]) == {}
    assert reidentify([lost], [somebody(RED, time=NEAR_SECONDS + 0.1)]) == {}


def test_each_of_two_is_taken_for_whom_they_resemble_most() -> None:
    red, green = somebody(RED), somebody(GREEN)
    found = [somebody(GREEN, place=310, time=5), somebody(RED, place=320, time=5)]
    assert reidentify([red, green], found) == {0: green, 1: red}


def test_nobody_is_two_people_at_once() -> None:
    lost = somebody(RED)
    assert reidentify([lost], [somebody(RED, time=5), somebody(RED, place=500, time=5)]) == {0: lost}
