"""Wording: times, numbers, bands and units."""

from __future__ import annotations

import pytest

from posture.report.model import Episode, Score
from posture.report.text import (
    band,
    clock,
    coverage_line,
    duration,
    number,
    outcome_word,
    percent,
    place_word,
    printable,
    score_line,
    strength,
    time_range,
    unit_word,
)
from posture.rules import RULES
from posture.types import Kind, Outcome


@pytest.mark.parametrize(
    ("seconds", "short", "exact"),
    [(0, "0:00", "0:00.0"), (4.7, "0:04", "0:04.7"), (59.96, "1:00", "1:00.0"), (3725.04, "1:02:05", "1:02:05.0")],
)
def test_moments_read_as_on_a_player(seconds: float, short: str, exact: str) -> None:
    assert clock(seconds) == short
    assert clock(seconds, tenths=True) == exact


def test_a_stretch_within_one_second_is_one_moment() -> None:
    assert time_range(4.1, 4.4) == "0:04"
    assert time_range(4.1, 9.7) == "0:04–0:09"


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [(5, "5.0 s", "5.0秒"), (9.97, "10 s", "10秒"), (60, "1 min", "1分钟"), (72.4, "1 min 12 s", "1分12秒")],
)
def test_durations_grow_coarser_with_length(seconds: float, english: str, chinese: str) -> None:
    assert (duration(seconds, "en"), duration(seconds, "zh")) == (english, chinese)


def test_percents_are_cut_but_not_by_binary_rounding() -> None:
    assert percent(0.499, "en") == "49%"
    assert percent(0.29, "zh") == "29%"


def test_numbers_have_as_many_digits_as_their_unit_bears() -> None:
    assert number(24.3, "degrees") == "24"
    assert number(-0.2, "degrees") == "0"
    assert number(0.314, "shoulder widths") == "0.31"


@pytest.mark.parametrize(
    ("value", "english"),
    [
        (100, "matches the code"),
        (85, "matches the code"),
        (84, "minor points"),
        (70, "minor points"),
        (69, "practise"),
        (50, "practise"),
        (49, "priority"),
        (0, "priority"),
    ],
)
def test_bands_begin_where_the_scoring_rules_say(value: int, english: str) -> None:
    assert band(value, "en") == english


def test_a_score_is_never_printed_without_interval_and_coverage() -> None:
    score = Score(value=78, low=70, high=84, coverage=0.62)
    assert score_line(score, "en") == "score 78 (70–84), 62% of the code could be seen · minor points"
    assert score_line(score, "zh") == "得分 78（70–84），规范内容有62%可以判断 · 有少量可改进之处"


def test_too_little_coverage_gives_words_in_place_of_a_score() -> None:
    score = Score(value=None, low=None, high=None, coverage=0.41)
    assert score_line(score, "en") == "no score: only 41% of the code could be judged"
    assert coverage_line(score, "zh") == "无得分：规范内容只有41%可以判断"


def test_a_score_says_for_how_long_of_how_long_was_judged() -> None:
    score = Score(value=78, low=70, high=84, coverage=0.62, judged_seconds=46.0, of_seconds=72.4, least_seconds=10.0)
    assert score_line(score, "en").endswith(
        "62% of the code could be seen, judged for 46 s of 1 min 12 s · minor points"
    )
    assert score_line(score, "zh").endswith("规范内容有62%可以判断，1分12秒中有46秒可以判断 · 有少量可改进之处")


def test_too_little_time_is_a_reason_of_its_own() -> None:
    score = Score(
        value=None, low=None, high=None, coverage=0.03, judged_seconds=1.6, of_seconds=52.0, least_seconds=10.0
    )
    assert score_line(score, "en") == "no score: judged for only 1.6 s of 52 s; at least 10 s are needed"
    assert score_line(score, "zh") == "无得分：52秒中只有1.6秒可以判断，至少需要10秒"


def test_every_unit_of_the_table_has_a_chinese_word() -> None:
    units = {rule.unit for rule in RULES.values()}
    assert {unit for unit in units if unit_word(unit, "zh") == unit} == set()


def test_strength_is_a_range_in_the_rows_words_and_says_when_it_is_uncertain() -> None:
    sure = Episode(start=0, end=1, peak=0.26, unit="shoulder widths", confidence=0.8)
    unsure = Episode(start=2, end=3, peak=0.5, unit="shoulder widths", confidence=0.3)
    told = strength("stand.swaying", (sure, unsure), "en")
    assert told == "swaying a quarter of a shoulder width to half a shoulder width"
    assert strength("stand.swaying", (unsure,), "en") == "swaying half a shoulder width (low confidence)"
    assert strength("stand.swaying", (unsure,), "zh") == "摆幅半个肩宽（可信度低）"
    assert strength("stand.swaying", (), "en") == ""


def test_a_kept_episode_in_a_unit_that_the_row_had_once_is_told_in_words_too() -> None:
    kept = Episode(start=0, end=1, peak=1.0, unit="of 1", confidence=0.8)
    assert strength("stand.hands_in_pockets", (kept,), "en") == "very clear"
    assert strength("stand.hands_in_pockets", (kept,), "zh") == "非常明显"


def test_control_characters_are_made_visible() -> None:
    assert printable("a\x1b[31mb\n坐") == "a�[31mb�坐"


def test_the_picture_has_three_places() -> None:
    assert [place_word(x, "en").split()[0] for x in (0, 0.3, 0.5, 0.7, 1)] == [
        "left",
        "left",
        "middle",
        "right",
        "right",
    ]


def test_a_do_is_done_in_chinese_and_a_dont_appears() -> None:
    assert [outcome_word(one, "zh", Kind.DO) for one in Outcome] == ["做到", "未做到", "未判断"]
    assert [outcome_word(one, "zh", Kind.DONT) for one in Outcome] == ["出现", "未出现", "未判断"]
    assert {outcome_word(Outcome.SHOWN, "en", kind) for kind in Kind} == {"shown"}


def test_what_is_more_than_nothing_never_reads_as_none() -> None:
    assert [percent(share, "en") for share in (0.0, 0.004, 0.01)] == ["0%", "under 1%", "1%"]
    assert percent(0.004, "zh") == "不到1%"
