"""Writing the forms of a report where they are wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from posture.atomic_files import STDOUT, atomic_write
from posture.errors import OutputError
from posture.report.boris import to_boris
from posture.report.csv import to_csv
from posture.report.elan import to_elan
from posture.report.model import Report
from posture.report.review_result import ReviewResult
from posture.report.vtt import to_vtt
from posture.rules.criteria import Criteria
from posture.types import Language

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of a CSV file: without it Excel takes Chinese for the machine's old code page."""


def write_results(
    places: Mapping[str, Path], result: ReviewResult, language: Language, criteria: Mapping[str, Criteria]
) -> None:
    """Write each form of the report to its place, which is named by the form.

    The annotated video is no form of the report: it is written while the recording is judged, and passed over here.
    Where one cannot be written, the others still are; then OutputError is raised, with all that failed.
    """
    raise_failures(try_results(places, result, language, criteria))


def try_results(
    places: Mapping[str, Path], result: ReviewResult, language: Language, criteria: Mapping[str, Criteria]
) -> dict[str, Exception]:
    """The same, but gives back what failed by its form, for `raise_failures`."""
    forms = text_forms(result.report, language)
    forms["html"] = lambda: _html(result, language, criteria)

    def job(form: str, place: Path) -> Callable[[], None]:
        return lambda: write(place, forms[form]())

    return try_all({form: job(form, place) for form, place in places.items() if form in forms})


def try_all(jobs: Mapping[str, Callable[[], None]]) -> dict[str, Exception]:
    """Do all of them; gives back what failed by the names of the jobs, for `raise_failures`."""
    failures = {}
    for name, job in jobs.items():
        try:
            job()
        except Exception as error:
            # Whatever it is: the work is done, and its other results must not be lost. It is raised later.
            failures[name] = error
    return failures


def raise_failures(failures: Mapping[str, Exception]) -> None:
    """Raise OutputError that names all that failed, or the first error that is not the place's; nothing for none."""
    if not failures:
        return
    for error in failures.values():
        if not isinstance(error, OutputError):
            raise error
    raise OutputError(" | ".join(dict.fromkeys(str(error) for error in failures.values())))


def text_forms(report: Report, language: Language) -> dict[str, Callable[[], str]]:
    """What makes each form that needs nothing but the report, by the name of the form."""
    return {
        "json": lambda: report.to_json() + "\n",
        "csv": lambda: to_csv(report, language),
        "boris": lambda: to_boris(report, language),
        "eaf": lambda: to_elan(report, language, datetime.now(UTC).astimezone()),
        "vtt": lambda: to_vtt(report, language),
    }


def _html(result: ReviewResult, language: Language, criteria: Mapping[str, Criteria]) -> str:
    from posture.report.html import to_html  # here: the template engine is needed only for it

    weights = {rule: limit.weight for rule, limit in criteria.items()}
    return to_html(result.report, language=language, weights=weights, traces=result.traces, stills=result.stills)


def write(place: Path, text: str) -> None:
    """Write one form of a result. Raises OutputError."""
    if place == STDOUT:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    marked = place.suffix.lower() == ".csv" and not text.isascii()
    with atomic_write(place) as file:
        file.write(_MARK + text if marked else text)
