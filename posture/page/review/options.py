"""What is chosen before a review."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from posture.baseline.criteria import load_trial_criteria
from posture.baseline.schema import BaselineFile
from posture.errors import SettingsError
from posture.i18n import translated
from posture.page.choices import ask_activity, ask_profile
from posture.page.language import language
from posture.page.preferences import page_store, preferences
from posture.page.words import word
from posture.practice.seat import seat_name
from posture.store.house_rules import MARK
from posture.web.house_rules import rules_content
from posture.web.review_messages import WebReviewOptions


def ask_options() -> WebReviewOptions:
    """Ask for all of it. Nothing that shows a face is kept unless it is asked for."""
    now = language()
    activity = ask_activity(word("review.activity", now), word("review.activity.help", now))
    profile, baseline = ask_profile(word("review.profile", now), preferences().profile), _baseline()
    evidence = st.checkbox(word("review.evidence", now), help=word("review.evidence.help", now))
    blur = st.checkbox(word("review.blur", now), help=word("review.blur.help", now))
    kept = profile is not None and MARK in profile
    return WebReviewOptions(
        language=now,
        activity=activity,
        profile=profile,
        rules=rules_content(page_store(), profile) if profile and kept else None,
        baseline=baseline,
        evidence=evidence,
        blur_faces=blur,
    )


def _baseline() -> BaselineFile | None:
    """What is kept of somebody's upright posture; said where it is not fit to judge by."""
    now, places = language(), page_store().baselines()
    if not places:
        return None
    chosen = st.selectbox(
        word("review.baseline", now),
        places,
        index=None,
        placeholder=word("review.baseline.none", now),
        format_func=lambda one: f"{one[0]} · {seat_name(one[1], now)}",
        help=word("review.baseline.help", now),
    )
    if chosen is None:
        return None
    try:
        return page_store().usable_baseline(*chosen, load_trial_criteria(), datetime.now(UTC).astimezone().date())
    except SettingsError as error:
        st.warning(translated(str(error), now))
        return None
