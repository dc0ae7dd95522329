"""Reports against labels: small stories with known answers."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.evaluate import read_labels
from calibration.kappa import CrossTable
from calibration.metrics import RuleScore
from calibration.scoring import Scores, score_clip
from posture.types import Activity, Kind
from tests.calibration.stories import (
    CROSSED,
    FOLDED,
    POCKETS,
    SECONDS,
    STRAIGHT,
    label_of,
    labelled,
    perfect,
    person,
    report_of,
    stands,
)

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "dev"
WHOLE = ((0.0, SECONDS),)


def test_a_perfect_report_is_perfect() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}, do_shown={STRAIGHT: WHOLE}, cannot_judge=frozenset({POCKETS})))
    scores = score_clip(label, perfect(label))
    assert scores.macro_f1(Kind.DONT) == scores.macro_f1(Kind.DO) == 1
    assert scores.macro_moment_f1(Kind.DONT) == scores.macro_moment_f1(Kind.DO) == 1
    assert scores.observability().value == scores.scene.activity.value == 1
    assert scores.alarms_per_minute() == 0
    assert scores.rules[POCKETS].overclaimed_seconds == 0


def test_a_miss_lowers_recall_and_is_listed_with_its_reason() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}))
    row = score_clip(label, report_of(person(silent={FOLDED: ((4, 7),)}))).rules[FOLDED]
    assert row.episodes.recall == row.episodes.f1 == 0
    assert math.isnan(row.episodes.precision)
    (mistake,) = row.mistakes
    assert (mistake.what, mistake.start, mistake.end) == ("missed", 4, 10)
    assert mistake.detail == "judged in 50% of it, HANDS_HIDDEN"


def test_a_false_alarm_counts_per_minute_of_quiet_clips() -> None:
    alarm = report_of(person(shown={FOLDED: ((4, 10),)}))
    quiet = score_clip(label_of(stands(), kind="hard_negative"), alarm)
    loud = score_clip(label_of(stands(), kind="behaviour"), alarm)
    assert quiet.quiet_alarms_per_minute() == 3
    assert math.isnan(loud.quiet_alarms_per_minute())
    both = quiet + loud
    assert both.alarms_per_minute() == both.quiet_alarms_per_minute() == 3
    assert both.rules[FOLDED].episodes.false == 2
    assert [mistake.what for mistake in both.rules[FOLDED].mistakes] == ["false alarm"] * 2


def test_undeserved_praise_is_no_alarm_but_lowers_precision() -> None:
    scores = score_clip(label_of(stands(), kind="good"), report_of(person(shown={STRAIGHT: WHOLE})))
    assert scores.quiet_alarms_per_minute() == 0
    assert scores.rules[STRAIGHT].episodes.precision == 0


def test_a_row_of_another_activity_is_a_false_alarm() -> None:
    scores = score_clip(label_of(stands()), report_of(person(shown={CROSSED: ((4, 10),)})))
    assert scores.rules[CROSSED].alarms == 1


def test_ambiguous_time_counts_neither_way() -> None:
    label = label_of(stands(ambiguous={FOLDED: ((4, 10),)}))
    row = score_clip(label, report_of(person(shown={FOLDED: ((4, 10),)}))).rules[FOLDED]
    assert row == RuleScore(observability=row.observability, units=row.units)


def test_blends_count_neither_way() -> None:
    label = label_of(stands(ignore=((4, 10),)))
    row = score_clip(label, report_of(person(shown={FOLDED: ((4, 10),)}))).rules[FOLDED]
    assert row == RuleScore(observability=row.observability, units=row.units)
    assert row.observability.cells == 140


def test_moments_are_counted_by_tenths_of_a_second() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}))
    moments = score_clip(label, report_of(person(shown={FOLDED: ((5, 11),)}))).rules[FOLDED].moments
    assert (moments.hits, moments.false, moments.missed) == (50, 10, 10)


def test_verdicts_where_it_cannot_be_judged_count_even_if_true_and_nothing_is_missed() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}, cannot_judge=frozenset({FOLDED}), ignore=((0, 1),)))
    claimed = score_clip(label, report_of(person(shown={FOLDED: ((4, 10),)}, silent={FOLDED: ((12, 20),)})))
    row = claimed.rules[FOLDED]
    assert (row.overclaimed_episodes, row.overclaimed_seconds) == (1, 11)
    assert (row.alarms, row.episodes.true, row.episodes.false) == (0, 0, 0)
    silent = score_clip(label, report_of(person(silent={FOLDED: WHOLE}))).rules[FOLDED]
    assert silent == RuleScore(observability=silent.observability, held_seconds=6)
    assert silent.observability.value == 1


def test_a_claim_of_what_neither_happens_nor_can_be_judged_is_also_a_false_alarm() -> None:
    label = label_of(stands(cannot_judge=frozenset({FOLDED})), kind="good")
    row = score_clip(label, report_of(person(shown={FOLDED: ((4, 10),)}))).rules[FOLDED]
    assert (row.alarms, row.quiet_alarms, row.overclaimed_episodes) == (1, 1, 1)


def test_observability_counts_moments_judged_or_silent_as_the_label_says() -> None:
    label = label_of(stands(cannot_judge=frozenset({POCKETS})))
    row = score_clip(label, report_of(person(silent={POCKETS: ((0, 5),), FOLDED: ((0, 5),)})))
    assert row.rules[POCKETS].observability.value == 0.25
    assert row.rules[FOLDED].observability.value == 0.75
    assert row.rules[CROSSED].observability.cells == 0


def test_where_the_labeller_could_not_judge_silence_is_right_and_an_episode_counts_neither_way() -> None:
    hidden = replace(stands(), not_judged=labelled({FOLDED: ((5, 15),)}))
    silent = score_clip(label_of(hidden), report_of(person(silent={FOLDED: ((5, 15),)}))).rules[FOLDED]
    assert silent.observability.value == 1
    claimed = score_clip(label_of(hidden), report_of(person(shown={FOLDED: ((6, 14),)}))).rules[FOLDED]
    assert claimed.observability.value == 0.5
    assert (claimed.alarms, claimed.episodes.false) == (0, 0)


def test_moments_are_crossed_where_both_judge() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}, ambiguous={FOLDED: ((16, 20),)}))
    told = person(shown={FOLDED: ((5, 11),)}, silent={FOLDED: ((0, 2),)})
    units = score_clip(label, report_of(told)).rules[FOLDED].units
    assert [unit.crossed for unit in units] == [CrossTable(50, 10, 10, 70)]


def test_rows_seen_in_part_may_be_judged_or_not() -> None:
    label = label_of(stands(partial=frozenset({FOLDED})))
    assert score_clip(label, report_of(person())).rules[FOLDED].observability.cells == 0


def test_leg_verdicts_without_legs_in_the_picture_are_counted() -> None:
    quiet_feet = "stand.feet_quiet"
    label = label_of(stands(cannot_judge=frozenset({quiet_feet})), framing="waist")
    scores = score_clip(label, report_of(person()))
    assert scores.rules[quiet_feet].legless_seconds == SECONDS
    assert scores.rules[CROSSED].legless_seconds == SECONDS
    assert scores.rules[FOLDED].legless_seconds == 0


def test_activity_is_compared_moment_by_moment_outside_blends() -> None:
    wrong = report_of(person(activity=Activity.SIT))
    assert score_clip(label_of(stands()), wrong).scene.activity.value == 0
    assert score_clip(label_of(stands(ignore=((0, 15),))), wrong).scene.activity.cells == 50


def test_onset_errors_leave_out_what_was_under_way_at_the_start() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}, do_shown={STRAIGHT: WHOLE}))
    scores = score_clip(label, report_of(person(shown={FOLDED: ((5, 10),), STRAIGHT: ((1, SECONDS),)})))
    assert scores.rules[FOLDED].onset_error == 1
    assert math.isnan(scores.rules[STRAIGHT].onset_error)


def test_time_in_which_a_fault_is_denied_is_a_wrong_denial() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}, ambiguous={FOLDED: ((10, 12),)}))
    said = person(shown={FOLDED: ((6, 11),)}, silent={FOLDED: ((4, 5),)})
    scores = score_clip(label, report_of(said))
    row = scores.rules[FOLDED]
    assert (row.held_seconds, row.denied_seconds, row.unfounded_seconds) == pytest.approx((6, 1, 0))
    assert scores.wrong_denials() == pytest.approx(1 / 6)


def test_credit_for_what_does_not_hold_is_false_praise() -> None:
    label = label_of(stands(do_shown={STRAIGHT: ((0, 8),)}))
    scores = score_clip(label, report_of(person(shown={STRAIGHT: ((2, 10),)})))
    row = scores.rules[STRAIGHT]
    assert (row.claimed_seconds, row.unfounded_seconds) == pytest.approx((8, 2))
    assert scores.false_praise() == pytest.approx(1 / 4)
    assert math.isnan(scores.wrong_denials())


def test_in_a_group_each_is_scored_against_their_own_label() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}), stands(shown={POCKETS: ((4, 10),)}))
    left, right = person(x=0.2, shown={FOLDED: ((4, 10),)}), person(x=0.8, shown={POCKETS: ((4, 10),)})
    assert score_clip(label, report_of(right, left)).macro_f1(Kind.DONT) == 1
    swapped = report_of(right.model_copy(update={"x": 0.1}), left)
    assert score_clip(label, swapped).macro_f1(Kind.DONT) == 0


def test_someone_not_found_misses_everything_and_someone_invented_may_say_nothing() -> None:
    label = label_of(stands(shown={FOLDED: ((4, 10),)}))
    none = score_clip(label, report_of())
    assert (none.scene.missing, none.scene.clips_counted_right) == (1, 0)
    assert none.rules[FOLDED].episodes.missed == 1
    ghost = score_clip(label_of(framing="empty"), report_of(person(shown={FOLDED: ((4, 10),)})))
    assert (ghost.scene.extra, ghost.rules[FOLDED].alarms, ghost.rules[FOLDED].overclaimed_seconds) == (1, 1, SECONDS)
    assert [mistake.person for mistake in ghost.rules[FOLDED].mistakes] == [-1]


def test_rows_that_never_happen_do_not_enter_the_mean() -> None:
    assert math.isnan(Scores.none().macro_f1(Kind.DONT))
    assert math.isnan(Scores.none().lowest_f1(Kind.DONT))


episodes = st.lists(st.tuples(st.floats(0, 15), st.floats(0.5, 5)).map(lambda pair: (pair[0], sum(pair))), min_size=1)


@given(episodes, episodes)
def test_a_perfect_report_scores_one_whatever_the_episodes(
    folded: list[tuple[float, float]], straight: list[tuple[float, float]]
) -> None:
    label = label_of(stands(shown={FOLDED: tuple(folded)}, do_shown={STRAIGHT: tuple(straight)}))
    scores = score_clip(label, perfect(label))
    assert scores.rules[FOLDED].episodes.f1 == scores.rules[STRAIGHT].episodes.f1 == 1
    assert scores.rules[FOLDED].strict.f1 == scores.rules[FOLDED].moments.f1 == 1
    assert scores.rules[FOLDED].mistakes == ()


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled clips are not here")
def test_knowing_the_labels_of_the_corpus_scores_one() -> None:
    scores = Scores.none()
    for _, label in read_labels(CORPUS):
        scores += score_clip(label, perfect(label))
    assert scores.macro_f1(Kind.DONT) == scores.macro_f1(Kind.DO) == 1
    assert scores.observability().value == scores.scene.activity.value == 1
    assert sum(row.alarms + row.overclaimed_episodes for row in scores.rules.values()) == 0
    assert sum(row.legless_seconds for row in scores.rules.values()) == 0
    assert scores.scene.clips_counted_right == scores.scene.clips > 0
