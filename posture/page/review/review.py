"""Reviewing a recording: bringing it, waiting for the review, and looking at what came of it."""

from __future__ import annotations

import streamlit as st

from posture.i18n import translated
from posture.page.language import language
from posture.page.review.names import escape_markdown
from posture.page.review.progress import show_progress
from posture.page.review.result import show_review
from posture.page.review.tab import ReviewTab, current_tab
from posture.page.review.upload import upload_page
from posture.page.words import word
from posture.web.jobs import Job


def review_page() -> None:
    """What is due, by how far the review that the address names is."""
    tab = current_tab()
    job = tab.job()
    if job is None:
        upload_page(tab)
    elif job.state == "done":
        show_review(tab, job)
    elif job.state == "failed":
        _failed(tab, job)
    else:
        _under_way(tab, job)


def _under_way(tab: ReviewTab, job: Job) -> None:
    now = language()
    st.title(word("review.judging", now))
    st.caption(escape_markdown(job.recording.name))
    show_progress(job, now)
    if st.button(word("review.cancel", now)):
        tab.delete(job)
        st.rerun()


def _failed(tab: ReviewTab, job: Job) -> None:
    now = language()
    st.title(word("review.failed", now))
    st.error(translated(job.error, now))
    if st.button(word("review.again", now), type="primary"):
        tab.delete(job)
        st.rerun()
