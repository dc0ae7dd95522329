"""Practising: what is chosen before, the camera, and the report afterwards."""

from __future__ import annotations

import streamlit as st

from posture.page.choices import ask_activity, place_of
from posture.page.component import mount
from posture.page.current_practice import ENDED, current_practice, forget_practice, loaded_anew, start_practice
from posture.page.language import language
from posture.page.last_trainee import last_trainee, remember_trainee
from posture.page.practice_report import show_practice
from posture.page.preferences import page_store, preferences
from posture.page.resume import offer_unfinished
from posture.page.visitor import visitor
from posture.page.words import word
from posture.practice.coaching import load_coaching
from posture.practice.seat import DEFAULT_SEAT, seat_id, seat_name
from posture.practice.settings import PracticeSettings
from posture.web.tokens import PracticeToken, issue_token


def practice_page() -> None:
    """The choice, the camera or the report, by how far the visitor is."""
    ended = st.session_state.get(ENDED)
    now = current_practice()
    if now is not None:
        _camera(now)
    elif ended is not None:
        _report(ended)
    else:
        _choose()


def _camera(now: PracticeToken) -> None:
    """The browser's part; it tells when the practice has ended."""
    like = preferences()
    data = {
        "ticket": issue_token(now),
        "language": language(),
        "autostart": loaded_anew(now),
        "trainee": now.settings.trainee,
        **like.model_dump(include={"poses", "sound", "voice", "mirrored"}),
    }
    ended = mount("practice/main.js", "practice", data, triggers=("ended",)).get("ended")
    if ended is None:
        return
    forget_practice()
    if int(str(ended)):
        # Zero where it was left before anything was kept.
        st.session_state[ENDED] = int(str(ended))
    st.rerun()


def _report(practice: int) -> None:
    show_practice(practice, language())
    if st.button(word("report.again", language()), type="primary"):
        del st.session_state[ENDED]
        st.rerun()


def _choose() -> None:
    now = language()
    st.title(word("practise.title", now))
    st.write(word("practise.lead", now))
    left, right = st.columns(2, gap="large")
    with left:
        trainee, seat = _who()
    with right:
        activity = ask_activity(word("activity", now))
        drill = _drill()
    _baseline_line(trainee, seat)
    if trainee:
        offer_unfinished(trainee, now)
    guided = st.checkbox(word("guided", now), value=True)
    if st.button(word("begin", now), type="primary"):
        if not trainee:
            st.error(word("name.wanted", now))
            return
        like = preferences()
        settings = PracticeSettings(
            trainee=trainee,
            seat=seat,
            language=now,
            activity=activity,
            drill=drill,
            pace=like.pace,
            profile=like.profile,
            guided=guided,
        )
        remember_trainee(trainee)
        start_practice(settings)
        st.rerun()


def _who() -> tuple[str, str]:
    now = language()
    own = visitor().name
    names = (own,) if own else page_store().trainees()
    trainee = st.selectbox(
        word("who", now),
        names,
        index=place_of(own or last_trainee(), names),
        accept_new_options=not own,
        disabled=bool(own),
        # Not "fuzzy": a new name must not end up as somebody else's that shares its letters.
        filter_mode="prefix",
        placeholder=word("who.new", now),
        help=word("who.help", now),
    )
    usual = seat_name(DEFAULT_SEAT, now)
    seat = st.text_input(word("seat", now), value=usual, help=word("seat.help", now), max_chars=80)
    return (trainee or "").strip(), seat_id(seat)


def _drill() -> str:
    now, drills = language(), load_coaching().drills
    drill = st.selectbox(word("drill", now), list(drills), format_func=lambda drill: drills[drill].name(now))
    st.caption(drills[drill].goal(now))
    return drill


def _baseline_line(trainee: str, seat: str) -> None:
    now = language()
    kept = page_store().baseline(trainee, seat) if trainee else None
    if kept:
        st.caption(word("baseline.kept", now, day=f"{kept.created:%Y-%m-%d}"))
    elif trainee:
        st.caption(word("baseline.none", now))
