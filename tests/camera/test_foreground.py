"""What people cover of a picture."""

from __future__ import annotations

import numpy as np
import pytest

from posture.camera.foreground import MARGIN, BoundingBox, bounding_box, points_outside
from tests.fakes import folded_arms


def test_a_body_covers_its_landmarks_and_a_margin_round_them() -> None:
    pose = folded_arms()
    low, high = pose.picture.min(axis=0), pose.picture.max(axis=0)
    area, margin = bounding_box(pose), MARGIN * float((high - low).max())
    assert (area.left, area.top) == pytest.approx(tuple(low - margin))
    assert (area.right, area.bottom) == pytest.approx(tuple(high + margin))
    assert area.contains(pose.picture).all()


def test_points_are_outside_where_they_are_in_nobodys_rectangle() -> None:
    points = np.array([[5.0, 5.0], [50.0, 50.0], [95.0, 20.0], [50.0, 99.0]])
    people = [BoundingBox(0, 0, 10, 10), BoundingBox(90, 10, 100, 30)]
    assert points_outside(points, people).tolist() == [False, True, False, True]
    assert points_outside(points, []).all()


def test_a_rectangle_keeps_its_place_in_a_picture_of_half_the_size() -> None:
    assert BoundingBox(10, 20, 30, 40).scaled(0.5) == BoundingBox(5, 10, 15, 20)
