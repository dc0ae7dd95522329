"""Which predicted episode is which true one."""

from hypothesis import given
from hypothesis import strategies as st

from calibration.intervals import Stretches, merge
from calibration.matching import JOIN_GAP, match

IOU = 0.25

episodes = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1])))


def counts(true: Stretches, predicted: Stretches, neutral: Stretches = (), iou: float = IOU) -> tuple[int, int, int]:
    matching = match(true, predicted, neutral, iou)
    return len(matching.hits), len(matching.false), len(matching.missed)


def test_an_episode_found_late_is_found() -> None:
    assert counts(((4, 10),), ((5, 10),)) == (1, 0, 0)


def test_an_episode_that_hardly_overlaps_is_missed_and_the_other_is_false() -> None:
    assert counts(((4, 10),), ((9, 15),)) == (0, 1, 1)


def test_the_same_pair_may_pass_a_loose_overlap_and_fail_a_strict_one() -> None:
    assert counts(((0, 10),), ((0, 4),), iou=0.25) == (1, 0, 0)
    assert counts(((0, 10),), ((0, 4),), iou=0.5) == (0, 1, 1)


def test_one_prediction_over_two_episodes_finds_only_one() -> None:
    assert counts(((0, 4), (6, 10)), ((0, 10),)) == (1, 0, 1)


def test_a_prediction_in_pieces_finds_once_and_the_second_piece_is_false() -> None:
    assert counts(((0, 10),), ((0, 4), (6, 10))) == (1, 1, 0)


def test_pieces_a_second_apart_are_one() -> None:
    assert counts(((0, 10),), ((0, 4), (4 + JOIN_GAP, 10))) == (1, 0, 0)
    assert counts(((0, 4), (4 + JOIN_GAP, 10)), ((0, 10),)) == (1, 0, 0)


def test_as_many_episodes_as_possible_are_paired() -> None:
    # The first prediction overlaps the second episode best, but the other prediction has no other episode.
    assert counts(((0, 10), (12, 24)), ((6, 19), (21, 24)), iou=0.2) == (2, 0, 0)


def test_a_prediction_mostly_in_neutral_time_counts_neither_way() -> None:
    assert counts((), ((4, 8),), neutral=((4, 6),)) == (0, 0, 0)
    assert counts((), ((4, 8),), neutral=((4, 5.9),)) == (0, 1, 0)


def test_an_episode_mostly_in_neutral_time_cannot_be_missed_nor_its_prediction_be_false() -> None:
    assert counts(((4, 8),), (), neutral=((3, 6),)) == (0, 0, 0)
    assert counts(((4, 8),), ((4, 8.5),), neutral=((3, 6),)) == (0, 0, 0)


def test_ends_within_a_blend_do_not_lower_the_overlap() -> None:
    blends = ((3, 5), (9, 11))
    assert counts(((4, 10),), ((3, 11),), neutral=blends, iou=0.99) == (1, 0, 0)
    assert counts(((4, 10),), ((5, 9),), neutral=blends, iou=0.99) == (1, 0, 0)


def test_a_prediction_may_span_ambiguous_time_between_two_episodes() -> None:
    assert counts(((0, 4), (9, 12)), ((0, 12),), neutral=((4, 9),)) == (1, 0, 0)
    assert counts(((0, 4), (9, 12)), ((0, 4), (9, 12)), neutral=((4, 9),)) == (1, 0, 0)


def test_a_false_alarm_behind_ambiguous_time_is_not_swallowed_by_the_episode_before_it() -> None:
    assert counts(((0, 4),), ((0, 4), (9, 12)), neutral=((4, 9),)) == (1, 1, 0)


@given(episodes)
def test_what_is_predicted_exactly_is_all_found(true: list[tuple[float, float]]) -> None:
    found = merge(true)
    matching = match(found, found, (), 0.99)
    assert not matching.false
    assert not matching.missed
    assert len(matching.hits) == len(merge(true, JOIN_GAP))


@given(episodes, episodes, episodes)
def test_no_prediction_is_counted_twice(
    true: list[tuple[float, float]], found: list[tuple[float, float]], neutral: list[tuple[float, float]]
) -> None:
    matching = match(merge(true), merge(found), merge(neutral), IOU)
    used = [pair[1] for pair in matching.hits] + list(matching.false)
    wanted = [pair[0] for pair in matching.hits] + list(matching.missed)
    assert len(set(used)) == len(used)
    assert len(set(wanted)) == len(wanted)
