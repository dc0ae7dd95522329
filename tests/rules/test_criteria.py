"""Levels: 1 at onset, 0 at offset, and how they are combined."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.reasons import Reason
from posture.rules.criteria import LEVEL_CAP, Band, Criteria, Reading, Threshold, all_of, all_seen, any_of, at_least
from tests.strategies import VALUES, bands, one_sided

NUMBERS = st.floats(-9, 9)
NAN = math.nan


@given(one_sided())
def test_a_limit_is_one_at_onset_and_nothing_at_offset(threshold: Threshold) -> None:
    assert threshold.level(threshold.onset) == pytest.approx(1)
    assert threshold.level(threshold.offset) == pytest.approx(0)
    assert threshold.level((threshold.onset + threshold.offset) / 2) == pytest.approx(0.5)


@given(one_sided(), st.floats(-300, 300), st.floats(0, 50))
def test_a_limit_rises_towards_its_onset_and_beyond(threshold: Threshold, value: float, more: float) -> None:
    sign = math.copysign(1, threshold.onset - threshold.offset)
    assert threshold.level(value + sign * more) >= threshold.level(value)


@given(bands())
def test_a_band_is_one_at_both_onsets_and_nothing_at_both_offsets(band: Band) -> None:
    assert [band.level(value) for value in band.onset] == pytest.approx([1, 1])
    assert [band.level(value) for value in band.offset] == pytest.approx([0, 0])
    assert band.level(sum(band.onset) / 2) >= 1 - 1e-9


@given(bands(), VALUES)
def test_a_band_agrees_with_where_the_value_lies(band: Band, value: float) -> None:
    level = band.level(value)
    if math.isnan(value):
        assert math.isnan(level)
    elif not band.offset[0] < value < band.offset[1]:
        assert level <= 0


@given(one_sided(), VALUES)
def test_a_level_is_nan_for_nan_and_cut_otherwise(threshold: Threshold, value: float) -> None:
    level = threshold.level(value)
    assert math.isnan(level) == math.isnan(value)
    assert math.isnan(level) or abs(level) <= LEVEL_CAP


@pytest.mark.parametrize("wild", [math.inf, -math.inf])
def test_an_infinite_value_has_the_greatest_or_least_level(wild: float) -> None:
    threshold = Threshold(onset=1.0, offset=0.0, unit="s", source="test")
    assert threshold.level(wild) == math.copysign(LEVEL_CAP, wild)


def test_all_conditions_hold_as_far_as_the_weakest() -> None:
    assert all_of(2.0, 0.5, 1.0) == 0.5
    assert math.isnan(all_of(2.0, NAN))
    with pytest.raises(ValueError, match=r"min|arg"):
        all_of()


def test_conditions_that_cannot_be_seen_are_left_out_where_the_row_says_so() -> None:
    assert all_seen(2.0, NAN, 0.5) == 0.5
    assert any_of(NAN, 0.5, -1.0) == 0.5
    assert math.isnan(all_seen(NAN))
    assert math.isnan(any_of(NAN, NAN))


def test_at_least_two_signs_are_as_strong_as_the_second() -> None:
    assert at_least(2, 3.0, NAN, 0.5, 1.2) == 1.2
    assert math.isnan(at_least(2, 3.0, NAN))


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_one_and_all_of_several_signs_are_the_strongest_and_the_weakest(levels: list[float]) -> None:
    assert at_least(1, *levels) == any_of(*levels) == max(levels)
    assert at_least(len(levels), *levels) == all_of(*levels) == min(levels)


def test_a_reading_without_a_level_says_why() -> None:
    assert Reading.from_level(NAN, 1.0, Reason.NO_BASELINE).reason is Reason.NO_BASELINE
    assert Reading.from_level(NAN, 1.0).reason is Reason.UNCLEAR
    assert Reading.from_level(0.4, 12.0) == Reading(0.4, 12.0)
    assert Reading.from_level(0.4, 12.0).reason is None


def limits(chart: str) -> Criteria:
    return Criteria(
        min_duration=1,
        release=1,
        min_rate=8,
        weight=1,
        tolerated=0.5,
        confidence=1,
        source="test",
        chart=chart,
        limits={
            "gap": Threshold(onset=2, offset=1, unit="m", source="test"),
            "zone": Band(onset=(1, 2), offset=(0, 3), unit="m", source="test"),
        },
    )


def test_a_chart_has_the_lines_of_a_one_sided_limit_only() -> None:
    assert limits("gap").charted_threshold == (2, 1)
    assert limits("zone").charted_threshold == (None, None)
    assert limits("").charted_threshold == (None, None)
