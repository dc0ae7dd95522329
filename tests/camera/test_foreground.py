"""What people cover of a picture."""

from __future__ import annotations

import numpy as np
import pytest

from posture.camera.foreground import MARGIN, Area, covered, outside
from tests.fakes import folded_arms


def test_a_body_covers_its_landmarks_and_a_margin_round_them() -> None:
    pose = folded_arms()
    low, high = pose.picture.min(axis=0), pose.picture.max(axis=0)
    area, margin = covered(pose), MARGIN * float((high - low).max())
    assert (area.left, area.top) == pytest.approx(tuple(low - margin))
    assert (area.right, area.bottom) == pytest.approx(tuple(high + margin))
    assert area.holds(pose.picture).all()


def test_points_are_outside_where_they_are_in_nobodys_rectangle() -> None:
    points = np.array([[5.0, 5.0], [50.0, 50.0], [95.0, 20.0], [50.0, 99.0]])
    people = [Area(0, 0, 10, 10), Area(90, 10, 100, 30)]
    assert outside(points, people).tolist() == [False, True, False, True]
    assert outside(points, []).all()


def test_a_rectangle_keeps_its_place_in_a_picture_of_half_the_size() -> None:
    assert Area(10, 20, 30, 40).scaled(0.5) == Area(5, 10, 15, 20)
