"""The score of one person."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.reasons import Reason
from posture.report.model import Score
from posture.rules import RULES
from posture.rules.criteria import Reading
from posture.session.row_tracker import RowRecord
from posture.session.scoring import score
from posture.types import Activity, Kind
from tests.judging import LIMITS

STAND = [rule.id for rule in RULES.values() if rule.activity is Activity.STAND]
DOS = {rule for rule in STAND if RULES[rule].kind is Kind.DO}
BLIND = Reading.not_judged(Reason.FEET_OUT)
OTHER = Reading.not_judged(Reason.ACTIVITY_OTHER)


def records(shares: Mapping[str, float | None], seconds: float = 60.0) -> list[RowRecord]:
    """Rows that are shown in a share of each ten seconds; None for not judged, absent for another activity."""
    rows = [RowRecord(rule, LIMITS[rule.id]) for rule in RULES.values()]
    for k in range(round(seconds * 5) + 1):
        for row in rows:
            row.push(k / 5, _reading(shares.get(row.rule.id, -1.0), k / 5))
    return rows


def _reading(share: float | None, time: float) -> Reading:
    if share is None:
        return BLIND
    if share < 0:
        return OTHER
    return Reading(1.5, 1.0) if time % 10.0 < 10.0 * share else Reading(-1.0, 0.0)


def perfect() -> dict[str, float | None]:
    return {rule: 1.0 if rule in DOS else 0.0 for rule in STAND}


def scored(shares: Mapping[str, float | None], seconds: float = 60.0) -> Score:
    return score(records(shares, seconds), LIMITS)


def value(shares: Mapping[str, float | None]) -> int:
    found = scored(shares).value
    assert found is not None
    return found


def test_all_dos_and_no_donts_are_100() -> None:
    found = scored(perfect())
    assert found.value == 100
    assert found.high == 100
    assert found.coverage == pytest.approx(1.0, abs=0.01)


def test_no_dos_and_all_donts_are_nothing() -> None:
    assert value({rule: 0.0 if rule in DOS else 1.0 for rule in STAND}) == 0


def test_there_is_no_number_where_under_half_of_the_weight_was_judged() -> None:
    few = {rule: (1.0 if rule in DOS else 0.0) if k < 3 else None for k, rule in enumerate(STAND)}
    found = scored(few)
    assert (found.value, found.low, found.high) == (None, None, None)
    assert 0 < found.coverage < 0.5


def test_nothing_judged_is_no_number_and_no_coverage() -> None:
    found = scored({})
    assert found.value is None
    assert found.coverage == 0


@pytest.mark.parametrize("rule", sorted(DOS))
def test_a_do_that_is_never_shown_lowers_it(rule: str) -> None:
    assert value({**perfect(), rule: 0.0}) < 100


@pytest.mark.parametrize("rule", [rule for rule in STAND if rule not in DOS])
def test_a_dont_that_is_shown_lowers_it(rule: str) -> None:
    assert value({**perfect(), rule: 1.0}) < 100


@pytest.mark.parametrize("rule", STAND)
def test_a_row_that_was_not_judged_counts_neither_way(rule: str) -> None:
    assert value({**perfect(), rule: None}) == 100
    worst = {one: 0.0 if one in DOS else 1.0 for one in STAND}
    assert value({**worst, rule: None}) == 0


def test_a_fault_that_weighs_more_costs_more() -> None:
    assert LIMITS["stand.arms_folded"].weight > LIMITS["stand.swaying"].weight
    assert value({**perfect(), "stand.arms_folded": 1.0}) < value({**perfect(), "stand.swaying": 1.0})


def test_rows_that_see_the_same_share_one_weight() -> None:
    one = value({**perfect(), "stand.hunched": 1.0})
    three = value({**perfect(), "stand.hunched": 1.0, "stand.head_down": 1.0, "stand.chest_out_head_up": 0.0})
    alone = value({**perfect(), "stand.arms_folded": 1.0})
    assert three < one
    assert three > 100 - 2 * (100 - alone)


def test_a_fault_of_an_activity_that_never_happened_is_not_counted() -> None:
    assert value(perfect()) == value({**perfect(), "sit.knees_apart": -1.0})


def test_folding_the_arms_often_costs_more_than_its_time() -> None:
    often = {**perfect(), "stand.arms_folded": 0.15}
    longer = {**perfect(), "stand.swaying": 0.15}
    assert value(often) < value(longer)


SHARES = st.sampled_from((0.0, 0.3, 0.6, 1.0, None))


@settings(max_examples=15)
@given(st.lists(SHARES, min_size=len(STAND), max_size=len(STAND)))
def test_the_interval_holds_the_value(shares: list[float | None]) -> None:
    found = scored(dict(zip(STAND, shares, strict=True)), 30.0)
    assert 0 <= found.coverage <= 1
    if found.value is None or found.low is None or found.high is None:
        assert found.value is found.low is found.high is None
        return
    assert 0 <= found.low <= found.value <= found.high <= 100


def test_the_same_session_has_the_same_score() -> None:
    mixed = {**perfect(), "stand.swaying": 0.4, "stand.feet_quiet": 0.5}
    assert scored(mixed) == scored(mixed)


def test_a_short_session_has_a_wider_interval_than_its_value_alone() -> None:
    found = scored({**perfect(), "stand.swaying": 0.4, "stand.feet_quiet": 0.4})
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low >= 4
