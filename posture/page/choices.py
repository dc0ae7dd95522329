"""What several pages let somebody choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from posture.config.profile import EXAMPLES
from posture.page.language import language
from posture.page.words import word
from posture.report.text import activity_word
from posture.types import Activity

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


def ask_profile(label: str, usual: str | None, *, others: bool = False) -> str | None:
    """House rules by name, `usual` at first, or with `others` by the path of a file; None for the given code."""
    given = sorted({*(path.stem for path in EXAMPLES.glob("*.toml")), *([usual] if usual else [])})
    return st.selectbox(
        label,
        given,
        index=place_of(usual, given),
        placeholder=word("settings.profile.none", language()),
        accept_new_options=others,
    )
