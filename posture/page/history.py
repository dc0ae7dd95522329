"""Progress: somebody's practices over time, their reports, and what is done with what is kept."""

from __future__ import annotations

from functools import partial

import streamlit as st

from posture.i18n import say
from posture.page.choices import place_of
from posture.page.damage import show_damage, show_unreadable
from posture.page.deletion import deletion_words, disarm, offer_deletion, tell_deleted
from posture.page.downloads import offer_zip
from posture.page.language import language
from posture.page.last_trainee import last_trainee
from posture.page.practice_report import begun, show_practice
from posture.page.preferences import page_store
from posture.page.trends import row_chart, score_chart
from posture.page.visitor import allowed, visitor
from posture.page.words import word
from posture.report.text import duration, interval, kind_word
from posture.roles import Action
from posture.rules import RULES
from posture.store import PracticeEntry
from posture.types import Language


def history_page() -> None:
    """Whose, how it went over time, and one report."""
    now, names = language(), page_store().trainees()
    st.title(word("history.title", now))
    tell_deleted()
    chosen = place_of(visitor().name or last_trainee(), names)
    label, ask = word("history.whose", now), word("history.ask", now)
    trainee = st.selectbox(label, names, index=chosen, placeholder=ask, on_change=disarm)
    entries = page_store().history(trainee) if trainee and allowed(Action.OPEN_PRACTICES, trainee) else ()
    if not entries:
        st.info(word("history.choose" if names and not trainee else "history.empty", now))
    else:
        _over_time(entries)
        _one_report(entries)
    if trainee:
        show_damage(trainee, entries)
        _manage(trainee)
    show_unreadable()


def _over_time(entries: tuple[PracticeEntry, ...]) -> None:
    now = language()
    st.subheader(word("history.trend", now))
    st.altair_chart(score_chart(entries, now), width="stretch")
    st.subheader(word("history.rows", now), help=word("history.rows.help", now))
    judged = [rule for rule in RULES if any(one.rows[rule].judged for one in entries if rule in one.rows)]
    rule = st.selectbox(word("history.row", now), judged, format_func=partial(_row_name, now))
    if rule:
        st.altair_chart(row_chart(entries, rule, now), width="stretch")


def _row_name(now: Language, rule: str) -> str:
    row = RULES[rule]
    return say(now, "{kind}: {title}", "{kind}：{title}").format(
        kind=kind_word(row.kind, now), title=row.wording.title(now)
    )


def _one_report(entries: tuple[PracticeEntry, ...]) -> None:
    now = language()
    st.subheader(word("history.open", now))
    newest_first = {entry.id: entry for entry in reversed(entries)}
    chosen = st.selectbox(
        word("history.when", now),
        list(newest_first),
        index=None,
        format_func=lambda one: _line(newest_first[one], now),
        placeholder=word("history.choose.one", now),
        on_change=disarm,
    )
    if chosen is not None:
        with st.container(border=True):
            show_practice(chosen, now)
            words = deletion_words(word("history.delete.one", now))
            offer_deletion("practice", str(chosen), words, partial(page_store().delete, chosen))


def _line(entry: PracticeEntry, now: Language) -> str:
    score = entry.score
    known = f"{score.value} ({interval(score)})" if score and score.value is not None else "–"
    return f"{begun(entry)} · {duration(entry.seconds, now)} · {word('report.score', now)} {known}"


def _manage(trainee: str) -> None:
    """Everything of one person: taken along, or deleted."""
    now = language()
    export, delete = st.columns(2)
    if allowed(Action.EXPORT_PRACTICES, trainee):
        offer_zip(export, word("history.export", now), partial(page_store().export_trainee, trainee), "practices.zip")
    with delete:
        words = deletion_words(word("history.delete.all", now, name=trainee))
        offer_deletion("trainee", trainee, words, partial(page_store().delete_trainee, trainee))
