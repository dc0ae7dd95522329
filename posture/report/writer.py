"""Writing the forms of a report where they are wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from posture.atomic_files import STDOUT, atomic_write
from posture.report.boris import boris
from posture.report.csv import csv
from posture.report.elan import elan
from posture.report.model import Report
from posture.report.review_result import ReviewResult
from posture.report.vtt import vtt
from posture.rules.criteria import Limits
from posture.types import Language

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of a CSV file: without it Excel takes Chinese for the machine's old code page."""


def write_results(
    places: Mapping[str, Path], result: ReviewResult, language: Language, limits: Mapping[str, Limits]
) -> None:
    """Write each form of the report to its place, which is named by the form. Raises OutputError.

    The annotated video is no form of the report: it is written while the recording is judged, and passed over here.
    """
    forms = text_forms(result.report, language)
    forms["html"] = lambda: _html(result, language, limits)
    for form, place in places.items():
        if form in forms:
            write(place, forms[form]())


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


def write(place: Path, text: str) -> None:
    """Write one form of a result. Raises OutputError."""
    if place == STDOUT:
        sys.stdout.write(text)
        return
    marked = place.suffix.lower() == ".csv" and not text.isascii()
    with atomic_write(place) as file:
        file.write(_MARK + text if marked else text)
