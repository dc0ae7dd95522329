"""The report below the player: that of a practice, without the timeline, which the player has."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from posture.page.report_view import show_numbers, show_points, show_section, show_unseen
from posture.page.words import word
from posture.report.evidence_html import Material
from posture.report.html_view import person_view
from posture.report.model import Person, Report
from posture.report.text import person_word, place_word
from posture.report.timeline import Scale
from posture.types import Language


def show_report(report: Report, weights: Mapping[str, float], language: Language) -> None:
    """Everyone's, in a tab each where there are several. Raises KeyError for a row without a weight."""
    if not report.people:
        st.info(word("report.nobody", language))
        return
    if len(report.people) == 1:
        _show(report, report.people[0], weights, language)
        return
    names = [f"{person_word(one.person, language)} · {place_word(one.x, language)}" for one in report.people]
    for tab, person in zip(st.tabs(names), report.people, strict=True):
        with tab:
            _show(report, person, weights, language)


def _show(report: Report, person: Person, weights: Mapping[str, float], language: Language) -> None:
    view = person_view(person, Scale(report.source.seconds), weights, Material((), ()), language)
    show_numbers(person, view, report.source.seconds, language)
    show_points(view, language)
    show_unseen(view, language)
    with st.expander(word("report.board", language)):
        for column, section in zip(st.columns(len(view.sections)), view.sections, strict=True):
            with column:
                show_section(section, language)
