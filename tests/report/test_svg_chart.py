"""Places of bars and points in the timelines and charts."""

from __future__ import annotations

import math
import re

from posture.reasons import Reason
from posture.report.model import Report, Span
from posture.report.review_result import Trace
from posture.report.svg_chart import chart
from posture.report.timeline import Scale, activity_bars, row_bars
from tests.report import samples
from tests.report.samples import sitter

SCALE = Scale(60.0)


def trace(values: list[float | None], onset: float | None = None, offset: float | None = None) -> Trace:
    time = tuple(60.0 * index / len(values) for index in range(len(values)))
    return samples.trace(time, values, "sit.knees_apart", onset, offset)


def heights(path: str) -> list[float]:
    return [float(point.split()[1]) for point in re.split("[ML]", path) if point]


def test_moments_are_percents_of_the_recording_and_stay_on_the_page() -> None:
    assert (SCALE.percent(15), SCALE.percent(-1), SCALE.percent(99)) == (25, 0, 100)
    assert Scale(0.0).percent(3) == 0


def test_the_shortest_episode_can_be_seen_even_at_the_end() -> None:
    bar = SCALE.bar(Span(start=59.999, end=60.0), "shown", "x")
    assert (float(bar.x.rstrip("%")), float(bar.width.rstrip("%"))) == (99.6, 0.4)


def test_ticks_are_round_and_few_for_any_length() -> None:
    for seconds in (0.0, 0.4, 12.0, 61.0, 1200.0, 5400.0, 100_000.0):
        ticks = Scale(seconds).ticks()
        assert ticks[0].label == "0:00"
        assert 1 <= len(ticks) <= 10
    assert [tick.label for tick in SCALE.ticks()] == ["0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00"]


def test_a_rows_bars_part_shown_unjudged_and_inapplicable_time() -> None:
    bars = row_bars(sitter(), sitter().finding("sit.leg_crossed"), SCALE, "en")
    looks = [bar.look for bar in bars]
    assert looks == ["clear", "unjudged", "unjudged", "passing", "shown bad", "shown bad"]
    assert (bars[2].x, bars[2].width) == ("50.00%", "6.67%")
    assert bars[2].label == f"0:30.0–0:34.0 not judged: {Reason.KNEES_HIDDEN.text('en')}"
    assert bars[4].label == "0:04.7–0:09.7 shown, 5.0 s, just recognisable"


def test_activities_carry_their_word_where_there_is_room(one: Report) -> None:
    assert [bar.text for bar in activity_bars(one.people[0], SCALE, "en")] == ["sitting", "standing"]
    assert [bar.text for bar in activity_bars(one.people[0], Scale(1e5), "en")] == ["", ""]


def test_gaps_in_the_values_are_gaps_in_the_line() -> None:
    drawn = chart(trace([1.0, 2.0, None, math.nan, 3.0, 4.0]), SCALE, "en")
    assert drawn is not None
    assert drawn.path.count("M") == 2


def test_a_single_value_is_drawn_as_a_dot() -> None:
    drawn = chart(trace([None, 1.0, None]), SCALE, "en")
    assert drawn is not None
    assert len(heights(drawn.path)) == 2


def test_thinning_keeps_the_highest_and_lowest_value() -> None:
    values: list[float | None] = [math.sin(index / 50) for index in range(36_000)]
    values[20_001], values[9_999] = 7.0, -5.0
    drawn = chart(trace(values), SCALE, "en")
    assert drawn is not None
    places = heights(drawn.path)
    assert len(places) <= 1200
    assert (round(min(places), 1), round(max(places), 1)) == (6.9, 93.1)


def test_limits_are_inside_the_chart_and_named() -> None:
    drawn = chart(trace([0.1, 0.2], onset=0.5, offset=0.3), SCALE, "zh")
    assert drawn is not None
    assert drawn.onset is not None
    assert drawn.offset is not None
    assert 0 < float(drawn.onset) < float(drawn.offset) < 100
    assert (drawn.onset_label, drawn.offset_label) == ("0.5 倍肩宽", "0.3 倍肩宽")


def test_nothing_measured_is_no_chart() -> None:
    assert chart(trace([None, None], onset=0.5), SCALE, "en") is None
