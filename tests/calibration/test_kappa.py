"""Agreement beyond chance, against values that are printed elsewhere or computed by hand."""

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.kappa import AgreementUnit, CrossTable, RaterSide, cohen, cross_tabulate, gwet, interval, word

counts = st.integers(0, 500)
tables = st.builds(CrossTable, counts, counts, counts, counts)


@pytest.mark.parametrize(
    ("table", "kappa", "ac1"),
    [
        (CrossTable(20, 5, 10, 15), 0.400, 0.4059),  # the textbook example: p = 0.7, chance 0.5; q = 0.55, chance 0.495
        (CrossTable(40, 9, 6, 45), 0.6995, 0.7007),  # Feinstein and Cicchetti 1990, balanced
        (CrossTable(80, 10, 5, 5), 0.3182, 0.8080),  # the same agreement of 0.85, unbalanced
        (CrossTable(118, 5, 2, 0), -0.0234, 0.9408),  # Gwet 2002: nearly all agree, and kappa is negative
    ],
)
def test_published_tables_have_their_published_values(table: CrossTable, kappa: float, ac1: float) -> None:
    assert table.kappa == pytest.approx(kappa, abs=5e-5)
    assert table.ac1 == pytest.approx(ac1, abs=5e-5)


def test_where_both_always_say_no_only_ac1_can_tell() -> None:
    table = CrossTable(neither=100)
    assert math.isnan(table.kappa)
    assert table.ac1 == 1


def test_without_moments_there_is_no_agreement() -> None:
    assert math.isnan(CrossTable().kappa)
    assert math.isnan(CrossTable().ac1)


@given(tables)
def test_it_does_not_matter_who_comes_first(table: CrossTable) -> None:
    swapped = CrossTable(table.both, table.second, table.first, table.neither)
    assert swapped.kappa == pytest.approx(table.kappa, nan_ok=True)
    assert swapped.ac1 == pytest.approx(table.ac1, nan_ok=True)


@given(tables)
def test_agreement_is_at_most_one_and_is_one_only_where_all_agree(table: CrossTable) -> None:
    for value in (table.kappa, table.ac1):
        assert math.isnan(value) or value <= 1
        if not math.isnan(value) and table.first + table.second:
            assert value < 1


@given(st.lists(tables, min_size=1, max_size=5))
def test_many_tables_at_once_are_as_one_by_one(many: list[CrossTable]) -> None:
    stacked = np.array([astuple(table) for table in many], dtype=np.float64)
    assert cohen(stacked) == pytest.approx([table.kappa for table in many], nan_ok=True)
    assert gwet(stacked) == pytest.approx([table.ac1 for table in many], nan_ok=True)


def test_only_moments_that_both_judge_are_compared() -> None:
    first = RaterSide(shown=((2.0, 6.0),), judged=((0.0, 8.0),))
    second = RaterSide(shown=((3.0, 7.0),), judged=((1.0, 10.0),))
    assert cross_tabulate(first, second, 10.0) == CrossTable(both=30, first=10, second=10, neither=20)


def test_an_interval_holds_the_value_and_shrinks_with_more_clips() -> None:
    def clips(number: int) -> list[AgreementUnit]:
        made = (CrossTable(40, 9, 6, 45), CrossTable(30, 2, 20, 48))
        return [AgreementUnit(f"{at}.mp4", 0, made[at % 2]) for at in range(number)]

    few, many = interval(clips(6), cohen), interval(clips(60), cohen)
    value = CrossTable(70, 11, 26, 93).kappa
    assert few[0] < many[0] < value < many[1] < few[1]


def test_people_of_one_clip_are_drawn_together() -> None:
    halves = [
        AgreementUnit(f"{clip}.mp4", person, CrossTable(*table))
        for clip in "abc"
        for person, table in enumerate(((10, 0, 0, 0), (0, 10, 0, 0)))
    ]
    low, high = interval(halves, gwet)
    assert low == high


def test_one_clip_says_nothing_of_others() -> None:
    assert all(math.isnan(end) for end in interval([AgreementUnit("a.mp4", 0, CrossTable(5, 1, 1, 5))], cohen))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-0.1, "poor"),
        (0.0, "slight"),
        (0.2, "slight"),
        (0.21, "fair"),
        (0.5, "moderate"),
        (0.61, "substantial"),
        (0.81, "almost perfect"),
        (1.0, "almost perfect"),
        (math.nan, "–"),
    ],
)
def test_agreement_has_a_word(value: float, said: str) -> None:
    assert word(value) == said
