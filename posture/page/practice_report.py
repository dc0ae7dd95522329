"""The report of one kept practice: what came of it, beside the earlier ones, and what can be kept of it."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from posture.page.downloads import offer_file, offer_zip
from posture.page.preferences import page_store, weights
from posture.page.report_view import show_next, show_person
from posture.page.words import word
from posture.practice.coaching import load_coaching
from posture.practice.messages import Utterance
from posture.practice.seat import seat_name
from posture.report.html import to_html
from posture.report.model import Report
from posture.report.occasion import Occasion
from posture.report.text import clock, percent
from posture.rules import RULES
from posture.store.history import PracticeEntry, trainee_of
from posture.store.progress import ProgressComparison, ProgressVerdict, RowProgress, ScoreProgress, compare_practices
from posture.store.progress_numbers import load_progress_numbers
from posture.types import Language

_MARKS: Final = {ProgressVerdict.BETTER: ":green[▲ {word}]", ProgressVerdict.WORSE: ":orange[▼ {word}]"}


def show_practice(practice: int, language: Language) -> None:
    """All of one finished practice. Raises StoreError where it is not kept or not finished."""
    entry, report = page_store().entry(practice), page_store().report(practice)
    st.title(word("report.title", language))
    st.caption(_head(entry, language))
    person = trainee_of(report)
    if person is None:
        st.info(word("report.nobody", language))
    else:
        show_person(report, person, weights(entry.settings.profile), language)
        show_comparison(
            compare_practices(entry, page_store().history(entry.settings.trainee), load_progress_numbers()), language
        )
    show_cues(page_store().cues(practice), language)
    if person is not None:
        show_next(person, weights(entry.settings.profile), language)
    offer_downloads(entry, report, language)


def begun(entry: PracticeEntry) -> str:
    """When a practice began, by this machine's clock."""
    return f"{entry.started.astimezone():%Y-%m-%d %H:%M}"


def _occasion(entry: PracticeEntry, language: Language) -> Occasion:
    drills = load_coaching().drills
    drill = drills[entry.settings.drill].name(language) if entry.settings.drill in drills else entry.settings.drill
    return Occasion(entry.settings.trainee, begun(entry), seat_name(entry.settings.seat, language), drill)


def _head(entry: PracticeEntry, language: Language) -> str:
    about = _occasion(entry, language)
    parts = (about.who, about.where, about.when, about.what_for, entry.house or "")
    return " · ".join(part for part in parts if part)


def show_comparison(comparison: ProgressComparison, language: Language) -> None:
    """What got better or worse since, first what got better."""
    st.subheader(word("report.compared", language))
    if not comparison.earlier:
        st.caption(word("report.first", language))
        return
    if comparison.score:
        st.write(_scores(comparison.score, language))
    changed = [row for row in comparison.rows if row.verdict is not ProgressVerdict.ALIKE]
    for row in sorted(changed, key=lambda row: row.verdict is ProgressVerdict.WORSE):
        st.markdown(_change(row, language))
    if not changed:
        st.caption(word("report.same", language))


def _scores(score: ScoreProgress, language: Language) -> str:
    mark = _mark(score.verdict, language)
    return word("report.scores", language, before=f"{score.before:.0f}", now=f"**{score.now}** {mark}")


def _change(row: RowProgress, language: Language) -> str:
    title = RULES[row.rule].wording.title(language)
    return (
        f"{_mark(row.verdict, language)} **{title}** · {percent(row.before, language)} → {percent(row.now, language)}"
    )


def _mark(change: ProgressVerdict, language: Language) -> str:
    return _MARKS[change].format(word=word(f"report.{change}", language)) if change in _MARKS else ""


def show_cues(cues: tuple[Utterance, ...], language: Language) -> None:
    """What was said, and when."""
    if not cues:
        return
    with st.expander(word("report.cues", language)):
        for utterance in cues:
            st.markdown(f"`{clock(utterance.time)}` {utterance.text}")


def offer_downloads(entry: PracticeEntry, report: Report, language: Language) -> None:
    """The report as a page, and all of it as data; made only where they are asked for."""
    name = f"practice-{entry.started:%Y%m%d-%H%M}"
    one, other = st.columns(2)
    rules = weights(entry.settings.profile)
    page = partial(to_html, report, language=language, weights=rules, occasion=_occasion(entry, language))
    offer_file(one, word("report.download", language), page, f"{name}.html", "text/html")
    offer_zip(other, word("report.data", language), partial(page_store().export, entry.id), f"{name}.zip")
