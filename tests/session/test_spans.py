"""Spans of a label."""

from __future__ import annotations

from posture.session.spans import SpanBuilder


def told(*moments: tuple[float, str], gap: float = 1.0) -> list[tuple[str, float, float]]:
    spans = SpanBuilder(gap)
    for time, label in moments:
        spans.append(time, label)
    return [(span.label, span.start, span.end) for span in spans.spans()]


def test_moments_of_one_label_are_one_span() -> None:
    assert told((0, "a"), (0.5, "a"), (1.2, "a")) == [("a", 0, 1.2)]


def test_a_new_label_ends_the_last_where_it_begins() -> None:
    assert told((0, "a"), (0.5, "a"), (1, "b"), (1.5, "b")) == [("a", 0, 1), ("b", 1, 1.5)]


def test_after_a_gap_a_new_span_begins() -> None:
    assert told((0, "a"), (0.5, "a"), (2, "a"), (2.5, "a")) == [("a", 0, 0.5), ("a", 2, 2.5)]


def test_a_single_moment_is_no_span() -> None:
    assert told((0, "a")) == []
    assert told((0, "a"), (5, "b"), (5.5, "b")) == [("b", 5, 5.5)]


def test_after_a_skip_a_new_span_begins() -> None:
    spans = SpanBuilder(1.0)
    for time in (0.0, 0.4):
        spans.append(time, "a")
    spans.break_span()
    for time in (0.6, 0.9):
        spans.append(time, "a")
    assert [(span.start, span.end, span.seconds) for span in spans.spans()] == [
        (0.0, 0.4, 0.4),
        (0.6, 0.9, 0.30000000000000004),
    ]


def test_time_is_given_back_from_the_last_span_of_a_label() -> None:
    spans = SpanBuilder(1.0)
    for time in (0.0, 1.0, 2.0):
        spans.append(time, "short")
    assert spans.trim("other", 0.5) == 0
    assert spans.trim("short", 3.0) == 0
    assert spans.trim("short", 0.5) == 1.5
    assert [(span.start, span.end) for span in spans.spans()] == [(0.0, 0.5)]
