"""Who practised last in this browser: kept by the browser itself, in a cookie that names nobody to other machines."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

import streamlit as st

COOKIE: Final = "posture_trainee"
"""Set by the practice's script (posture/web/static/practice/main.js)."""
_TRAINEE: Final = "trainee"
"""In the state of the visitor, for the rest of the visit: a cookie is told only when a page is opened."""


def last_trainee() -> str | None:
    """Whoever practised last in this browser; None for a fresh one, which then asks."""
    told = st.session_state.get(_TRAINEE) or unquote(st.context.cookies.get(COOKIE, ""))
    return told or None


def remember_trainee(name: str) -> None:
    """Note it for the rest of the visit."""
    st.session_state[_TRAINEE] = name
