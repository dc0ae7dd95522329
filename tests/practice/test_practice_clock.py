"""The clock of a practice rises, and gaps are short."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.practice.practice_clock import PracticeClock


def test_times_begin_at_0_and_steps_are_kept() -> None:
    clock = PracticeClock(3.0)
    assert [clock.advance(time) for time in (100.5, 100.6, 101.0)] == [0.0, 0.1, 0.5]


def test_a_long_gap_takes_no_longer_than_a_short_one() -> None:
    clock = PracticeClock(3.0)
    assert [clock.advance(time) for time in (0.0, 1.0, 500.0, 500.5)] == [0.0, 1.0, 4.0, 4.5]


def test_a_connection_that_begins_anew_goes_on_after_a_gap() -> None:
    clock = PracticeClock(3.0)
    assert [clock.advance(time) for time in (0.0, 1.0, 0.0, 0.1)] == [0.0, 1.0, 4.0, 4.1]


def test_what_follows_a_cut_is_after_a_gap() -> None:
    clock = PracticeClock(3.0)
    clock.advance(0.0)
    clock.mark_gap()
    assert [clock.advance(0.1), clock.advance(0.2)] == [3.0, 3.1]


def test_what_was_kept_is_gone_on_with_after_a_gap() -> None:
    clock = PracticeClock(3.0)
    clock.resume(42.0)
    assert [clock.advance(7.0), clock.advance(7.25)] == [45.0, 45.25]


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=40))
def test_time_rises_whatever_comes(times: list[float]) -> None:
    clock = PracticeClock(3.0)
    found = [clock.advance(time) for time in times]
    for before, after in pairwise(found):
        assert after > before or after == pytest.approx(before, abs=1e-6)
        assert after - before <= 3.0 + 1e-5
