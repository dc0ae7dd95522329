"""The report below the player: that of a practice, without the timeline, which the player has."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from posture.page.report_view import show_next, show_person
from posture.page.words import word
from posture.report.model import Report
from posture.report.text import person_word, place_word
from posture.types import Language


def show_report(report: Report, weights: Mapping[str, float], language: Language) -> None:
    """Everyone's, in a tab each where there are several. Raises KeyError for a row without a weight."""
    if not report.people:
        st.info(word("report.nobody", language))
        return
    if len(report.people) == 1:
        show_person(report, report.people[0], weights, language, with_timeline=False)
        show_next(report.people[0], weights, language)
        return
    names = [f"{person_word(one.person, language)} · {place_word(one.x, language)}" for one in report.people]
    for tab, person in zip(st.tabs(names), report.people, strict=True):
        with tab:
            show_person(report, person, weights, language, with_timeline=False)
            show_next(person, weights, language)
