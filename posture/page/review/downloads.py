"""What can be kept of a review: the same forms as ``posture review`` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from posture.page.words import word
from posture.report.boris import boris
from posture.report.csv import csv
from posture.report.elan import elan
from posture.report.model import Report
from posture.report.vtt import vtt
from posture.types import Language
from posture.web.jobs import Job
from posture.web.review_messages import RESULTS


@dataclass(frozen=True, slots=True)
class Form:
    """One file to keep."""

    name: str
    suffix: str
    kind: str
    make: Callable[[], bytes]


def offer_downloads(job: Job, report: Report, language: Language) -> None:
    """A button for each; its file is made when it is pressed."""
    stem = Path(job.recording.name).stem or "review"
    for form in forms(job, report, language):
        st.download_button(
            word(f"review.keep.{form.name}", language),
            form.make,
            f"{stem}{form.suffix}",
            form.kind,
            key=f"keep-{form.name}",
            on_click="ignore",
        )


def forms(job: Job, report: Report, language: Language) -> Iterator[Form]:
    """The page as the review wrote it, with its charts and pictures; the others in the language of the page."""
    yield Form("html", ".html", "text/html", (job.folder / RESULTS["html"]).read_bytes)
    yield Form("json", ".json", "application/json", lambda: report.to_json().encode() + b"\n")
    # Marked as UTF-8, for Excel takes Chinese for the machine's old code page otherwise.
    yield Form("csv", ".csv", "text/csv", lambda: csv(report, language).encode("utf-8-sig"))
    yield Form("vtt", ".vtt", "text/vtt", lambda: vtt(report, language).encode())
    yield Form("eaf", ".eaf", "application/xml", lambda: elan(report, language, _now()).encode())
    yield Form("boris", ".tsv", "text/tab-separated-values", lambda: boris(report, language).encode())


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
