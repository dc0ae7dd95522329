"""What one row measured of one person over time: for whoever places its thresholds."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from posture.errors import SourceError
from posture.i18n import say
from posture.report.model import Finding, Person, Report, Span
from posture.report.review_result import ReviewResult, Trace
from posture.report.text import unit_word
from posture.rules.criteria import Criteria
from posture.rules.rule import Rule
from posture.types import Language

COLUMNS: Final = ("person", "rule", "time", "value", "unit", "level", "reason")
"""`time` is seconds from the first frame, `value` is in `unit`, `level` is 1 at onset and 0 at offset, `reason` is the
code of why the row was not judged then, and empty where it was."""
FARTHEST: Final = 3.0
"""Levels beyond this, either way, are drawn as this."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A row of a person: what it measured, by which thresholds, and what came of it."""

    report: Report
    """Of the whole recording."""
    person: Person
    rule: Rule
    criteria: Criteria
    trace: Trace
    """A point for every frame in which the person was in view."""

    @property
    def finding(self) -> Finding:
        """What came of it."""
        return self.person.finding(self.rule.id)

    def charts(self, language: Language) -> dict[str, Trace]:
        """What to draw by its title: the value, and the level in place of it."""
        unit = unit_word(self.rule.unit, language)
        cut = tuple(None if one is None else max(-FARTHEST, min(FARTHEST, one)) for one in self.trace.level)
        level = self.trace.model_copy(update={"value": cut, "unit": "level", "onset": 1.0, "offset": 0.0})
        return {
            say(language, f"Value ({unit})", f"数值（{unit}）"): self.trace,
            say(language, "Level: 1 at onset, 0 at offset", "程度：1 为开始，0 为结束"): level,
        }

    def values(self, *, within: Sequence[Span], but: Sequence[Span] = ()) -> list[float]:
        """What was measured in some stretches and not in others."""
        points = zip(self.trace.time, self.trace.value, strict=True)
        return [v for t, v in points if v is not None and _in_one(t, within) and not _in_one(t, but)]


def _in_one(time: float, spans: Sequence[Span]) -> bool:
    return any(span.start <= time <= span.end for span in spans)


def measurement(result: ReviewResult, rule: Rule, criteria: Criteria, number: int | None = None) -> Measurement:
    """The row in a review that was traced, of the person `number`, or of whoever was in view the longest.

    Raises SourceError where there is nobody, or nobody of that number.
    """
    person = _chosen(result.report, number)
    (trace,) = (one for one in result.traces if (one.person, one.rule) == (person.person, rule.id))
    return Measurement(result.report, person, rule, criteria, trace)


def _chosen(report: Report, number: int | None) -> Person:
    file, numbers = report.source.file, [person.person for person in report.people]
    if not numbers:
        raise SourceError(f"{file}: nobody was found in it, so nothing was measured; choose a recording of a person")
    if number not in {None, *numbers}:
        raise SourceError(f"{file}: there is no person {number}; choose one of {', '.join(map(str, numbers))}")
    chosen = (person for person in report.people if number in {None, person.person})
    return max(chosen, key=lambda person: sum(end - start for start, end in person.present))


def measurement_csv(measured: Measurement) -> str:
    """One line per frame under a heading line."""
    trace, out = measured.trace, io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for time, value, level, reason in zip(trace.time, trace.value, trace.level, trace.reason, strict=True):
        writer.writerow((trace.person, trace.rule, f"{time:.3f}", value, trace.unit, level, reason))
    return out.getvalue()
