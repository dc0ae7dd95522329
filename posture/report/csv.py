"""Episodes as CSV, for spreadsheets and statistics."""

from __future__ import annotations

import csv as table
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from posture.reasons import Reason
from posture.report.model import Episode, Finding, Report
from posture.report.row_summary import wording
from posture.report.text import strength
from posture.types import Language

COLUMNS: Final = (
    "file",
    "person",
    "activity",
    "rule",
    "kind",
    "title",
    "start",
    "end",
    "seconds",
    "peak",
    "unit",
    "confidence",
    "strength",
    "video_start",
)
"""`start` and `end` are seconds from the first frame, `seconds` is the length, `peak` is the strongest value in `unit`,
`confidence` is 0 to 1, `kind` is do or dont, `title` is the row's text and `strength` the peak in words, both in the
language of the report. `video_start` is when the first frame comes on a player's clock, in seconds, to be added where a
player's clock is meant."""

Row = tuple[str | int | float, ...]

_DIGITS: Final = dict.fromkeys(("start", "end", "seconds", "video_start"), ".3f") | {"peak": ".6g", "confidence": ".2f"}
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def to_csv(report: Report, language: Language) -> str:
    """One line per episode and person under a heading line, in the order of people, rows and time.

    Where nobody was in view, the one line has no person and no rule and its title says so, so that a reader of many
    such files can tell "nobody" from "nothing shown". Write it as "utf-8-sig" for Excel to read the Chinese.
    """
    rows = episodes(report, language) if report.people else [_nobody(report, language)]
    return csv_text(COLUMNS, map(_line, rows))


def csv_text(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A heading line and the lines under it."""
    out = io.StringIO()
    writer = table.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return out.getvalue()


def episodes(report: Report, language: Language) -> Iterator[Row]:
    """The values of COLUMNS for every episode and person, in the order of people, rows and time."""
    for person in report.people:
        for finding in person.findings:
            for episode in finding.episodes:
                values = _values(finding, episode, language)
                yield (report.source.file, person.person, *values, report.source.start)


def _values(finding: Finding, episode: Episode, language: Language) -> Row:
    times = (episode.start, episode.end, episode.end - episode.start)
    said = strength(finding.rule, (episode,), language)
    words = (finding.activity.value, finding.rule, finding.kind.value, wording(finding).title(language))
    return (*words, *times, episode.peak, episode.unit, episode.confidence, said)


def _line(row: Row) -> list[str]:
    named = zip(COLUMNS, row, strict=True)
    return [inert(value) if isinstance(value, str) else format(value, _DIGITS.get(name, "")) for name, value in named]


def _nobody(report: Report, language: Language) -> Row:
    file, end = report.source.file, report.source.seconds
    return (file, "", "", "", "", Reason.NO_PERSON.text(language), 0.0, end, end, "", "", "", "", report.source.start)


def inert(text: str) -> str:
    """The text with a leading apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
