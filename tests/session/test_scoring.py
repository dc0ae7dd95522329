"""The score of one person."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.reasons import Reason
from posture.report.model import Score
from posture.report.text import band
from posture.rules import RULES
from posture.rules.criteria import Reading
from posture.session.halves import pieces, scattered
from posture.session.marks import marks
from posture.session.row_evidence import full_cost, row_evidence
from posture.session.row_tracker import BLOCK_SECONDS, RowTracker
from posture.session.score_numbers import load_score_numbers
from posture.session.scoring import compute_score
from posture.types import Activity, FloatArray, Kind
from tests.judging import LIMITS

NUMBERS = load_score_numbers()
STAND = [rule.id for rule in RULES.values() if rule.activity is Activity.STAND]
DOS = {rule for rule in STAND if RULES[rule].kind is Kind.DO}
DONTS = [rule for rule in STAND if rule not in DOS]
BLIND = Reading.not_judged(Reason.FEET_OUT)
OTHER = Reading.not_judged(Reason.ACTIVITY_OTHER)
RATE = 5
"""Readings a second."""

Shares = Mapping[str, float | None]
"""The share of each ten seconds in which a row is shown; None for not judged, absent for another activity."""


def records(shares: Shares, seconds: float = 60.0, blind: float = 0.0) -> list[RowTracker]:
    """Rows that are shown so for some seconds, and then cannot be judged for `blind` seconds."""
    rows = [RowTracker(rule, LIMITS[rule.id]) for rule in RULES.values()]
    for k in range(round(seconds * RATE) + 1):
        for row in rows:
            row.record(k / RATE, _reading(shares.get(row.rule.id, -1.0), k / RATE))
    for k in range(round(blind * RATE)):
        for row in rows:
            row.record(seconds + (k + 1) / RATE, BLIND if row.rule.id in shares else OTHER)
    return rows


def _reading(share: float | None, time: float) -> Reading:
    if share is None:
        return BLIND
    if share < 0:
        return OTHER
    return Reading(1.5, 1.0) if time % 10.0 < 10.0 * share else Reading(-1.0, 0.0)


def perfect() -> dict[str, float | None]:
    return {rule: 1.0 if rule in DOS else 0.0 for rule in STAND}


def scored(shares: Shares, seconds: float = 60.0, blind: float = 0.0) -> Score:
    return compute_score(records(shares, seconds, blind), LIMITS, {Activity.STAND: seconds + blind})


def value(shares: Shares, seconds: float = 60.0) -> int:
    found = scored(shares, seconds).value
    assert found is not None
    return found


def width(found: Score) -> int:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def test_all_dos_and_no_donts_are_100() -> None:
    found = scored(perfect())
    assert found.value == 100
    assert found.high == 100
    assert found.coverage == pytest.approx(1.0, abs=0.01)


def test_no_dos_and_all_donts_are_next_to_nothing() -> None:
    assert value({rule: 0.0 if rule in DOS else 1.0 for rule in STAND}) <= 5


def test_there_is_no_number_where_under_half_of_the_weight_was_judged() -> None:
    few = {rule: (1.0 if rule in DOS else 0.0) if k < 3 else None for k, rule in enumerate(STAND)}
    found = scored(few)
    assert (found.value, found.low, found.high) == (None, None, None)
    assert 0 < found.coverage < 0.5
    assert found.judged_seconds == pytest.approx(60, abs=0.5)


def test_nothing_judged_is_no_number_and_no_coverage() -> None:
    found = scored({})
    assert found.value is None
    assert found.coverage == 0
    assert found.judged_seconds == 0


def test_a_glimpse_of_a_long_practice_is_no_number_and_little_coverage() -> None:
    found = scored(perfect(), 1.6, blind=50.4)
    assert found.value is None
    assert found.coverage == pytest.approx(0.03, abs=0.01)
    assert (found.judged_seconds, found.of_seconds) == pytest.approx((1.6, 52.0), abs=0.3)


def test_coverage_is_of_the_time_spent_not_of_the_longest_judged() -> None:
    found = scored(perfect(), 34.0, blind=110.0)
    assert found.coverage == pytest.approx(34 / 144, abs=0.01)
    assert found.value is None


def test_time_in_which_it_is_unknown_what_they_did_was_time_of_the_activity_too() -> None:
    found = compute_score(records(perfect(), 30.0), LIMITS, {Activity.STAND: 30.0, Activity.UNKNOWN: 40.0})
    assert found.coverage == pytest.approx(3 / 7, abs=0.01)
    assert found.of_seconds == pytest.approx(70.0)


def test_time_between_activities_is_no_time_of_an_activity() -> None:
    found = compute_score(records(perfect(), 30.0), LIMITS, {Activity.STAND: 30.0, Activity.TRANSITION: 40.0})
    assert found.coverage == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("rule", sorted(DOS))
def test_a_do_that_is_never_shown_lowers_it(rule: str) -> None:
    assert value({**perfect(), rule: 0.0}) < 100


@pytest.mark.parametrize("rule", DONTS)
def test_a_dont_that_is_shown_lowers_it(rule: str) -> None:
    assert value({**perfect(), rule: 1.0}) < 100


@pytest.mark.parametrize("rule", DONTS)
def test_no_band_contradicts_the_eye(rule: str) -> None:
    assert band(value({**perfect(), rule: 0.7}), "en") in {"practise", "priority"}
    assert band(value({**perfect(), rule: 1.0}), "en") == "priority"


def test_swaying_for_most_of_the_time_does_not_match_the_code() -> None:
    assert value({**perfect(), "stand.swaying": 0.71}) < 70


@pytest.mark.parametrize("rule", STAND)
def test_a_row_that_was_not_judged_counts_neither_way(rule: str) -> None:
    assert value({**perfect(), rule: None}) == 100
    fault = next(one for one in ("stand.arms_folded", "stand.swaying") if RULES[one].scoring != RULES[rule].scoring)
    faulty = {**perfect(), fault: 0.5}
    assert value({**faulty, rule: None}) == value(faulty)


def test_a_fault_that_weighs_more_costs_more() -> None:
    assert LIMITS["stand.arms_folded"].weight > LIMITS["stand.swaying"].weight
    assert value({**perfect(), "stand.arms_folded": 1.0}) < value({**perfect(), "stand.swaying": 1.0})


def test_one_cause_costs_once() -> None:
    folded = {**perfect(), "stand.arms_folded": 0.6}
    assert value({**folded, "stand.arms_at_sides": 0.4}) == value(folded)
    down = {**perfect(), "stand.head_down": 0.6}
    assert value({**down, "stand.chest_out_head_up": 0.4, "stand.straight": 0.4}) == value(down)


def test_two_causes_cost_twice() -> None:
    folded = {**perfect(), "stand.arms_folded": 0.6}
    assert value({**folded, "stand.swaying": 0.6}) < value(folded) - 5


def test_a_fault_of_an_activity_that_never_happened_is_not_counted() -> None:
    assert value(perfect()) == value({**perfect(), "sit.knees_apart": -1.0})


def test_folding_the_arms_often_costs_more_than_its_time() -> None:
    often = {**perfect(), "stand.arms_folded": 0.15}
    costs = 100 * full_cost(Kind.DONT, LIMITS["stand.arms_folded"], NUMBERS)
    assert value(often) < 100 - 2 * 0.15 * costs


def test_what_a_row_costs_is_less_the_less_it_weighs_and_the_more_it_is_tolerated() -> None:
    costs = {rule: full_cost(RULES[rule].kind, LIMITS[rule], NUMBERS) for rule in RULES}
    assert costs["stand.arms_folded"] == pytest.approx(0.75)
    assert costs["stand.swaying"] == pytest.approx(0.54)
    assert costs["sit.ankles_crossed"] == pytest.approx(0.08)
    assert all(0 < cost < 1 for cost in costs.values())


SHARES = st.sampled_from((0.0, 0.2, 0.3, 0.6, 1.0, None))
ANY = st.lists(SHARES, min_size=len(STAND), max_size=len(STAND)).map(lambda s: dict(zip(STAND, s, strict=True)))


@settings(max_examples=25)
@given(ANY)
def test_the_interval_holds_the_value(shares: dict[str, float | None]) -> None:
    found = scored(shares, 30.0)
    assert 0 <= found.coverage <= 1
    if found.value is None or found.low is None or found.high is None:
        assert found.value is found.low is found.high is None
        return
    assert 0 <= found.low <= found.value <= found.high <= 100


@settings(max_examples=20)
@given(ANY, st.sampled_from((1.0, 2.0, 4.0, 8.0)), st.sampled_from((0.0, 50.0)))
def test_nothing_under_the_least_has_a_number(shares: dict[str, float | None], seconds: float, blind: float) -> None:
    assert seconds < NUMBERS.least_seconds.value
    assert scored(shares, seconds, blind).value is None


@settings(max_examples=20)
@given(ANY, st.sampled_from(STAND), st.integers(0, 5))
def test_more_time_of_a_fault_never_raises_it(shares: dict[str, float | None], rule: str, more: int) -> None:
    clear = {one: share or 0.0 for one, share in shares.items()}
    fault = 1.0 - clear[rule] if rule in DOS else clear[rule]
    worse = min(1.0, fault + more / 10)
    faultier = {**clear, rule: round(1.0 - worse, 1) if rule in DOS else worse}
    assert value(faultier, 40.0) <= value(clear, 40.0)


@settings(max_examples=15)
@given(ANY, st.floats(0.5, 25.0))
def test_unseen_time_changes_only_how_much_was_seen(shares: dict[str, float | None], blind: float) -> None:
    with_all = {rule: share if share is not None else 0.0 for rule, share in shares.items()}
    seen, less = scored(with_all, 30.0), scored(with_all, 30.0, blind)
    assert less.value == seen.value
    assert width(less) >= width(seen)
    assert less.coverage < seen.coverage
    assert less.judged_seconds == seen.judged_seconds


def test_the_same_session_has_the_same_score() -> None:
    mixed = {**perfect(), "stand.swaying": 0.4, "stand.feet_quiet": 0.5}
    assert scored(mixed) == scored(mixed)


def _spells(random: np.random.Generator, seconds: float) -> list[RowTracker]:
    """Standing with spells of swaying, of folded arms, and of a lowered head, each begun and ended at random."""
    faults = ("stand.swaying", "stand.arms_folded", "stand.head_down")
    now = dict.fromkeys(faults, False)
    rows = [RowTracker(RULES[rule], LIMITS[rule]) for rule in STAND]
    for k in range(round(seconds * RATE)):
        for rule in faults:
            now[rule] ^= bool(random.random() < (0.02 if now[rule] else 0.008))
        for row in rows:
            on = row.rule.id in DOS or now.get(row.rule.id, False)
            row.record(k / RATE, Reading(1.5, 1.0) if on else Reading(-1.0, 0.0))
    return rows


@pytest.mark.parametrize("kind", ["in one piece", "scattered"])
def test_halves_fall_into_the_interval_as_often_as_it_claims(kind: str) -> None:
    random, inside, tried = np.random.default_rng(1), 0, 0
    for seconds in (30.0, 90.0, 240.0):
        for _ in range(4):
            rows = _spells(random, seconds)
            found = compute_score(rows, LIMITS, {Activity.STAND: seconds})
            evidence = row_evidence(rows, LIMITS, NUMBERS)
            taken = _halves(kind, len(evidence[0].judged), random)
            some = marks(evidence, taken, np.zeros((len(taken), len(evidence))), NUMBERS)
            assert found.low is not None
            assert found.high is not None
            inside += int(((some >= found.low) & (some <= found.high)).sum())
            tried += len(taken)
    assert inside / tried >= NUMBERS.interval.value


def _halves(kind: str, blocks: int, random: np.random.Generator) -> FloatArray:
    return pieces(blocks) if kind == "in one piece" else scattered(blocks, random)


@pytest.mark.parametrize("blocks", [1, 2, 7, 40, 1801])
def test_a_half_is_half_of_all(blocks: int) -> None:
    for taken in (pieces(blocks), scattered(blocks, np.random.default_rng(2))):
        assert taken.sum(axis=1) == pytest.approx(blocks / 2)
        assert taken.min() >= 0
        assert taken.max() <= 1


def test_a_longer_recording_of_the_same_has_a_narrower_interval() -> None:
    random = np.random.default_rng(3)
    short, long = (compute_score(_spells(random, s), LIMITS, {Activity.STAND: s}) for s in (40.0, 600.0))
    assert width(long) < width(short)


def test_evidence_is_what_was_judged_and_shown_block_by_block() -> None:
    rows = {row.rule.id: row for row in row_evidence(records({**perfect(), "stand.swaying": 0.5}), LIMITS, NUMBERS)}
    swaying = rows["stand.swaying"]
    assert swaying.judged.sum() == pytest.approx(60, abs=0.5)
    assert swaying.shown.sum() == pytest.approx(30, abs=1.5)
    assert swaying.judged.max() <= BLOCK_SECONDS + 1 / RATE
    assert swaying.lingering.sum() >= swaying.shown.sum()
