"""The rate of frames is that of most of them, and what is remembered does not grow with their number."""

from itertools import pairwise
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.sources.frame_rate import Pace


def paced(times: list[float]) -> Pace:
    pace = Pace()
    for time in times:
        pace.push(time)
    return pace


def test_even_frames_have_their_own_rate_and_the_last_lasts_as_long_as_the_others() -> None:
    pace = paced([frame / 15 for frame in range(210)])
    assert pace.frames == 210
    assert (pace.fps, pace.seconds) == pytest.approx((15, 14))


def test_a_pause_does_not_change_the_rate() -> None:
    pace = paced([*(frame / 30 for frame in range(60)), 60.0])
    assert pace.fps == pytest.approx(30)
    assert pace.seconds == pytest.approx(60 + 1 / 30)


@pytest.mark.parametrize("times", [[], [0.0]])
def test_without_two_frames_there_is_no_rate(times: list[float]) -> None:
    pace = paced(times)
    assert (pace.frames, pace.fps, pace.seconds) == (len(times), 0.0, 0.0)


@given(st.lists(st.floats(0.001, 2.0), min_size=1, max_size=50))
def test_the_rate_is_one_over_the_median_step(steps: list[float]) -> None:
    times = [0.0]
    for step in steps:
        times.append(times[-1] + step)
    middle = median_low([b - a for a, b in pairwise(times)])
    assert 1 / paced(times).fps == pytest.approx(middle, abs=2e-4)


def test_an_hour_of_uneven_frames_takes_little_memory() -> None:
    steps = [0.030 + 0.010 * ((frame * 0.618) % 1) for frame in range(100_000)]
    pace = Pace()
    time = 0.0
    for step in steps:
        time += step
        pace.push(time)
    assert len(pace._bins) < 150
    assert pace.fps == pytest.approx(1 / 0.035, rel=0.01)
