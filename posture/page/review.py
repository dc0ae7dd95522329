"""Reviewing a recording."""

from __future__ import annotations

import streamlit as st

from posture.page.language import language
from posture.page.words import word


def review_page() -> None:
    """To be built."""
    st.title(word("review", language()))
