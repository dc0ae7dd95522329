"""What to work on first."""

from __future__ import annotations

import pytest

from posture.report.model import Score, Span
from posture.report.priorities import Priority, same_cause, top_priorities
from posture.rules import RULES
from posture.types import Activity, Kind
from tests.report.samples import episodes, finding, person, sitter

EVEN = dict.fromkeys(RULES, 1.0)
SITS = {Activity.SIT: Span(start=0, end=60)}
STANDS = {Activity.STAND: Span(start=0, end=60)}
SCORE = Score(value=60, low=50, high=70, coverage=0.7)


def test_the_heaviest_and_most_frequent_dont_comes_first(weights: dict[str, float]) -> None:
    assert [point.finding.rule for point in top_priorities(sitter(), weights)] == [
        "sit.leg_crossed",
        "stand.arms_folded",
        "stand.hands_in_pockets",
    ]


def test_weight_decides_between_equal_shares() -> None:
    rows = [finding(rule, 60, episodes(rule, (0, 20, 1, 1))) for rule in ("sit.knees_apart", "sit.leg_crossed")]
    someone = person(1, SITS, SCORE, *rows)
    heavy_knees = top_priorities(someone, {**EVEN, "sit.knees_apart": 3.0})
    heavy_cross = top_priorities(someone, {**EVEN, "sit.leg_crossed": 3.0})
    assert heavy_knees[0].finding.rule == "sit.knees_apart"
    assert heavy_cross[0].finding.rule == "sit.leg_crossed"


def test_a_doubtful_dont_yields_to_a_certain_one() -> None:
    doubtful = finding("sit.knees_apart", 60, episodes("sit.knees_apart", (0, 24, 1, 0.3)))
    certain = finding("sit.leg_crossed", 60, episodes("sit.leg_crossed", (0, 20, 1, 0.9)))
    assert top_priorities(person(1, SITS, SCORE, doubtful, certain), EVEN)[0].finding.rule == "sit.leg_crossed"


def test_missing_dos_follow_the_donts() -> None:
    crossed = finding("sit.leg_crossed", 60, episodes("sit.leg_crossed", (0, 3, 1, 1)))
    chosen = [point.finding.rule for point in top_priorities(person(1, SITS, SCORE, crossed), EVEN)]
    assert chosen == ["sit.leg_crossed", "sit.straight"]


def test_rows_of_one_cause_are_one_point() -> None:
    folded = finding("stand.arms_folded", 60, episodes("stand.arms_folded", (0, 30, 1, 1)))
    hanging = finding("stand.arms_at_sides", 60, episodes("stand.arms_at_sides", (30, 60, 1, 1)))
    down = finding("stand.head_down", 60, episodes("stand.head_down", (10, 25, 1, 1)))
    hunched = finding("stand.hunched", 60, episodes("stand.hunched", (12, 20, 1, 1)))
    arms, head = top_priorities(person(1, STANDS, SCORE, folded, hanging, down, hunched), EVEN, most=2)
    assert (arms.finding.rule, _also(arms)) == ("stand.arms_folded", {"stand.arms_at_sides"})
    assert head.finding.rule == "stand.head_down"
    assert _also(head) >= {"stand.hunched", "stand.chest_out_head_up", "stand.straight"}
    assert same_cause(arms, "en") == "Seen in this too: Arms hanging at the sides"
    assert same_cause(arms, "zh") == "同一问题也见于：双臂垂于体侧"


def test_donts_of_one_group_at_different_times_are_points_of_their_own() -> None:
    folded = finding("stand.arms_folded", 60, episodes("stand.arms_folded", (0, 20, 1, 1)))
    pockets = finding("stand.hands_in_pockets", 60, episodes("stand.hands_in_pockets", (30, 40, 1, 1)))
    points = top_priorities(person(1, STANDS, SCORE, folded, pockets), EVEN, most=2)
    assert [point.finding.rule for point in points] == ["stand.arms_folded", "stand.hands_in_pockets"]
    assert "stand.arms_at_sides" in _also(points[0])


def test_a_point_alone_has_no_others() -> None:
    shaking = finding("sit.feet_shaking", 60, episodes("sit.feet_shaking", (0, 30, 4.2, 1)))
    point = top_priorities(person(1, SITS, SCORE, shaking), EVEN)[0]
    assert (point.also, same_cause(point, "en")) == ((), "")


def _also(point: Priority) -> set[str]:
    return {finding.rule for finding in point.also}


def test_a_do_with_full_credit_is_no_point() -> None:
    rules = [rule.id for rule in RULES.values() if rule.activity is Activity.SIT and rule.kind is Kind.DO]
    dos = [finding(rule, 60, episodes(rule, (0, 50, 1, 1))) for rule in rules]
    assert top_priorities(person(1, SITS, SCORE, *dos), EVEN) == []


def test_rows_that_were_not_judged_are_no_points() -> None:
    assert top_priorities(person(1, {}, SCORE), EVEN) == []


def test_a_row_without_a_weight_is_an_error() -> None:
    with pytest.raises(KeyError):
        top_priorities(sitter(), {})
