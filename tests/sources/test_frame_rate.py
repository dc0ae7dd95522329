"""The rate of frames is that of most of them, and what is remembered does not grow with their number."""

from itertools import pairwise
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.sources.frame_rate import FrameRateCounter


def paced(times: list[float]) -> FrameRateCounter:
    frame_rate = FrameRateCounter()
    for time in times:
        frame_rate.count(time)
    return frame_rate


def test_even_frames_have_their_own_rate_and_the_last_lasts_as_long_as_the_others() -> None:
    frame_rate = paced([frame / 15 for frame in range(210)])
    assert frame_rate.frames == 210
    assert (frame_rate.fps, frame_rate.seconds) == pytest.approx((15, 14))


def test_a_pause_does_not_change_the_rate() -> None:
    frame_rate = paced([*(frame / 30 for frame in range(60)), 60.0])
    assert frame_rate.fps == pytest.approx(30)
    assert frame_rate.seconds == pytest.approx(60 + 1 / 30)


@pytest.mark.parametrize("times", [[], [0.0]])
def test_without_two_frames_there_is_no_rate(times: list[float]) -> None:
    frame_rate = paced(times)
    assert (frame_rate.frames, frame_rate.fps, frame_rate.seconds) == (len(times), 0.0, 0.0)


@given(st.lists(st.floats(0.001, 2.0), min_size=1, max_size=50))
def test_the_rate_is_one_over_the_median_step(steps: list[float]) -> None:
    times = [0.0]
    for step in steps:
        times.append(times[-1] + step)
    middle = median_low([b - a for a, b in pairwise(times)])
    assert 1 / paced(times).fps == pytest.approx(middle, abs=2e-4)


def test_an_hour_of_uneven_frames_takes_little_memory() -> None:
    steps = [0.030 + 0.010 * ((frame * 0.618) % 1) for frame in range(100_000)]
    frame_rate = FrameRateCounter()
    time = 0.0
    for step in steps:
        time += step
        frame_rate.count(time)
    assert len(frame_rate._bins) < 150
    assert frame_rate.fps == pytest.approx(1 / 0.035, rel=0.01)
