"""Bringing a recording, or taking one of the examples."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import streamlit as st

from posture.config.profile import load_profile
from posture.errors import PostureError
from posture.page.component import mount
from posture.page.language import language
from posture.page.review.examples import bring_example, examples, picture, title
from posture.page.review.names import plain
from posture.page.review.options import ask_wish
from posture.page.review.tab import Visit
from posture.page.words import word
from posture.report.text import duration
from posture.types import Language
from posture.web.jobs import BusyError
from posture.web.review_messages import ReviewWish
from posture.web.services import desk
from posture.web.uploads import SPARE_BYTES, Recording, UploadError

_PICTURE_WIDTH: Final = 132
"""Pixels."""


def bring(visit: Visit) -> None:
    """Everything before a review."""
    now = language()
    st.title(word("review.title", now))
    st.write(word("review.lead", now))
    left, right = st.columns((3, 2), gap="large")
    with right:
        wish = ask_wish()
    with left:
        _own(visit, wish, now)
    _offer_examples(visit, wish, now)
    _offer_earlier(visit, now)


def _own(visit: Visit, wish: ReviewWish, now: Language) -> None:
    uploads = desk().uploads
    room = shutil.disk_usage(desk().folder.path).free - SPARE_BYTES
    data = {"ticket": visit.ticket(), "language": now, "most": uploads.most, "room": room}
    told = mount("upload/main.js", "upload", data, triggers=("brought",)).get("brought")
    if isinstance(told, dict):
        visit.take(str(told.get("upload")))
    recording = visit.recording()
    if recording is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(_name(recording, now), width="stretch")
        if st.button(word("review.begin", now), type="primary"):
            _begin(visit, recording, wish, now)


def _name(recording: Recording, now: Language) -> str:
    name = f"**{plain(recording.name)}**"
    return f"{name} · {duration(recording.seconds, now)}" if recording.seconds else name


def _begin(visit: Visit, recording: Recording, wish: ReviewWish, now: Language) -> None:
    try:
        load_profile(wish.profile)
        visit.begin(recording, wish)
    except PostureError as error:
        st.error(str(error))
    except BusyError:
        st.error(word("review.busy", now))
    else:
        st.rerun()


def _offer_examples(visit: Visit, wish: ReviewWish, now: Language) -> None:
    st.subheader(word("review.try", now))
    clips = examples()
    if not clips:
        st.caption(word("review.try.none", now))
        return
    st.caption(word("review.try.help", now))
    for column, clip in zip(st.columns(max(3, len(clips))), clips, strict=False):
        with column, st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.image(picture(clip), width=_PICTURE_WIDTH)
            if st.button(title(clip, now), key=clip.stem):
                _try(visit, clip, wish, now)


def _try(visit: Visit, clip: Path, wish: ReviewWish, now: Language) -> None:
    try:
        recording = bring_example(visit.client, clip)
    except UploadError:
        st.error(word("review.busy", now))
    else:
        _begin(visit, recording, wish, now)


def _offer_earlier(visit: Visit, now: Language) -> None:
    """Reviews of this tab that can be looked at again."""
    jobs = [job for job in map(visit.find, visit.jobs) if job and job.state in {"done", "running", "waiting"}]
    if not jobs:
        return
    st.subheader(word("review.earlier", now))
    for job in jobs:
        if st.button(job.recording.name, key=job.id):
            visit.show(job.id)
            st.rerun()
