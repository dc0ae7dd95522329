"""Bringing a recording, or taking one of the examples."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import streamlit as st

from posture.errors import PostureError
from posture.i18n import translated
from posture.page.component import mount
from posture.page.deletion import tell_deleted
from posture.page.language import language
from posture.page.preferences import page_store
from posture.page.review.examples import examples, thumbnail, title, upload_example
from posture.page.review.names import escape_markdown
from posture.page.review.options import ask_options
from posture.page.review.tab import ReviewTab
from posture.page.words import word
from posture.report.text import duration
from posture.types import Language
from posture.web.house_rules import house_profile
from posture.web.jobs import BusyError
from posture.web.recordings import Recording, RecordingOwner
from posture.web.review_messages import WebReviewOptions
from posture.web.services import services
from posture.web.uploads import SPARE_BYTES, UploadError

_PICTURE_WIDTH: Final = 132
"""Pixels."""


def upload_page(tab: ReviewTab) -> None:
    """Everything before a review."""
    now = language()
    st.title(word("review.title", now))
    st.write(word("review.lead", now))
    tell_deleted()
    left, right = st.columns((3, 2), gap="large")
    with right:
        options = ask_options()
    with left:
        _own(tab, options, now)
    _offer_examples(tab, options, now)
    _offer_earlier(tab, now)


def _own(tab: ReviewTab, options: WebReviewOptions, now: Language) -> None:
    uploads = services().uploads
    room = shutil.disk_usage(services().folder.path).free - SPARE_BYTES
    data = {"ticket": tab.token(), "language": now, "most": uploads.most, "room": room}
    told = mount("upload/main.js", "upload", data, triggers=("brought",)).get("brought")
    if isinstance(told, dict):
        tab.add_recording(str(told.get("upload")))
    recording = tab.recording()
    if recording is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(_name(recording, now), width="stretch")
        if st.button(word("review.begin", now), type="primary"):
            _begin(tab, recording, options, now)


def _name(recording: Recording, now: Language) -> str:
    name = f"**{escape_markdown(recording.name)}**"
    return f"{name} · {duration(recording.seconds, now)}" if recording.seconds else name


def _begin(tab: ReviewTab, recording: Recording, options: WebReviewOptions, now: Language) -> None:
    try:
        house_profile(page_store(), options.profile)
        tab.start_review(recording, options)
    except PostureError as error:
        st.error(translated(str(error), now))
    except BusyError:
        st.error(word("review.busy", now))
    else:
        st.rerun()


def _offer_examples(tab: ReviewTab, options: WebReviewOptions, now: Language) -> None:
    st.subheader(word("review.try", now))
    clips = examples()
    if not clips:
        st.caption(word("review.try.none", now))
        return
    st.caption(word("review.try.help", now))
    for column, clip in zip(st.columns(max(3, len(clips))), clips, strict=False):
        with column, st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.image(thumbnail(clip), width=_PICTURE_WIDTH)
            if st.button(title(clip, now), key=clip.stem):
                _try(tab, clip, options, now)


def _try(tab: ReviewTab, clip: Path, options: WebReviewOptions, now: Language) -> None:
    try:
        recording = upload_example(RecordingOwner(tab.client, tab.principal.name), clip)
    except UploadError:
        st.error(word("review.busy", now))
    else:
        _begin(tab, recording, options, now)


def _offer_earlier(tab: ReviewTab, now: Language) -> None:
    """Reviews of this tab that can be looked at again."""
    jobs = [job for job in map(tab.find, tab.jobs) if job and job.state in {"done", "running", "waiting"}]
    if not jobs:
        return
    st.subheader(word("review.earlier", now))
    for job in jobs:
        if st.button(job.recording.name, key=job.id):
            tab.show(job.id)
            st.rerun()
