"""How a row turned out, its groups, and why it was not judged."""

from __future__ import annotations

import pytest

from posture.reasons import Reason
from posture.report.model import Report, Score
from posture.report.row_summary import Tone, detail, gap_remark, groups, times, tone, why_not
from posture.rules import RULES
from posture.types import Activity
from tests.report.samples import episodes, finding, gap, person, sitter


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("sit.straight", Tone.GOOD),
        ("sit.slight_forward_lean", Tone.PARTLY),
        ("stand.straight", Tone.MISSING),
        ("sit.leg_crossed", Tone.BAD),
        ("sit.knees_apart", Tone.GOOD),
        ("sit.feet_shaking", Tone.UNJUDGED),
    ],
)
def test_a_row_is_seen_from_the_table(rule: str, expected: Tone) -> None:
    assert tone(sitter().finding(rule)) is expected


def test_every_tone_has_a_symbol_of_its_own() -> None:
    assert len({mark.symbol for mark in Tone}) == len(Tone)


def test_groups_hold_all_rows_in_the_order_of_the_table(two: Report) -> None:
    for one in two.people:
        assert [row.rule for group in groups(one) for row in group.findings] == list(RULES)


def test_an_activity_that_never_happened_has_one_reason(one: Report) -> None:
    sit, stand, walk = groups(one.people[0])
    assert (sit.happened, stand.happened, walk.happened) == (True, True, False)
    assert (walk.activity, walk.reason) == (Activity.WALK, Reason.ACTIVITY_OTHER)


def test_what_can_be_mended_is_named_before_what_cannot() -> None:
    row = finding("sit.feet_shaking", 0, (), (gap(0, 50, Reason.ACTIVITY_OTHER), gap(50, 60, Reason.FEET_OUT)))
    assert why_not(row) is Reason.FEET_OUT


def test_somebody_not_there_yet_is_not_the_reason_why_a_row_was_not_judged() -> None:
    row = finding("stand.straight", 0, (), (gap(0, 0.5, Reason.NO_PERSON), gap(0.5, 3, Reason.TRANSITION)))
    assert why_not(row) is Reason.TRANSITION


def test_the_moment_before_it_is_clear_what_somebody_does_is_no_activity() -> None:
    rows = (finding("stand.swaying", 0.5), finding("stand.arms_folded", 0.5))
    score = Score(value=None, low=None, high=None, coverage=0.0)
    group = {group.activity: group for group in groups(person(1, {}, score, *rows))}[Activity.STAND]
    assert not group.happened


def test_a_row_judged_in_part_says_how_much_was_lost_and_why() -> None:
    row = sitter().finding("sit.leg_crossed")
    assert gap_remark(row, "en") == "4.0 s not judged: the knees are outside the picture or hidden"
    assert detail(row, "zh") == "0:04–0:09, 0:20–0:29 · 占判断时间（34秒）的41% · 4.0秒未判断：膝盖不在画面内或被遮挡"


def test_gaps_under_a_second_are_not_put_into_words() -> None:
    assert gap_remark(finding("sit.straight", 10, (), (gap(0, 0.9, Reason.HIPS_HIDDEN),)), "en") == ""


def test_many_episodes_are_counted_after_the_first_few() -> None:
    row = finding("sit.leg_crossed", 60, episodes("sit.leg_crossed", *((t, t + 2, 0.3, 0.9) for t in range(0, 50, 10))))
    assert times(row, most=2) == "0:00–0:02, 0:10–0:12 +3"
