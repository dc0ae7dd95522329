"""Times rise strictly whatever the timestamps do."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.sources.timestamps import FrameClock

MILLISECOND = Fraction(1, 1000)


def read(timestamps: list[int | None], clock: FrameClock | None = None) -> list[float | None]:
    clock = clock or FrameClock(MILLISECOND, Fraction(25))
    return [clock.seconds(timestamp) for timestamp in timestamps]


def test_time_begins_at_the_first_frame() -> None:
    assert read([5000, 5040, 5100]) == [0.0, 0.04, 0.1]


def test_a_frame_without_a_timestamp_comes_one_interval_later() -> None:
    assert read([None, None, None]) == [0.0, 0.04, 0.08]
    assert read([100, None, 180]) == [0.0, 0.04, 0.08]
    assert read([None, 7000, 7030]) == [0.0, 0.04, 0.07]


def test_a_frame_that_is_not_later_is_dropped_and_counted() -> None:
    clock = FrameClock(MILLISECOND, Fraction(25))
    assert read([0, 40, 40, 20, 80], clock) == [0.0, 0.04, None, None, 0.08]
    assert clock.repeats == 2


def test_joined_recordings_go_on_one_interval_later() -> None:
    clock = FrameClock(MILLISECOND, Fraction(25))
    assert read([0, 4000, 0, 40], clock) == pytest.approx([0.0, 4.0, 4.04, 4.08])
    assert clock.restarts == 1


@given(st.lists(st.none() | st.integers(-(10**12), 10**12)))
def test_times_rise_strictly_for_any_timestamps(timestamps: list[int | None]) -> None:
    times = [time for time in read(timestamps) if time is not None]
    assert all(later > earlier for earlier, later in pairwise(times))
    assert times[:1] == [0.0][: len(timestamps)]
