"""Settings for everyone who practises on this machine; a trainer's page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from posture.errors import PostureError
from posture.i18n import translated
from posture.page.choices import ask_profile, place_of
from posture.page.language import language
from posture.page.preferences import Preferences, page_store, preferences, save_preferences
from posture.page.visitor import allowed
from posture.page.words import word
from posture.practice.coaching import load_coaching
from posture.roles import Action
from posture.store.house_rules import MARK
from posture.web.house_rules import add_folder, add_rules, house_profile

_POSES: Final = ("auto", "browser", "server")


def settings_page() -> None:
    """Ask for all settings at once, and keep them when told to."""
    now, before = language(), preferences()
    st.title(word("settings.title", now))
    if allowed(Action.ADD_RULES):
        _add_rules()
    with st.form("settings", border=False):
        new = _asked(before)
        told = st.form_submit_button(word("settings.save", now), type="primary")
    if told:
        _keep(new)
    if allowed(Action.SEE_STORE):
        st.caption(word("settings.store", now, place=str(page_store().place)))


def _add_rules() -> None:
    """Take what is in the administrator's folder, and a file that is brought."""
    now = language()
    for fault in add_folder(page_store()):
        st.warning(translated(str(fault), now))
    with st.expander(word("settings.rules.add", now)):
        brought = st.file_uploader(word("settings.rules.file", now), type="toml", max_upload_size=1)
        if brought is None:
            return
        try:
            key = add_rules(page_store(), Path(brought.name).stem, brought.getvalue())
        except PostureError as error:
            st.error(translated(str(error), now))
        else:
            st.success(word("settings.rules.added", now, name=key.rpartition(MARK)[0]))


def _asked(before: Preferences) -> Preferences:
    now, paces = language(), load_coaching().paces
    names = list(paces)
    pace = st.selectbox(
        word("settings.pace", now),
        names,
        index=place_of(before.pace, names, 0),
        format_func=lambda name: paces[name].name(now),
        help=word("settings.pace.help", now),
        disabled=not allowed(Action.SET_FOR_ALL),
    )
    sound = st.checkbox(word("settings.sound", now), value=before.sound)
    voice = st.checkbox(word("settings.voice", now), value=before.voice)
    mirrored = st.checkbox(word("settings.mirror", now), value=before.mirrored)
    poses = st.radio(
        word("settings.poses", now),
        _POSES,
        index=_POSES.index(before.poses),
        format_func=lambda way: word(f"settings.poses.{way}", now),
    )
    new = {
        "pace": pace,
        "sound": sound,
        "voice": voice,
        "mirrored": mirrored,
        "poses": poses,
        "profile": ask_profile(word("settings.profile", now), before.profile, disabled=not allowed(Action.SET_FOR_ALL)),
    }
    return before.model_copy(update=new)


def _keep(new: Preferences) -> None:
    """Only rules that can be judged by are kept."""
    try:
        house_profile(page_store(), new.profile)
        save_preferences(new)
    except PostureError as error:
        st.error(translated(str(error), language()))
    else:
        st.success(word("settings.saved", language()))
