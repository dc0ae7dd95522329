"""Deleting what is kept: asked twice, for one thing only, and said when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from posture.page.language import language
from posture.page.words import word

_ARMED: Final = "deletion_armed"
_DONE: Final = "deletion_done"
"""In the state of the visitor: what would be deleted at the next press, and what has been."""


@dataclass(frozen=True, slots=True)
class DeletionWords:
    """What is said of it, in the visitor's language."""

    label: str
    """Of the first button; it names what would be deleted."""
    warning: str
    sure: str
    """Of the second button."""
    done: str


def deletion_words(label: str) -> DeletionWords:
    """What is said of deleting what a button with that label names."""
    now = language()
    warning, sure = word("history.delete.warn", now), word("history.delete.sure", now)
    stop = "?" if now == "en" else "？"
    between = " " if now == "en" else ""
    return DeletionWords(label, f"**{label}{stop}**{between}{warning}", sure, word("deletion.done", now))


def offer_deletion(kind: str, thing: str, words: DeletionWords, delete: Callable[[], None]) -> None:
    """A button that asks whether to delete `thing`, one of its `kind`, and one more that does.

    What was asked about one thing is never the answer for another: whoever looks at another one is asked anew.
    """
    if st.session_state.get(_ARMED, (kind, thing)) != (kind, thing) and st.session_state[_ARMED][0] == kind:
        disarm()
    if st.button(words.label, key=f"ask_{kind}"):
        st.session_state[_ARMED] = (kind, thing)
    if st.session_state.get(_ARMED) == (kind, thing):
        _ask(kind, thing, words, delete)


def _ask(kind: str, thing: str, words: DeletionWords, delete: Callable[[], None]) -> None:
    st.warning(words.warning)
    with st.container(horizontal=True):
        st.button(word("deletion.no", language()), key=f"keep_{kind}", on_click=disarm)
        if st.button(words.sure, key=f"delete_{kind}_{thing}", type="primary"):
            disarm()
            delete()
            st.session_state[_DONE] = words.done
            st.rerun()


def disarm() -> None:
    """Nothing is deleted at the next press."""
    st.session_state.pop(_ARMED, None)


def tell_deleted() -> None:
    """Say once that something has been deleted."""
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done)
