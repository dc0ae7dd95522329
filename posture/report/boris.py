"""Episodes as events to paste into BORIS, the annotation program (GPL-3, widely used in behaviour research).

How to: open a media observation in BORIS, copy the whole file, right-click the table of events, choose "Paste events".
The codes (`sit.leg_crossed`, as *state events*) and the subjects (`person 1`) should be in the project first.

BORIS (8.11.1 and later) takes exactly six tab-separated columns for a media observation (time, subject, code, modifier,
comment, frame index), refuses everything if one line differs, an empty last line and a heading line included, and pairs
the first and second event of a code and subject as START and STOP. Hence no heading and no line break at the end. The
wide "tabular events" table that BORIS exports cannot be pasted back; BORIS makes it from these events.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from posture.reasons import Reason
from posture.report.model import Report, Span
from posture.report.row_summary import wording
from posture.report.text import strength
from posture.types import Language

COLUMNS: Final = ("time", "subject", "code", "modifier", "comment", "frame index")
"""Seconds with three decimals; the comment is the row's text and strength; the frame index is NA, as frames of a file
with varying rate have no place that can be computed from the time."""

Event = tuple[int, str, str, str]
"""Time in milliseconds, subject, code, comment."""


def to_boris(report: Report, language: Language) -> str:
    """Two lines per episode, at its start and its end, in order of time; codes are rule ids, whatever the language.

    Where nobody was in view, the pair has no subject and the code NO_PERSON over the whole recording. Times are those
    of a player's clock.
    """
    events = _events(report, language) if report.people else _nobody(report, language)
    late = round(report.source.start * 1000)
    return "\n".join(_line(late + time, *rest) for time, *rest in sorted(events, key=lambda event: event[0]))


def _events(report: Report, language: Language) -> Iterator[Event]:
    for person in report.people:
        for finding in person.findings:
            title = wording(finding).title(language)
            for episode in finding.episodes:
                subject, comment = f"person {person.person}", f"{title}: {strength(finding.rule, (episode,), language)}"
                for moment in _ends(episode):
                    yield moment, subject, finding.rule, comment


def _nobody(report: Report, language: Language) -> Iterator[Event]:
    for moment in _ends(Span(start=0.0, end=report.source.seconds)):
        yield moment, "", Reason.NO_PERSON.value, Reason.NO_PERSON.text(language)


def _ends(span: Span) -> tuple[int, int]:
    """Start and end, at least a millisecond apart: BORIS drops an event that is equal to another."""
    start = round(span.start * 1000)
    return start, max(start + 1, round(span.end * 1000))


def _line(time: int, subject: str, code: str, comment: str) -> str:
    return "\t".join((f"{time / 1000:.3f}", subject, code, "", comment, "NA"))
