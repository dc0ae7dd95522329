"""What is chosen before a review."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import streamlit as st

from posture.baseline.criteria import load_acceptance
from posture.baseline.schema import BaselineFile
from posture.config.profile import EXAMPLES
from posture.errors import SettingsError
from posture.page.language import language
from posture.page.preferences import preferences, store
from posture.page.words import word
from posture.report.text import activity_word
from posture.types import Activity, Language
from posture.web.review_messages import ReviewWish

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
    profile, baseline = _profile(), _baseline()
    evidence = st.checkbox(word("review.evidence", now), help=word("review.evidence.help", now))
    blur = st.checkbox(word("review.blur", now), help=word("review.blur.help", now))
    return ReviewWish(
        language=now,
        activity=_ACTIVITIES[activity or "any"],
        profile=profile,
        baseline=baseline,
        evidence=evidence,
        blur_faces=blur,
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


def _baseline() -> BaselineFile | None:
    """What is kept of somebody's upright posture; said where it is not fit to judge by."""
    now, places = language(), store().baselines()
    if not places:
        return None
    chosen = st.selectbox(
        word("review.baseline", now),
        places,
        index=None,
        placeholder=word("review.baseline.none", now),
        format_func=" · ".join,
        help=word("review.baseline.help", now),
    )
    if chosen is None:
        return None
    try:
        return store().fit_baseline(*chosen, load_acceptance(), datetime.now(UTC).astimezone().date())
    except SettingsError as error:
        st.warning(str(error))
        return None
