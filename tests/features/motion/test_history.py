"""A short past on an even grid."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from posture.features.motion.history import History
from tests.strategies import frame_times


def kept(times: list[float], seconds: float) -> History:
    history = History(seconds)
    for time in times:
        history.append(time, np.array([2 * time + 1, -time]))
    return history


def test_it_forgets_what_is_too_old() -> None:
    history = kept([0, 1, 2, 3.5], 2.0)
    assert history.arrays()[0].tolist() == [2, 3.5]
    assert history.seconds == 1.5


def test_it_is_empty_at_first_and_after_a_clear() -> None:
    assert History(1.0).seconds == 0
    history = kept([0, 0.5], 2.0)
    history.clear()
    assert history.seconds == 0


@given(frame_times())
def test_a_line_stays_a_line_on_the_even_grid(times: list[float]) -> None:
    history = kept(times, 100.0)
    grid, rows = history.uniform(20.0)
    assert np.allclose(np.diff(grid), 0.05)
    assert grid[0] == times[0]
    assert grid[-1] <= times[-1] + 1e-6
    assert np.allclose(rows[:, 0], 2 * grid + 1)
    assert np.allclose(rows[:, 1], -grid)


def test_a_row_at_the_very_end_is_reached() -> None:
    grid, rows = kept([0.0, 0.5, 1.0], 5.0).uniform(10.0)
    assert grid[-1] == pytest.approx(1.0)
    assert rows[-1, 0] == pytest.approx(3.0)
