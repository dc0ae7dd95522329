"""Where the forms of a report are wanted, and writing them there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from posture.atomic_files import atomic_write, check_writable
from posture.report.boris import boris
from posture.report.csv import csv
from posture.report.elan import elan
from posture.report.model import Report
from posture.report.review_result import ReviewResult
from posture.report.vtt import vtt
from posture.rules.criteria import Limits
from posture.types import Language

STDOUT: Final = Path("-")

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of a CSV file: without it Excel takes Chinese for the machine's old code page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A file for each form of the report, None where it is not wanted; `STDOUT` is standard output."""

    json: Path | None = None
    csv: Path | None = None
    boris: Path | None = None
    eaf: Path | None = None
    vtt: Path | None = None
    html: Path | None = None
    annotated: Path | None = None

    @property
    def wanted(self) -> dict[str, Path]:
        """The files by their form."""
        places = {field.name: getattr(self, field.name) for field in fields(self)}
        return {form: place for form, place in places.items() if place is not None}

    @property
    def on_stdout(self) -> list[str]:
        """The forms that go to standard output."""
        return [form for form, place in self.wanted.items() if place == STDOUT]

    @property
    def files(self) -> list[Path]:
        """The files that are written."""
        return [place for place in self.wanted.values() if place != STDOUT]

    def check(self, recording: Path) -> None:
        """Raise OutputError if one of the files could not be written, or would overwrite the recording or another."""
        taken = [recording]
        for place in self.files:
            check_writable(place, keep=taken)
            taken.append(place)

    def write(self, result: ReviewResult, language: Language, limits: Mapping[str, Limits]) -> None:
        """Write every form but the annotated video. Raises OutputError."""
        forms = text_forms(result.report, language)
        forms["html"] = lambda: _html(result, language, limits)
        for form, place in self.wanted.items():
            if form in forms:
                _write(place, forms[form]())


def text_forms(report: Report, language: Language) -> dict[str, Callable[[], str]]:
    """What makes each form that needs nothing but the report, by the name of the form."""
    return {
        "json": lambda: report.to_json() + "\n",
        "csv": lambda: csv(report, language),
        "boris": lambda: boris(report, language),
        "eaf": lambda: elan(report, language, datetime.now(UTC).astimezone()),
        "vtt": lambda: vtt(report, language),
    }


def _html(result: ReviewResult, language: Language, limits: Mapping[str, Limits]) -> str:
    from posture.report.html import html  # here: the template engine is needed only for it

    weights = {rule: limit.weight for rule, limit in limits.items()}
    return html(result.report, language=language, weights=weights, traces=result.traces, stills=result.stills)


def _write(place: Path, text: str) -> None:
    if place == STDOUT:
        sys.stdout.write(text)
        return
    marked = place.suffix.lower() == ".csv" and not text.isascii()
    with atomic_write(place) as file:
        file.write(_MARK + text if marked else text)
