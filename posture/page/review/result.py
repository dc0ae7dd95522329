"""A review that is done: the player, the report below it, and what can be kept."""

from __future__ import annotations

from functools import partial

import streamlit as st

from posture.i18n import translated
from posture.page.component import mount
from posture.page.deletion import DeletionWords, offer_deletion
from posture.page.language import language
from posture.page.preferences import weights
from posture.page.review.downloads import offer_downloads
from posture.page.review.names import escape_markdown
from posture.page.review.player import reasons_data, recording_data
from posture.page.review.progress import is_running, show_progress
from posture.page.review.report import show_report
from posture.page.review.tab import ReviewTab
from posture.page.words import word
from posture.report.model import Report
from posture.types import Language
from posture.web.jobs import BusyError, Job
from posture.web.review_messages import RESULTS


def show_review(tab: ReviewTab, job: Job) -> None:
    """All of it."""
    now, report = language(), report_of(job)
    _head(tab, job, now)
    for problem in job.problems:
        st.warning(problem)
    _play(tab, job, report, now)
    made = tab.annotation(job)
    if made and is_running(made):
        show_progress(made, now)
    st.markdown(f"**{word('review.keep', now)}**")
    with st.container(horizontal=True):
        offer_downloads(job, report, now)
        if made is None and st.button(word("review.annotate", now), help=word("review.annotate.help", now)):
            _annotate(tab, job, now)
    if made and made.state == "failed":
        st.error(translated(made.error, now))
    _offer_deletion(tab, job, now)
    show_report(report, weights(job.options.profile), now)


def report_of(job: Job) -> Report:
    """What the review found."""
    return Report.model_validate_json((job.folder / RESULTS["json"]).read_bytes())


def _head(tab: ReviewTab, job: Job, now: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(escape_markdown(job.recording.name), width="stretch", anchor=False)
        if st.button(word("review.another", now)):
            tab.show(None)
            st.rerun()


def _offer_deletion(tab: ReviewTab, job: Job, now: Language) -> None:
    words = DeletionWords(
        label=word("review.delete", now),
        warning=word("review.delete.warn", now, name=escape_markdown(job.recording.name)),
        sure=word("review.delete.sure", now),
        done=word("deletion.done", now),
    )
    offer_deletion("review", job.id, words, partial(tab.delete, job))


def _play(tab: ReviewTab, job: Job, report: Report, now: Language) -> None:
    data = {
        "ticket": tab.token(),
        "language": now,
        "recording": recording_data(job, report, now, tab.annotation(job)),
        "earlier": [recording_data(one, report_of(one), now) for one in tab.others(job)],
        "reasons": reasons_data(now),
    }
    wanted = mount("player/main.js", "player", data, triggers=("annotate",)).get("annotate")
    if wanted is not None:
        _annotate(tab, job, now)


def _annotate(tab: ReviewTab, job: Job, now: Language) -> None:
    try:
        tab.annotate(job)
    except BusyError:
        st.error(word("review.busy", now))
    else:
        st.rerun()
