"""Which language the page is in: chosen in the sidebar, kept in the address so that a bookmark or a reload keeps it."""

from __future__ import annotations

from typing import Final, cast

import streamlit as st

from posture.page.words import word
from posture.reasons import Language

_NAMES: Final = {"en": "English", "zh": "中文"}


def language() -> Language:
    """The language of this visitor; to be asked after `choose_language`."""
    return cast(Language, st.session_state.language)


def choose_language() -> None:
    """Offer the languages. At first it is what the address says, else what the visitor's browser prefers."""
    if st.session_state.get("language") not in _NAMES:
        st.session_state.language = _asked()
    st.radio(
        word("language", language()), list(_NAMES), format_func=_NAMES.__getitem__, horizontal=True, key="language"
    )
    st.query_params["lang"] = language()


def _asked() -> str:
    asked = st.query_params.get("lang")
    if asked in _NAMES:
        return asked
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
