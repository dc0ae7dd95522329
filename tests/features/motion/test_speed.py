"""Hands that move at a known speed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from posture.features.motion.speed import SECONDS, HandSpeed, HandSpeedTracker
from posture.pose.landmarks import Landmark as L
from tests.film import even
from tests.observing import seen
from tests.people import person

STANDING = seen(person())


def measured(places: Sequence[tuple[float, tuple[float, float]]], wrist: L = L.LEFT_WRIST) -> list[HandSpeed]:
    """Of a wrist at these times (seconds) and places (shoulder widths) from where it hangs."""
    tracker, found = HandSpeedTracker(), []
    for time, place in places:
        picture = STANDING.picture.copy()
        picture[wrist] += np.array(place)
        found.append(tracker.update(replace(STANDING, time=time, picture=picture)))
    return found


@pytest.mark.parametrize("speed", [0.5, 3.0])
@pytest.mark.parametrize("fps", [10, 30])
def test_a_hand_on_its_way_has_its_speed(speed: float, fps: float) -> None:
    last = measured([(t, (0.6 * speed * t, 0.8 * speed * t)) for t in even(3, fps)])[-1]
    assert last.left == pytest.approx(speed)
    assert last.right == 0.0


def test_a_hand_that_circles_has_the_speed_of_its_way() -> None:
    hz, radius = 0.5, 0.4
    turn = 2 * math.pi * hz
    circle = [(t, (radius * math.cos(turn * t), radius * math.sin(turn * t))) for t in even(6, 60)]
    assert measured(circle, L.RIGHT_WRIST)[-1].right == pytest.approx(turn * radius, rel=0.01)


def test_of_one_frame_the_speed_is_unknown() -> None:
    (only,) = measured([(0.0, (0.0, 0.0))])
    assert math.isnan(only.left)
    assert math.isnan(only.right)


def test_a_hand_that_stops_is_still_after_its_time_constant() -> None:
    moving = [(t, (2.0 * t, 0.0)) for t in even(3, 20)]
    stopped = [(3.0 + t, (6.0, 0.0)) for t in even(SECONDS, 20)[1:]]
    assert measured([*moving, *stopped])[-1].left == pytest.approx(2.0 * math.exp(-1), rel=0.01)


def test_a_body_that_moves_with_its_hands_moves_no_hand() -> None:
    tracker = HandSpeedTracker()
    for t in even(1, 20):
        found = tracker.update(replace(STANDING, time=t, picture=STANDING.picture + np.array([3.0 * t, 0.0])))
    assert (found.left, found.right) == pytest.approx((0.0, 0.0), abs=1e-9)
