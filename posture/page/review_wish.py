"""What is chosen before a review."""

from __future__ import annotations

from typing import Final

import streamlit as st

from calibration.profile import EXAMPLES
from posture.page.kept import preferences
from posture.page.language import language
from posture.page.words import word
from posture.reasons import Language
from posture.render.words import activity_word
from posture.report import Activity
from posture.web.orders import ReviewWish

_ACTIVITIES: Final = {"any": None, "sit": Activity.SIT, "stand": Activity.STAND, "walk": Activity.WALK}


def ask_wish() -> ReviewWish:
    """Ask for all of it. Nothing that shows a face is kept unless it is asked for."""
    now = language()
    activity = st.segmented_control(
        word("review.activity", now),
        list(_ACTIVITIES),
        default="any",
        format_func=lambda name: _activity_name(name, now),
        help=word("review.activity.help", now),
    )
    profile = _profile()
    evidence = st.checkbox(word("review.evidence", now), help=word("review.evidence.help", now))
    blur = st.checkbox(word("review.blur", now), help=word("review.blur.help", now))
    return ReviewWish(
        language=now, activity=_ACTIVITIES[activity or "any"], profile=profile, evidence=evidence, blur_faces=blur
    )


def _activity_name(name: str, now: Language) -> str:
    activity = _ACTIVITIES[name]
    return activity_word(activity, now) if activity else word("activity.any", now)


def _profile() -> str | None:
    """House rules by name: as in the settings unless chosen otherwise."""
    now, usual = language(), preferences().profile
    given = sorted({*(path.stem for path in EXAMPLES.glob("*.toml")), *([usual] if usual else [])})
    return st.selectbox(
        word("review.profile", now),
        given,
        index=given.index(usual) if usual in given else None,
        placeholder=word("settings.profile.none", now),
    )
