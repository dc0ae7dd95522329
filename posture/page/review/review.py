"""Reviewing a recording: bringing it, waiting for the review, and looking at what came of it."""

from __future__ import annotations

import streamlit as st

from posture.page.language import language
from posture.page.review.names import plain
from posture.page.review.progress import follow
from posture.page.review.result import show_review
from posture.page.review.tab import Visit, current_visit
from posture.page.review.upload import bring
from posture.page.words import word
from posture.web.jobs import Job


def review_page() -> None:
    """What is due, by how far the review that the address names is."""
    visit = current_visit()
    job = visit.job()
    if job is None:
        bring(visit)
    elif job.state == "done":
        show_review(visit, job)
    elif job.state == "failed":
        _failed(visit, job)
    else:
        _under_way(visit, job)


def _under_way(visit: Visit, job: Job) -> None:
    now = language()
    st.title(word("review.judging", now))
    st.caption(plain(job.recording.name))
    follow(job, now)
    if st.button(word("review.cancel", now)):
        visit.delete(job)
        st.rerun()


def _failed(visit: Visit, job: Job) -> None:
    now = language()
    st.title(word("review.failed", now))
    st.error(job.error)
    if st.button(word("review.again", now), type="primary"):
        visit.delete(job)
        st.rerun()
