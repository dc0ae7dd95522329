"""The measured values behind the rows, for charts."""

from __future__ import annotations

import math

import pytest

from posture.reasons import Reason
from posture.report.review_result import Trace
from posture.rules import RULES
from posture.rules.criteria import Reading
from posture.session.traces import STEP, TraceRecorder
from tests.judging import LIMITS

ROW = "stand.arms_folded"


def traced(values: list[float | None], fps: float = 10.0) -> TraceRecorder:
    """One value of a row a frame; None where it is not judged."""
    trace_recorder = TraceRecorder(3, RULES, STEP)
    for k, value in enumerate(values):
        reading = Reading.not_judged(Reason.FEET_OUT) if value is None else Reading(0.5, value)
        trace_recorder.record(
            k / fps, {rule: reading if rule == ROW else Reading.not_judged(Reason.FEET_OUT) for rule in RULES}
        )
    return trace_recorder


def of_row(trace_recorder: TraceRecorder) -> Trace:
    return next(trace for trace in trace_recorder.traces(LIMITS) if trace.rule == ROW)


def test_a_trace_has_the_rows_values_with_their_times_unit_and_limits() -> None:
    trace = of_row(traced([1.0, 1.0, 2.0, 2.0, 3.0]))
    assert (trace.person, trace.rule, trace.unit) == (3, ROW, RULES[ROW].unit)
    assert (trace.onset, trace.offset) == LIMITS[ROW].charted_threshold
    assert trace.time == pytest.approx((0.0, 0.2, 0.4))
    assert trace.value == (1.0, 2.0, 3.0)


@pytest.mark.parametrize("fps", [5.0, 30.0])
def test_there_are_no_more_points_than_five_a_second(fps: float) -> None:
    trace = of_row(traced([1.0] * round(4 * fps), fps))
    assert len(trace.time) <= 4 / STEP
    assert min(b - a for a, b in zip(trace.time, trace.time[1:], strict=False)) >= STEP - 0.001


def test_where_it_was_not_judged_or_not_measured_there_is_no_value() -> None:
    trace = of_row(traced([1.0, None, math.nan, 2.0], fps=4.0))
    assert trace.value == (1.0, None, None, 2.0)


def test_a_row_that_was_never_judged_has_nothing_but_reasons() -> None:
    trace = of_row(traced([None] * 5))
    assert set(trace.value) == set(trace.level) == {None}
    assert set(trace.reason) == {Reason.FEET_OUT}
