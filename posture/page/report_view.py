"""A finished practice or review on the page: the score, what to work on, when it happened, and what was not seen.

The words and places are those of the HTML report (posture.report.html_view), so that the two never differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from posture.i18n import say
from posture.page.timeline import timeline
from posture.page.words import word
from posture.report.evidence_html import EvidenceMaterial
from posture.report.highlights import next_step
from posture.report.html_text import phrases
from posture.report.html_view import Cell, PersonView, Section, person_view
from posture.report.model import Person, Report, Score
from posture.report.row_summary import Tone
from posture.report.text import duration, kind_word, percent
from posture.report.timeline import Scale
from posture.report.unjudged import UnjudgedReason
from posture.types import Kind, Language

_COLOURS: Final = {
    Tone.GOOD: "green",
    Tone.PARTLY: "orange",
    Tone.MISSING: "orange",
    Tone.BAD: "red",
    Tone.UNJUDGED: "gray",
}


def show_person(
    report: Report, person: Person, weights: Mapping[str, float], language: Language, *, with_timeline: bool = True
) -> None:
    """Everything of one person. Raises KeyError for a row without a weight."""
    view = person_view(person, Scale(report.source.seconds), weights, EvidenceMaterial((), ()), language)
    _show_numbers(person, view, report.source.seconds, language)
    _show_well(view, language)
    _show_points(view, language)
    if with_timeline:
        st.subheader(word("report.timeline", language))
        st.altair_chart(timeline(person, report.source.seconds, language), width="stretch")
    _show_unseen(view, language)
    with st.expander(word("report.board", language)):
        for column, section in zip(st.columns(len(view.sections)), view.sections, strict=True):
            with column:
                _show_section(section, language)


def _show_numbers(person: Person, view: PersonView, seconds: float, language: Language) -> None:
    """Score with its interval, coverage and length, side by side."""
    score, covered, length = st.columns(3)
    gauge = view.gauge
    value = "–" if gauge.value is None else f"{gauge.value}"
    score.metric(word("report.score", language), value, border=True)
    score.caption(_around(view, language))
    coverage = percent(person.score.coverage, language)
    help_text = word("report.coverage.help", language)
    covered.metric(word("report.coverage", language), coverage, border=True, help=help_text)
    covered.caption(_judged(person.score, language))
    length.metric(word("report.length", language), duration(seconds, language), border=True)


def _judged(score: Score, language: Language) -> str:
    """For how long of how long was judged; empty where a practice kept by an earlier version does not say it."""
    if not score.of_seconds:
        return ""
    judged, of = duration(score.judged_seconds, language), duration(score.of_seconds, language)
    return word("report.judged", language, judged=judged, of=of)


def _around(view: PersonView, language: Language) -> str:
    gauge = view.gauge
    if gauge.value is None:
        return gauge.coverage
    between = word("report.interval", language, low=str(gauge.low), high=str(gauge.high))
    return f"{between} · {gauge.band}"


def _show_well(view: PersonView, language: Language) -> None:
    """What went well, before all else."""
    st.subheader(phrases(language)["well"])
    for cell in view.well:
        st.markdown(f":green[{cell.tone.symbol} **{cell.title}**] · {cell.outcome} · {cell.gist}")
    if not view.well:
        st.caption(phrases(language)["no_well"])


def show_next(report_person: Person, weights: Mapping[str, float], language: Language) -> None:
    """What to do next, after all else. Raises KeyError for a row without a weight."""
    st.subheader(phrases(language)["next"])
    st.info(next_step(report_person, weights, language))


def _show_points(view: PersonView, language: Language) -> None:
    """The few points to work on first."""
    st.subheader(word("report.points", language))
    if not view.points:
        st.success(word("report.points.none", language))
    for rank, point in enumerate(view.points, start=1):
        with st.container(border=True):
            st.markdown(f"**{rank}. {point.cell.title}**")
            st.write(point.advice)
            st.caption(" · ".join(text for text in (point.cell.gist, point.cell.extent, point.cell.strength) if text))
            if point.also:
                st.caption(point.also)


def _show_unseen(view: PersonView, language: Language) -> None:
    """What could not be judged, with what to change."""
    if not view.unseen and not view.missing:
        return
    with st.expander(word("report.unseen", language)):
        for one in view.unseen:
            _show_reason(one, language)
        if view.missing:
            st.caption(view.missing)


def _show_reason(one: UnjudgedReason, language: Language) -> None:
    st.markdown(f"**{one.text}{say(language, '. ', '。')}** {one.remedy}")
    st.caption(" · ".join(f"{title} ({lost})" for title, lost in one.rows))


def _show_section(section: Section, language: Language) -> None:
    """The rows of one activity, do's before don'ts."""
    st.markdown(f"#### {section.activity}")
    if not section.happened:
        st.caption(section.reason)
        return
    for kind, cells in ((Kind.DO, section.do), (Kind.DONT, section.dont)):
        st.markdown(f"**{kind_word(kind, language)}**")
        for cell in cells:
            st.markdown(_line(cell))


def _line(cell: Cell) -> str:
    return f":{_COLOURS[cell.tone]}[{cell.tone.symbol} **{cell.title}**]  \n{cell.outcome} · {cell.gist}"
