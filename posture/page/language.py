"""Which language the page is in: chosen in the sidebar, kept in the address so that a bookmark or a reload keeps it."""

from __future__ import annotations

from typing import Final, cast

import streamlit as st

from posture.page.words import word
from posture.types import Language

_NAMES: Final = {"en": "English", "zh": "中文"}
_CHOSEN: Final = "language"
"""Where the visitor's state holds it."""


def language() -> Language:
    """The language of this visitor; to be asked after `begin_language`."""
    return cast(Language, st.session_state[_CHOSEN])


def begin_language() -> None:
    """At first it is what the address says, else what the visitor's browser prefers; later what they chose."""
    if st.session_state.get(_CHOSEN) not in _NAMES:
        st.session_state[_CHOSEN] = _asked()
    st.query_params["lang"] = language()


def choose_language() -> None:
    """Offer the languages, each in its own words."""
    st.segmented_control(
        word("language", language()),
        list(_NAMES),
        default=language(),
        format_func=_NAMES.__getitem__,
        key="language_choice",
        on_change=_choose,
        label_visibility="collapsed",
    )


def _choose() -> None:
    # Clicking on the one that is chosen takes the choice back; the language stays.
    st.session_state[_CHOSEN] = st.session_state.language_choice or language()


def _asked() -> str:
    asked = st.query_params.get("lang")
    if asked in _NAMES:
        return asked
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
