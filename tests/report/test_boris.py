"""Events to paste into BORIS."""

from __future__ import annotations

from collections import Counter

from posture.report.boris import COLUMNS, to_boris
from posture.report.model import Report, Score, Span
from posture.types import Activity
from tests.report.samples import episodes, finding, person, report


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]


def test_every_line_has_the_six_columns_that_a_media_observation_takes(two: Report) -> None:
    assert {len(line) for line in lines(to_boris(two, "en"))} == {len(COLUMNS)} == {6}


def test_there_is_no_heading_and_no_empty_last_line(two: Report) -> None:
    assert all(float(line[0]) >= 0 for line in lines(to_boris(two, "en")))


def test_each_episode_is_a_start_and_a_stop_of_one_code_and_subject(one: Report) -> None:
    crossed = [line for line in lines(to_boris(one, "en")) if line[2] == "sit.leg_crossed"]
    assert [line[0] for line in crossed] == ["4.700", "9.700", "20.000", "29.000"]
    assert {line[1] for line in crossed} == {"person 1"}
    assert {line[5] for line in crossed} == {"NA"}


def test_events_are_in_order_of_time(two: Report) -> None:
    times = [float(line[0]) for line in lines(to_boris(two, "en"))]
    assert times == sorted(times)


def test_codes_do_not_depend_on_the_language_but_comments_do(one: Report) -> None:
    english, chinese = lines(to_boris(one, "en")), lines(to_boris(one, "zh"))
    assert [line[:3] for line in english] == [line[:3] for line in chinese]
    assert any("翘着二郎腿" in line[4] for line in chinese)


def test_no_two_events_are_equal_even_for_the_shortest_episode() -> None:
    row = finding("sit.leg_crossed", 60, episodes("sit.leg_crossed", (5.0, 5.0001, 0.3, 0.9)))
    score = Score(value=None, low=None, high=None, coverage=0)
    someone = person(1, {Activity.SIT: Span(start=0, end=60)}, score, row)
    assert max(Counter(map(tuple, lines(to_boris(report(someone), "en")))).values()) == 1


def test_nobody_in_view_is_one_pair_over_the_whole_recording(nobody: Report) -> None:
    start, stop = lines(to_boris(nobody, "en"))
    assert start == ["0.000", "", "NO_PERSON", "", "no one is in view", "NA"]
    assert stop[0] == "12.000"
