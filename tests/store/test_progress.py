from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from posture.errors import SettingsError
from posture.report.model import Score
from posture.rules import RULES
from posture.store import PracticeEntry, RowShare
from posture.store.progress import ProgressVerdict, compare_practices, row_trend, score_trend
from posture.store.progress_numbers import DEFAULT, load_progress_numbers
from tests.store.making import NOW, settings

NUMBERS = load_progress_numbers()
DO, DONT = "sit.straight", "sit.leg_crossed"


def _entry(
    day: int, share: float = 0.5, *, judged: float = 120.0, score: int | None = 70, half: int = 5
) -> PracticeEntry:
    """A practice in which every row of sitting was shown for the same share of its judged time."""
    sitting = [rule for rule in RULES if rule.startswith("sit.")]
    low, high = (None, None) if score is None else (score - half, score + half)
    return PracticeEntry(
        id=day,
        started=NOW + timedelta(days=day),
        seconds=130.0,
        settings=settings(),
        finished=True,
        score=Score(value=score, low=low, high=high, coverage=0.8),
        house=None,
        rows={rule: RowShare(judged, share * judged) for rule in sitting},
    )


def _change(now: PracticeEntry, earlier: Sequence[PracticeEntry], rule: str) -> ProgressVerdict | None:
    found = {row.rule: row.verdict for row in compare_practices(now, earlier, NUMBERS).rows}
    return found.get(rule)


def test_a_do_row_shown_longer_is_better_and_a_dont_row_worse() -> None:
    earlier, now = [_entry(1, 0.1), _entry(2, 0.1)], _entry(3, 0.9)
    assert _change(now, earlier, DO) is ProgressVerdict.BETTER
    assert _change(now, earlier, DONT) is ProgressVerdict.WORSE


def test_a_do_row_shown_less_is_worse_and_a_dont_row_better() -> None:
    earlier, now = [_entry(1, 0.9), _entry(2, 0.9)], _entry(3, 0.1)
    assert _change(now, earlier, DO) is ProgressVerdict.WORSE
    assert _change(now, earlier, DONT) is ProgressVerdict.BETTER


def test_a_difference_that_may_be_chance_is_none() -> None:
    assert _change(_entry(2, 0.6), [_entry(1, 0.4)], DO) is ProgressVerdict.ALIKE


def test_a_sure_difference_too_small_to_matter_is_none() -> None:
    long = 100_000.0
    assert _change(_entry(2, 0.55, judged=long), [_entry(1, 0.5, judged=long)], DO) is ProgressVerdict.ALIKE


@pytest.mark.parametrize(("before", "now"), [(59.0, 600.0), (600.0, 59.0), (0.0, 600.0)])
def test_a_row_judged_for_too_short_a_time_is_not_compared(before: float, now: float) -> None:
    assert _change(_entry(2, 0.9, judged=now), [_entry(1, 0.1, judged=before)], DO) is None


def test_short_times_of_several_earlier_practices_count_together() -> None:
    earlier = [_entry(day, 0.0, judged=40.0) for day in (1, 2, 3)]
    (row,) = [row for row in compare_practices(_entry(4, 0.9), earlier, NUMBERS).rows if row.rule == DO]
    assert (row.before, row.now, row.verdict) == (0.0, 0.9, ProgressVerdict.BETTER)


def test_only_earlier_practices_of_the_same_trainee_under_the_same_rules_count() -> None:
    now = _entry(5)
    others = [
        _entry(6),
        replace(_entry(1), house="strict"),
        replace(_entry(2), settings=settings("Bo")),
        replace(_entry(3), finished=False),
        now,
    ]
    assert compare_practices(now, others, NUMBERS).earlier == 0
    assert compare_practices(now, others, NUMBERS).rows == ()
    assert compare_practices(now, [*others, _entry(4)], NUMBERS).earlier == 1


def test_only_the_newest_of_many_practices_count() -> None:
    many = [_entry(day, 0.0 if day <= 5 else 0.5) for day in range(1, 11)]
    found = compare_practices(_entry(11), many, NUMBERS)
    assert found.earlier == 5
    assert {row.before for row in found.rows} == {0.5}


def test_scores_differ_where_the_interval_of_their_difference_excludes_nought() -> None:
    for now, expected in (
        (78, ProgressVerdict.BETTER),
        (76, ProgressVerdict.ALIKE),
        (64, ProgressVerdict.ALIKE),
        (62, ProgressVerdict.WORSE),
    ):
        score = compare_practices(_entry(2, score=now), [_entry(1, score=70)], NUMBERS).score
        assert score
        assert (score.before, score.now, score.verdict) == (70.0, now, expected)


def test_scores_are_not_compared_without_numbers_over_short_times_or_for_other_activities() -> None:
    now = _entry(9)
    walked = replace(now, id=1, started=NOW, rows={"walk.firm_steps": RowShare(100.0, 50.0)})
    for earlier in (_entry(1, score=None), replace(_entry(1), seconds=60.0), walked):
        assert compare_practices(now, [earlier], NUMBERS).score is None
    assert compare_practices(_entry(9, score=None), [_entry(1)], NUMBERS).score is None


def test_trends_have_gaps_where_nothing_was_judged() -> None:
    history = [_entry(1, score=60), _entry(2, score=None), replace(_entry(3), score=None, rows={})]
    assert [(p.value, p.low, p.high) for p in score_trend(history)] == [
        (60, 55, 65),
        (None, None, None),
        (None, None, None),
    ]
    assert [p.value for p in row_trend(history, DO)] == [0.5, 0.5, None]
    assert [p.started for p in row_trend(history, "walk.firm_steps")] == [one.started for one in history]
    assert [p.value for p in row_trend(history, "walk.firm_steps")] == [None, None, None]


def test_all_faults_of_a_file_of_numbers_are_listed(tmp_path: Path) -> None:
    wrong = tmp_path / "progress.toml"
    text = DEFAULT.read_text(encoding="utf-8")
    wrong.write_text(
        text.replace("value = 5.0", "value = -5.0").replace("version = 1", "version = 2"), encoding="utf-8"
    )
    with pytest.raises(SettingsError, match=r"2 faults: version: .*earlier: .*above 0"):
        load_progress_numbers(wrong)
