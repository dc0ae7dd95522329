"""What is chosen before a practice, and what is shown after it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from posture.page.current_practice import ENDED
from posture.store import Store
from tests.page.conftest import Open
from tests.store import making

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def texts(page: AppTest) -> str:
    """Everything that is written on the page."""
    kinds = (page.title, page.subheader, page.markdown, page.caption, page.success, page.info, page.error)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def test_the_page_asks_who_where_and_what(visit: Open) -> None:
    page = visit()
    assert not page.exception
    assert page.title[0].value == "Practise in front of the camera"
    assert [box.label for box in page.selectbox] == ["Your name", "Drill"]


def test_the_page_is_in_chinese_where_the_address_says_so(visit: Open) -> None:
    page = visit(lang="zh")
    assert page.title[0].value == "对着摄像头练习"
    assert page.button[0].label == "进入练习"


def test_without_a_name_no_practice_begins(visit: Open) -> None:
    page = visit()
    page.button[0].click().run()
    assert page.error[0].value == "Give a name first: your progress is kept under it."
    assert "practice" not in page.query_params


def test_a_begun_practice_has_an_unguessable_name_in_the_address(visit: Open, store: Store) -> None:
    making_history(store)
    page = visit()
    page.selectbox[0].select("Ana").run()
    page.button[0].click().run()
    assert not page.exception
    client = page.query_params["practice"]
    assert len(client) >= 20
    assert not page.title, "the choice has made room for the camera"


def test_a_name_that_the_server_does_not_know_begins_anew(visit: Open) -> None:
    page = visit(practice="forged-name-of-a-practice")
    assert page.title[0].value == "Practise in front of the camera"


def test_the_report_shows_score_interval_points_and_the_way_to_practise_again(visit: Open, store: Store) -> None:
    practice = making_history(store)
    page = visit()
    page.session_state[ENDED] = practice
    page.run()
    assert not page.exception
    assert page.metric[0].value == "80"
    assert "between 75 and 85" in texts(page)
    assert "Work on these first" in texts(page)
    page.button[-1].click().run()
    assert page.title[0].value == "Practise in front of the camera"


def test_a_second_practice_is_compared_with_the_first(visit: Open, store: Store) -> None:
    making_history(store)
    later = store.begin(making.settings(), making.NOW + timedelta(days=1))
    later.finish(making.report(value=95, shown=60.0))
    page = visit()
    page.session_state[ENDED] = later.practice
    page.run()
    assert "80 → **95** :green[▲ better]" in texts(page)


def test_an_unfinished_practice_can_be_closed_with_its_report(visit: Open, store: Store) -> None:
    recorder = store.begin(making.settings(), making.NOW)
    for frame in making.frames(3.0):
        recorder.add(frame)
    recorder.flush()
    page = visit()
    page.selectbox[0].select("Ana").run()
    assert "was not ended" in texts(page)
    close = next(button for button in page.button if button.label == "Close it and see the report")
    close.click().run()
    assert not page.exception
    assert store.entry(recorder.practice).finished
    assert page.title[0].value == "How it went"


def making_history(store: Store) -> int:
    """One finished practice of Ana's."""
    recorder = store.begin(making.settings(), making.NOW)
    recorder.add_utterance(making.said())
    recorder.finish(making.report())
    return recorder.practice


def test_the_address_of_a_practice_leads_back_to_it_after_a_reload(visit: Open, store: Store) -> None:
    making_history(store)
    page = visit()
    page.selectbox[0].select("Ana").run()
    page.button[0].click().run()
    client = page.query_params["practice"]
    again = visit(practice=client)
    assert not again.exception
    assert not again.title
    st.cache_resource.clear()
