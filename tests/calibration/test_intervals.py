"""Arithmetic of stretches of time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.intervals import Stretch, grid, intersect, mask, merge, overlap_ratio, share, subtract, total

stretches = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (min(pair), max(pair)))).map(
    merge
)


def test_stretches_in_any_order_are_joined_where_they_touch() -> None:
    assert merge([(5, 7), (0, 2), (2, 3)]) == ((0, 3), (5, 7))


def test_a_gap_up_to_the_given_one_is_bridged() -> None:
    assert merge([(0, 2), (3, 4), (6, 7)], gap=1) == ((0, 4), (6, 7))


def test_a_stretch_within_another_does_not_shorten_it() -> None:
    assert merge([(0, 9), (1, 2)]) == ((0, 9),)


def test_empty_stretches_vanish() -> None:
    assert merge([(3, 3)]) == ()


@given(stretches, stretches)
def test_a_stretch_is_what_it_shares_with_another_and_what_it_does_not(
    first: tuple[Stretch, ...], second: tuple[Stretch, ...]
) -> None:
    common, rest = intersect(first, second), subtract(first, second)
    assert merge(common + rest) == first
    assert total(common) + total(rest) == total(first)


def test_overlap_is_intersection_over_union() -> None:
    assert overlap_ratio(((0, 4),), ((2, 6),)) == pytest.approx(2 / 6)
    assert overlap_ratio((), ()) == 0


def test_the_share_of_nothing_is_nothing() -> None:
    assert share((), ((0, 1),)) == 0


def test_moments_are_the_middles_of_tenths_of_a_second() -> None:
    assert grid(0.3).tolist() == pytest.approx([0.05, 0.15, 0.25])
    assert mask(((0.1, 0.2),), grid(0.3)).tolist() == [False, True, False]
