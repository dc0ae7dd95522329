"""From readings to stretches: what opens an episode, what holds it, what ends it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from posture.reasons import Reason
from posture.rules.criteria import Criteria, Reading
from posture.session.episodes import LONGEST_GAP, DetectedEpisode, EpisodeDetector, merge_episodes
from tests.strategies import readings

STEP = 0.1
LIMITS = Criteria(min_duration=1.0, release=0.5, min_rate=8, weight=1, tolerated=0.5, confidence=1, source="test")
BLIND = Reading.not_judged(Reason.FEET_OUT)


def detected(timed: Iterable[tuple[float, Reading]], criteria: Criteria = LIMITS) -> list[DetectedEpisode]:
    detector = EpisodeDetector(criteria)
    ended = [detector.detect(time, reading) for time, reading in timed]
    return [episode for episode in (*ended, detector.finish()) if episode is not None]


def told(*parts: tuple[float | None, float]) -> list[tuple[float, Reading]]:
    """Parts of (level or None for blind, seconds), a reading every STEP."""
    readings = [
        BLIND if level is None else Reading(level, 10 * level) for level, s in parts for _ in range(round(s / STEP))
    ]
    return [(round(k * STEP, 6), reading) for k, reading in enumerate(readings)]


def test_what_lasts_is_an_episode_from_its_first_to_its_last_sign() -> None:
    (one,) = detected(told((0, 2), (1.5, 3), (-1, 2)))
    assert (one.start, one.end) == pytest.approx((2.0, 4.9))
    assert (one.level, one.peak) == (1.5, 15)


def test_what_is_too_short_is_none() -> None:
    assert not detected(told((0, 2), (1.5, 0.9), (-1, 2)))


def test_between_the_limits_an_episode_goes_on_but_none_begins() -> None:
    (one,) = detected(told((1.5, 2), (0.5, 3), (-1, 2)))
    assert one.end == pytest.approx(4.9)
    assert not detected(told((0.5, 5)))


def test_a_short_interruption_does_not_end_it() -> None:
    assert len(detected(told((1.5, 2), (-1, 0.3), (1.5, 2), (-1, 2)))) == 1


def test_a_long_interruption_does() -> None:
    assert len(detected(told((1.5, 2), (-1, 0.8), (1.5, 2), (-1, 2)))) == 2


def test_four_fifths_of_the_time_are_enough_to_begin() -> None:
    steady = [(1.5, 0.9), (-1.0, 0.1)] * 3
    torn = [(1.5, 0.6), (-1.0, 0.4)] * 5
    assert detected(told(*steady))
    assert not detected(told(*torn))


def test_time_that_is_not_judged_counts_for_neither() -> None:
    assert not detected(told((1.5, 0.6), (None, 1.5), (1.5, 0.2), (-1, 2)))
    (one,) = detected(told((1.5, 0.6), (None, 1.5), (1.5, 0.6), (-1, 2)))
    assert (one.start, one.end) == pytest.approx((0.0, 2.6))


def test_a_gap_that_is_too_long_ends_the_episode_where_it_was_last_seen() -> None:
    first, second = detected(told((1.5, 2), (None, LONGEST_GAP + 0.5), (1.5, 2)))
    assert first.end == pytest.approx(1.9)
    assert second.start == pytest.approx(2 + LONGEST_GAP + 0.5)


def test_frames_that_never_came_are_a_gap_too() -> None:
    later = [(time + 5.0, reading) for time, reading in told((1.5, 2))]
    first, second = detected([*told((1.5, 2)), *later])
    assert first.end == pytest.approx(1.9)
    assert second.start == pytest.approx(5.0)


def test_two_readings_far_apart_are_no_evidence_for_the_time_between() -> None:
    assert not detected([(0.0, Reading(2, 2)), (1.5, Reading(2, 2))])


def test_evidence_that_reaches_back_begins_the_episode_there() -> None:
    back = [(time, Reading(1.5, 4.0, since=max(0.0, time - 3), until=time - 0.2)) for time, _ in told((0, 10))[50:60]]
    (one,) = detected([*told((0, 5)), *back, *[(t + 6, r) for t, r in told((-1, 2))]])
    assert (one.start, one.end) == pytest.approx((2.0, 5.7))


def test_evidence_never_begins_after_it_is_read() -> None:
    detector = EpisodeDetector(replace(LIMITS, min_duration=0.0))
    detector.detect(1.0, Reading(2.0, 2.0, since=9.0))
    assert detector.running is not None
    assert detector.running.start == 1.0


def test_the_peak_is_the_value_at_the_highest_level() -> None:
    (one,) = detected(told((1.2, 1.5), (3.0, 0.2), (2.0, 1), (-1, 2)))
    assert (one.level, one.peak) == (3.0, 30.0)


def test_the_state_is_active_from_when_it_is_known_until_it_is_over() -> None:
    detector = EpisodeDetector(LIMITS)
    states = []
    for time, reading in told((1.5, 2), (-1, 1)):
        detector.detect(time, reading)
        states.append(detector.active)
    assert not any(states[:10])
    assert all(states[11:25])
    assert not states[-1]


@settings(max_examples=200)
@given(readings())
def test_stretches_are_apart_in_order_and_long_enough(timed: list[tuple[float, Reading]]) -> None:
    found = detected(timed)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all(one.end - one.start >= LIMITS.min_duration - 1e-6 for one in found)
    assert all(timed[0][0] <= one.start <= one.end <= timed[-1][0] for one in found)
    assert all(one.level >= 1 and one.peak == 10 * one.level for one in found)


@settings(max_examples=200)
@given(readings())
def test_a_stretch_begins_with_a_sign_and_has_none_of_its_strength_outside(
    timed: list[tuple[float, Reading]],
) -> None:
    levels = {time: reading.level for time, reading in timed}
    for one in detected(timed):
        assert levels[one.start] >= 1
        assert levels[one.end] > 0
        assert one.level == max(levels[t] for t in levels if one.start <= t <= one.end and levels[t] >= 1)


def test_what_has_ended_opens_no_episode() -> None:
    """Signs over 0.9 s are too short, though the next reading completes the second."""
    assert not detected(told((1.5, 1.0), (-1, 2)))
    (one,) = detected(told((1.5, 1.1), (-1, 2)))
    assert one.end == pytest.approx(1.0)


@settings(max_examples=100)
@given(readings())
def test_nothing_shown_is_no_episode(timed: list[tuple[float, Reading]]) -> None:
    weak = [(t, r if r.reason or r.level < 1 else Reading(0.9, 0.9)) for t, r in timed]
    assert not detected(weak)


def test_episodes_that_follow_closely_are_joined_and_keep_the_stronger_peak() -> None:
    parts = [
        DetectedEpisode(5, 6, 1.0, 10),
        DetectedEpisode(0, 2, 1.5, 15),
        DetectedEpisode(2.8, 4, 3.0, 30),
        DetectedEpisode(3, 3.5, 1, 1),
    ]
    assert list(merge_episodes(parts, 0.9)) == [DetectedEpisode(0, 4, 3.0, 30), DetectedEpisode(5, 6, 1.0, 10)]
    assert list(merge_episodes([], 1.0)) == []
    assert not math.isnan(next(merge_episodes(parts, 10.0)).peak)
