"""What can be kept of a review: the same forms as ``posture review`` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from posture.page.words import word
from posture.report.model import Report
from posture.report.writer import text_forms
from posture.types import Language
from posture.web.jobs import Job
from posture.web.review_messages import RESULTS

_KINDS: Final = {
    "json": (".json", "application/json"),
    "csv": (".csv", "text/csv"),
    "vtt": (".vtt", "text/vtt"),
    "eaf": (".eaf", "application/xml"),
    "boris": (".tsv", "text/tab-separated-values"),
}
"""Ending and MIME type of each form that is made here."""


DownloadFile = tuple[str, str, str, Callable[[], bytes]]
"""One file to keep: the name of its form, its ending, its MIME type, and what makes it."""


def offer_downloads(job: Job, report: Report, language: Language) -> None:
    """A button for each; its file is made when it is pressed."""
    stem = Path(job.recording.name).stem or "review"
    for form, suffix, kind, make in download_files(job, report, language):
        st.download_button(
            word(f"review.keep.{form}", language),
            make,
            f"{stem}{suffix}",
            kind,
            key=f"keep-{form}",
            on_click="ignore",
        )


def download_files(job: Job, report: Report, language: Language) -> Iterator[DownloadFile]:
    """The page as the review wrote it, with its charts and pictures; the others in the language of the page."""
    yield "html", ".html", "text/html", (job.folder / RESULTS["html"]).read_bytes
    texts = text_forms(report, language)
    for name, (suffix, kind) in _KINDS.items():
        yield name, suffix, kind, partial(_encoded, name, texts[name])


def _encoded(name: str, make: Callable[[], str]) -> bytes:
    """A CSV is marked as UTF-8, for Excel takes Chinese for the machine's old code page otherwise."""
    return make().encode("utf-8-sig" if name == "csv" else "utf-8")
