"""One row's record: seconds judged and shown, episodes, and gaps with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from posture.reasons import Reason
from posture.report.model import Unjudged
from posture.rules import RULES
from posture.rules.criteria import Criteria, Reading
from posture.session.row_tracker import RowTracker
from posture.types import Outcome

LIMITS = Criteria(min_duration=1.0, release=0.5, min_rate=8, weight=1, tolerated=0.5, confidence=0.7, source="a test")
STEP = 0.1
SHOWN, NOT_SHOWN = Reading(2.0, 20.0), Reading(-1.0, 1.0)


def blind(reason: Reason = Reason.FEET_OUT) -> Reading:
    return Reading.not_judged(reason)


def tracked(*parts: tuple[Reading, float], rule: str = "stand.arms_folded") -> RowTracker:
    """Readings, each for some seconds."""
    row = RowTracker(RULES[rule], LIMITS)
    readings = [reading for reading, seconds in parts for _ in range(round(seconds / STEP))]
    for k, reading in enumerate(readings):
        row.record(round(k * STEP, 6), reading)
    return row


def away(start: float, end: float) -> Unjudged:
    return Unjudged(start=start, end=end, reason=Reason.NO_PERSON)


def episodes(row: RowTracker, end: float, absent: Sequence[Unjudged] = ()) -> list[tuple[float, float]]:
    return [(episode.start, episode.end) for episode in row.finding(end, absent).episodes]


def test_what_was_shown_for_three_of_ten_seconds() -> None:
    row = tracked((NOT_SHOWN, 4), (SHOWN, 3), (NOT_SHOWN, 3))
    found = row.finding(10.0, ())
    assert episodes(row, 10.0) == [pytest.approx((4.0, 6.9))]
    assert found.judged_seconds == pytest.approx(9.9)
    assert found.shown_seconds == pytest.approx(2.9)
    assert (found.episodes[0].peak, found.episodes[0].confidence) == (20.0, 0.7)


def test_one_that_runs_is_in_the_finding_and_goes_on() -> None:
    row = tracked((SHOWN, 3))
    assert row.active
    assert episodes(row, 3.0) == [pytest.approx((0.0, 2.9))]


def test_episodes_that_follow_within_a_second_are_one() -> None:
    assert len(episodes(tracked((SHOWN, 2), (NOT_SHOWN, 0.8), (SHOWN, 2)), 5.0)) == 1
    assert len(episodes(tracked((SHOWN, 2), (NOT_SHOWN, 1.5), (SHOWN, 2)), 6.0)) == 2


def test_gaps_have_their_reason_and_count_neither_for_nor_against() -> None:
    found = tracked((NOT_SHOWN, 2), (blind(), 3), (NOT_SHOWN, 2)).finding(7.0, ())
    (gap,) = found.not_judged
    assert (gap.start, gap.end) == pytest.approx((2.0, 5.0), abs=0.11)
    assert gap.reason is Reason.FEET_OUT
    assert found.judged_seconds == pytest.approx(3.9, abs=0.11)


def test_a_doubt_keeps_what_is_shown_and_denies_nothing_that_is_not() -> None:
    doubtful = Reading(0.5, 5.0, doubt=Reason.HAND_AT_HIP)
    assert tracked((SHOWN, 2)).sure(doubtful) is doubtful
    assert tracked((NOT_SHOWN, 2)).sure(doubtful).reason is Reason.HAND_AT_HIP
    assert tracked((NOT_SHOWN, 2)).sure(NOT_SHOWN) is NOT_SHOWN


def test_a_flicker_is_no_gap() -> None:
    assert tracked((NOT_SHOWN, 2), (blind(), 0.2), (NOT_SHOWN, 2)).finding(4.2, ()).not_judged == ()


def test_what_holds_throughout_is_one_gap_from_beginning_to_end() -> None:
    (gap,) = tracked((blind(Reason.ACTIVITY_OTHER), 3)).finding(8.0, [away(3.0, 8.0)]).not_judged
    assert (gap.start, gap.end, gap.reason) == (0.0, 8.0, Reason.ACTIVITY_OTHER)


def test_while_somebody_is_away_nothing_is_judged() -> None:
    found = tracked((NOT_SHOWN, 3)).finding(6.0, [away(3.0, 6.0)])
    assert [(gap.start, gap.end, gap.reason) for gap in found.not_judged] == [(3.0, 6.0, Reason.NO_PERSON)]


@pytest.mark.parametrize(("seconds", "judged"), [(0.5, False), (1.9, False), (2.1, True)])
def test_absence_is_claimed_only_where_it_could_have_been_shown(seconds: float, judged: bool) -> None:  # noqa: FBT001
    """It must last 1 s, and be looked at for 1 s more."""
    found = tracked((blind(), 3), (NOT_SHOWN, seconds + STEP), (blind(), 3)).finding(7.0, ())
    assert found.outcome is (Outcome.NOT_SHOWN if judged else Outcome.NOT_JUDGED)
    assert (found.judged_seconds > 0) is judged
    reasons = [gap.reason for gap in found.not_judged]
    assert reasons == [Reason.FEET_OUT, *([] if judged else [Reason.TOO_SHORT]), Reason.FEET_OUT]
    assert found.not_judged[1].start == pytest.approx(3.0, abs=0.11) or judged


def test_what_was_shown_is_judged_however_short_it_was_looked_at() -> None:
    found = tracked((blind(), 3), (SHOWN, 1.2), (blind(), 3)).finding(7.0, ())
    assert found.outcome is Outcome.SHOWN
    assert found.judged_seconds == pytest.approx(1.1, abs=0.11)


def test_what_a_stopped_picture_seemed_to_show_is_taken_back() -> None:
    row = tracked((NOT_SHOWN, 4), (SHOWN, 3))
    frozen = replace(blind(Reason.PICTURE_FROZEN), since=4.5)
    for time in (7.0, 7.1):
        row.record(time, frozen)
    found = row.finding(7.1, ())
    assert [(episode.start, episode.end) for episode in found.episodes] == [pytest.approx((4.0, 4.5))]
    assert found.judged_seconds == pytest.approx(4.5, abs=0.11)
    assert [(gap.start, gap.end, gap.reason) for gap in found.not_judged] == [(4.5, 7.1, Reason.PICTURE_FROZEN)]
    assert not row.active


def test_time_is_tallied_in_blocks_of_two_seconds() -> None:
    row = tracked((NOT_SHOWN, 5))
    assert [round(row.blocks[k]) for k in (0, 1, 2)] == [2, 2, 1]
