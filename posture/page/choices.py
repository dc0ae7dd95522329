"""What several pages let somebody choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from posture.page.language import language
from posture.page.preferences import page_store
from posture.page.words import word
from posture.report.text import activity_word
from posture.store.house_rules import MARK
from posture.types import Activity
from posture.web.house_rules import example_names

_ACTIVITIES: Final = {"any": None, "sit": Activity.SIT, "stand": Activity.STAND, "walk": Activity.WALK}


def place_of(name: str | None, names: Sequence[str], otherwise: int | None = None) -> int | None:
    """Where a name stands, for what is chosen at first; `otherwise` where it is not among them."""
    return names.index(name) if name in names else otherwise


def ask_activity(label: str, about: str | None = None) -> Activity | None:
    """What is done, asked for under `label`; None for whatever is seen."""
    now = language()

    def name(choice: str) -> str:
        activity = _ACTIVITIES[choice]
        return activity_word(activity, now) if activity else word("activity.any", now)

    chosen = st.segmented_control(label, list(_ACTIVITIES), default="any", format_func=name, help=about)
    return _ACTIVITIES[chosen or "any"]


def ask_profile(label: str, usual: str | None, *, disabled: bool = False) -> str | None:
    """House rules by name, those that are kept and those that come with the product; None for the given code."""
    given = sorted({*example_names(), *page_store().latest_rules(), *([usual] if usual else [])})
    return st.selectbox(
        label,
        given,
        index=place_of(usual, given),
        placeholder=word("settings.profile.none", language()),
        format_func=lambda key: key.rpartition(MARK)[0] or key,
        disabled=disabled,
    )
