"""The body's own axes, from whichever side it is seen."""

from __future__ import annotations

import pytest

from posture.features.moment.body import Body
from posture.pose.landmarks import Landmark as L
from tests.mannequin import HIPS, SHOULDERS, TRUNK
from tests.observing import seen, widths
from tests.people import person

VIEWS = ["front", "oblique", "side", "left side", "back", 20.0, -130.0]


def body(view: str | float = "front") -> Body:
    return Body.from_observation(seen(person(), view))


@pytest.mark.parametrize("view", VIEWS)
def test_the_left_shoulder_is_a_shoulder_width_to_the_left_of_the_right_one(view: str | float) -> None:
    one = body(view)
    assert one.leftwards(one.w[L.LEFT_SHOULDER], one.w[L.RIGHT_SHOULDER]) == pytest.approx(1.0, abs=0.01)
    assert one.leftwards(one.w[L.RIGHT_HIP], one.w[L.LEFT_HIP]) == pytest.approx(-widths(HIPS), abs=0.01)


@pytest.mark.parametrize("view", VIEWS)
def test_the_nose_is_twelve_centimetres_in_front_of_the_ears(view: str | float) -> None:
    one = body(view)
    ears = one.mid_w(L.LEFT_EAR, L.RIGHT_EAR)
    assert one.forwards(one.w[L.NOSE], ears) == pytest.approx(widths(0.12), abs=0.01)
    assert one.leftwards(one.w[L.NOSE], ears) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("view", VIEWS)
def test_the_shoulders_are_a_trunk_above_the_hips_in_the_world_and_the_picture(view: str | float) -> None:
    one = body(view)
    up = one.mid_w(L.LEFT_SHOULDER, L.RIGHT_SHOULDER)[1] - one.mid_w(L.LEFT_HIP, L.RIGHT_HIP)[1]
    down = one.mid_p(L.LEFT_HIP, L.RIGHT_HIP)[1] - one.mid_p(L.LEFT_SHOULDER, L.RIGHT_SHOULDER)[1]
    assert up == pytest.approx(TRUNK / SHOULDERS, abs=0.01)
    assert down == pytest.approx(TRUNK / SHOULDERS, abs=0.02)


@pytest.mark.parametrize(
    ("view", "left", "front"),
    [
        ("front", (1, 0, 0), (0, 0, 1)),
        ("side", (0, 0, -1), (1, 0, 0)),
        ("left side", (0, 0, 1), (-1, 0, 0)),
        ("back", (-1, 0, 0), (0, 0, -1)),
    ],
)
def test_left_and_front_turn_with_the_body(
    view: str, left: tuple[float, float, float], front: tuple[float, float, float]
) -> None:
    one = body(view)
    assert one.left == pytest.approx(left, abs=0.01)
    assert one.front == pytest.approx(front, abs=0.01)


def test_the_left_is_at_the_pictures_right_from_the_front_and_at_its_left_from_behind() -> None:
    assert (body("front").towards_left, body("back").towards_left) == (1.0, -1.0)


def test_who_is_seen_from_the_side_faces_one_side_of_the_picture() -> None:
    assert (body("side").facing, body("left side").facing) == (1.0, -1.0)
