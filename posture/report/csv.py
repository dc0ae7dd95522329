"""Episodes as CSV, for spreadsheets and statistics."""

from __future__ import annotations

import csv as table
import io
from collections.abc import Iterator
from typing import Final

from posture.reasons import Reason
from posture.report.model import Episode, Finding, Report
from posture.report.row_summary import wording
from posture.rules import RULES
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
    "video_start",
)
"""`start` and `end` are seconds from the first frame, `seconds` is the length, `peak` is the strongest value in `unit`,
`confidence` is 0 to 1, `kind` is do or dont, `title` is the row's text in the language of the report. `video_start` is
when the first frame comes on a player's clock, in seconds, to be added where a player's clock is meant."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv(report: Report, language: Language) -> str:
    """One line per episode and person under a heading line, in the order of people, rows and time.

    Where nobody was in view, the one line has no person and no rule and its title says so, so that a reader of many
    such files can tell "nobody" from "nothing shown". Write it as "utf-8-sig" for Excel to read the Chinese.
    """
    out = io.StringIO()
    writer = table.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_episodes(report, language) if report.people else [_nobody(report, language)])
    return out.getvalue()


def _episodes(report: Report, language: Language) -> Iterator[tuple[str, ...]]:
    for person in report.people:
        for finding in person.findings:
            for episode in finding.episodes:
                line = _line(finding, episode, language)
                yield (_inert(report.source.file), str(person.person), *line, _start(report))


def _line(finding: Finding, episode: Episode, language: Language) -> tuple[str, ...]:
    rule = RULES[finding.rule]
    times = (episode.start, episode.end, episode.end - episode.start)
    return (
        rule.activity.value,
        rule.id,
        finding.kind.value,
        _inert(wording(finding).title(language)),
        *(f"{seconds:.3f}" for seconds in times),
        f"{episode.peak:.6g}",
        episode.unit,
        f"{episode.confidence:.2f}",
    )


def _nobody(report: Report, language: Language) -> tuple[str, ...]:
    end = f"{report.source.seconds:.3f}"
    title = Reason.NO_PERSON.text(language)
    return (_inert(report.source.file), "", "", "", "", title, "0.000", end, end, "", "", "", _start(report))


def _start(report: Report) -> str:
    return f"{report.source.start:.3f}"


def _inert(text: str) -> str:
    """The text with a leading apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
