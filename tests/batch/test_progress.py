"""How far a batch is, and how long it still takes."""

from __future__ import annotations

import pytest

from posture.batch.progress import BatchClock


class Hand:
    """A clock that is turned by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_goes_by_the_lengths_of_recordings_and_how_far_they_are() -> None:
    hand = Hand()
    clock = BatchClock(3, hand)
    assert (clock.share(), clock.time_left()) == (0.0, None)
    for name, seconds in (("a", 60.0), ("b", 120.0)):
        clock.expect(name, seconds)
    hand.now = 30.0
    clock.note_shares({"a": 0.5})  # 30 s of video in 30 s; 240 of 270 remain, the third as long as the mean
    assert clock.time_left() == pytest.approx(240.0)
    assert clock.share() == pytest.approx(30 / 270)
    clock.finish("a")
    clock.note_shares({"b": 0.25})
    hand.now = 90.0
    assert clock.time_left() == pytest.approx(180.0)


def test_what_needs_no_judging_takes_no_time() -> None:
    hand = Hand()
    clock = BatchClock(100, hand)
    for _ in range(98):
        clock.skip()
    clock.expect("a", None)
    clock.expect("b", None)
    clock.finish("a")
    hand.now = 10.0
    assert clock.ready == 99
    assert clock.time_left() == pytest.approx(10.0)
    clock.finish("b")
    assert (clock.share(), clock.time_left()) == (1.0, 0.0)


def test_a_recording_that_could_not_be_looked_at_counts_as_ready() -> None:
    clock = BatchClock(2, Hand())
    clock.finish("broken")
    assert (clock.ready, clock.share(), clock.time_left()) == (1, 0.5, None)
