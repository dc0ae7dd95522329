"""The frame of every page: its name, its language, and the way to the others. Streamlit runs this file."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Final

import streamlit as st

from posture.errors import PostureError
from posture.page.current_practice import current_practice
from posture.page.history import history_page
from posture.page.language import begin_language, choose_language, language
from posture.page.practice import practice_page
from posture.page.review import review_page
from posture.page.settings import settings_page
from posture.page.visitor import show_visitor, visitor
from posture.page.words import word

_PAGES: Final = {
    "practise": practice_page,
    "review": review_page,
    "history": history_page,
    "settings": settings_page,
}


# Streamlit leaves six rem above every page, which a practice needs for the picture.
_LOOK: Final = """<style>
.stMainBlockContainer { padding-top: 4rem; padding-bottom: 2rem; }
</style>"""


def main() -> None:
    """Show the page that the address names."""
    # The icon is a file of ours: Streamlit would fetch an icon given by name from an outside host.
    with as_file(files("posture.page") / "icon.png") as icon:
        st.set_page_config(page_title="Posture coach", page_icon=str(icon), layout="wide")
    st.html(_LOOK)
    begin_language()
    visitor()
    pages = [
        st.Page(page, title=word(name, language()), url_path=name, default=name == "practise")
        for name, page in _PAGES.items()
    ]
    page = st.navigation(pages, position="top")
    try:
        page.run()
    except PostureError as error:
        # What a visitor can act on is told in its own words, which Streamlit would hide.
        st.error(str(error))
    if current_practice() is None:
        reviewing = page.url_path == "review"
        _foot(word("privacy.review", language()) if reviewing else word("privacy", language()))


def _foot(privacy: str) -> None:
    """Language and privacy, below every page but a practice, which has the screen for itself."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        choose_language()
        show_visitor()
        st.caption(privacy)


main()
