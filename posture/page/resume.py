"""Practices that were cut off: they can be gone on with, or closed with the report of what was kept of them."""

from __future__ import annotations

import streamlit as st

from posture.errors import StoreError
from posture.page.current_practice import ENDED, is_running, start_practice
from posture.page.practice_report import begun
from posture.page.preferences import page_store
from posture.page.visitor import visitor
from posture.page.words import word
from posture.practice.messages import Command
from posture.report.text import duration
from posture.roles import Action, require
from posture.store import PracticeEntry
from posture.types import Language
from posture.web.practice_factory import PracticeFactory
from posture.web.services import services
from posture.web.tokens import PracticeToken, new_client


def offer_unfinished(trainee: str, language: Language) -> None:
    """Say which of this trainee's practices were cut off, the newest first, and what can be done."""
    for entry in reversed(page_store().unfinished(trainee)):
        with st.container(border=True):
            length, runs = duration(entry.seconds, language), is_running(entry.id)
            st.write(word("running" if runs else "unfinished", language, when=begun(entry), length=length))
            on, close = st.columns(2)
            resume = word("running.take_over" if runs else "unfinished.resume", language)
            if on.button(resume, key=f"resume{entry.id}", width="stretch"):
                start_practice(
                    entry.settings.model_copy(update={"language": language, "guided": False}), resume=entry.id
                )
                st.rerun()
            if not runs and close.button(word("unfinished.close", language), key=f"close{entry.id}", width="stretch"):
                close_practice(entry)
                st.session_state[ENDED] = entry.id
                st.rerun()


def close_practice(entry: PracticeEntry) -> None:
    """Judge what was kept of it once more, as it was judged then, and keep its report.

    Raises StoreError where it cannot be read, runs, or is finished by now, AccessError where it is another's, and
    SettingsError where its house rules are gone.
    """
    require(visitor(), Action.CLOSE_PRACTICE, entry.settings.trainee)
    if is_running(entry.id):
        raise StoreError(f"practice {entry.id} runs on another device; end it there, or take it over")
    token = PracticeToken(settings=entry.settings, client=new_client(), principal=visitor(), resume=entry.id)
    practice = PracticeFactory(lambda: services().store)(token)
    try:
        practice.handle_command(Command(do="end").model_dump_json())
    finally:
        practice.close()
