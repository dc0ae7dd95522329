"""What is made of the networks' numbers, with answers made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from posture.perception.body_detector import ANCHORS, NUMBERS, decoded, merged
from posture.perception.landmark_network import CELLS, refined

UNSURE, SURE = -20.0, 20.0


def heatmap(*peaks: tuple[int, int], level: float = SURE) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Of one landmark: `level` in the cells (column, row), nothing elsewhere."""
    cells = np.full((CELLS, CELLS, 1), UNSURE, dtype=np.float32)
    for column, row in peaks:
        cells[row, column, 0] = level
    return cells


def place(u: float, v: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array([[u, v]], dtype=np.float32)


def test_a_landmark_moves_to_the_middle_of_what_the_heatmap_is_sure_of() -> None:
    found = refined(place(20.5 / CELLS, 30.5 / CELLS), heatmap((19, 30), (21, 32)))
    assert found * CELLS == pytest.approx(np.array([[20.0, 31.0]]), abs=1e-4)


def test_what_lies_more_than_three_cells_away_does_not_count() -> None:
    found = refined(place(20.5 / CELLS, 30.5 / CELLS), heatmap((23, 30), (24, 30), (20, 34)))
    assert found * CELLS == pytest.approx(np.array([[23.0, 30.0]]), abs=1e-4)


def test_a_landmark_stays_where_the_heatmap_is_nowhere_surer_than_a_half() -> None:
    assert refined(place(0.3, 0.4), heatmap((19, 26), level=-0.01)) == pytest.approx(place(0.3, 0.4))


@pytest.mark.parametrize("outside", [(-0.1, 0.5), (0.5, 1.01)])
def test_a_landmark_outside_of_the_heatmap_stays(outside: tuple[float, float]) -> None:
    everywhere = np.full((CELLS, CELLS, 1), SURE, dtype=np.float32)
    assert refined(place(*outside), everywhere) == pytest.approx(place(*outside))


def test_a_window_over_the_edge_is_cut_off() -> None:
    everywhere = np.full((CELLS, CELLS, 1), SURE, dtype=np.float32)
    found = refined(place(0.5 / CELLS, (CELLS - 0.5) / CELLS), everywhere)
    assert found * CELLS == pytest.approx(np.array([[1.5, CELLS - 2.5]]), abs=1e-4)


def box(x: float, y: float, side: float = 0.2) -> list[float]:
    return [x, y, side, side, *(NUMBERS - 4) // 2 * [x, y]]


def test_boxes_are_counted_from_their_cells() -> None:
    boxes, scores = np.zeros((len(ANCHORS), NUMBERS), np.float32), np.full(len(ANCHORS), UNSURE, np.float32)
    scores[[0, 3, -1]] = SURE, -0.01, 0.0
    boxes[0, 4:6] = 22.4, 44.8
    found, sure = decoded(boxes, scores)
    assert sure == pytest.approx([1.0, 0.5])
    assert found[0, 4:8] == pytest.approx([0.5 / 28 + 0.1, 0.5 / 28 + 0.2, 0.5 / 28, 0.5 / 28])
    assert found[1, :2] == pytest.approx([6.5 / 7, 6.5 / 7])


def test_boxes_of_one_body_become_their_mean_by_score() -> None:
    boxes = np.array([box(0.30, 0.5), box(0.34, 0.5), box(0.8, 0.5)])
    found = merged(boxes, np.array([0.9, 0.6, 0.95]))
    assert found[:, 0] == pytest.approx([0.8, (0.9 * 0.30 + 0.6 * 0.34) / 1.5])


def test_of_no_box_there_is_none() -> None:
    assert merged(np.zeros((0, NUMBERS)), np.zeros(0)).shape == (0, NUMBERS)
