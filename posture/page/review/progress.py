"""How far a review is, looked at each second until it has ended."""

from __future__ import annotations

from typing import Final

import streamlit as st

from posture.page.words import word
from posture.report.text import percent
from posture.types import Language
from posture.web.jobs import Job

_EACH: Final = 1.0
"""Seconds."""
_GOING: Final = frozenset({"waiting", "running"})


def show_progress(job: Job, language: Language) -> None:
    """Show it, and draw the page anew once it has ended. Only one may be on a page."""
    st.fragment(_look, run_every=_EACH)(job, language)


def is_running(job: Job | None) -> bool:
    """Whether it waits or runs."""
    return job is not None and job.state in _GOING


def _look(job: Job, language: Language) -> None:
    if not is_running(job):
        st.rerun()
    st.progress(job.share or 0.0, text=progress_text(job, language))


def progress_text(job: Job, language: Language) -> str:
    """The same in words."""
    if job.state == "waiting":
        return word("review.waiting", language)
    if job.share is None:
        return word("review.running", language)
    return word("review.share", language, share=percent(job.share, language))
