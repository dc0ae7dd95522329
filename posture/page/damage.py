"""What is damaged in the store: named, left out of every list, and offered to be deleted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from posture.page.deletion import deletion_words, offer_deletion
from posture.page.language import language
from posture.page.preferences import page_store
from posture.page.words import word
from posture.store import PracticeEntry


def show_damage(trainee: str, entries: Sequence[PracticeEntry]) -> None:
    """Somebody's practices that cannot be read; `entries` are those that could."""
    now, damaged = language(), page_store().damaged(trainee, [entry.id for entry in entries])
    if not damaged:
        return
    st.warning(word("damaged", now, which=", ".join(map(str, damaged))))
    words = deletion_words(word("damaged.delete", now))
    offer_deletion("damaged", ",".join(map(str, damaged)), words, lambda: _delete_all(damaged))


def show_unreadable() -> None:
    """What belongs to nobody who can be named."""
    now, count = language(), page_store().unreadable()
    if not count:
        return
    st.warning(word("damaged.nobodys", now, count=str(count)))
    words = deletion_words(word("damaged.nobodys.delete", now))
    offer_deletion("unreadable", str(count), words, page_store().delete_unreadable)


def _delete_all(practices: Sequence[int]) -> None:
    for practice in practices:
        page_store().delete(practice)
