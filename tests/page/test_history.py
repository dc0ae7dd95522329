"""Progress over time, and what is done with what is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from posture.store import Store
from tests.page.conftest import Open
from tests.store import making


@pytest.fixture
def practices(store: Store) -> list[int]:
    """Three of Ana's, one of Bo's."""
    made = []
    for day, (trainee, value) in enumerate([("Ana", 60), ("Ana", 70), ("Ana", 80), ("Bo", 50)]):
        recorder = store.begin(making.settings(trainee), making.NOW + timedelta(days=day))
        recorder.finish(making.report(value=value))
        made.append(recorder.practice)
    return made


def test_without_a_practice_the_page_says_what_will_be_there(visit: Open) -> None:
    page = visit("history")
    assert not page.exception
    assert page.info[0].value.startswith("No practice is kept yet.")


@pytest.mark.usefixtures("practices")
def test_somebody_s_practices_are_listed_the_newest_first(visit: Open) -> None:
    page = visit("history")
    page.selectbox[0].select("Ana").run()
    assert not page.exception
    scores = [option.split("Score ")[1][:2] for option in page.selectbox[2].options]
    assert scores == ["80", "70", "60"]


def test_a_report_can_be_opened_and_its_practice_deleted_for_good(
    visit: Open, store: Store, practices: list[int]
) -> None:
    page = visit("history")
    page.selectbox[0].select("Ana").run()
    page.selectbox[2].select(practices[2]).run()
    assert not page.exception
    assert page.metric[0].value == "80"
    page.button(key="ask_practice").click().run()
    page.button(key=f"delete_practice_{practices[2]}").click().run()
    assert not page.exception
    assert [entry.id for entry in store.history("Ana")] == practices[:2]


@pytest.mark.usefixtures("practices")
def test_deleting_everything_of_somebody_leaves_the_others(visit: Open, store: Store) -> None:
    page = visit("history")
    page.selectbox[0].select("Ana").run()
    page.button(key="ask_trainee").click().run()
    page.button(key="delete_trainee_Ana").click().run()
    assert not page.exception
    assert store.trainees() == ("Bo",)
    assert page.success[0].value == "It has been deleted for good."


@pytest.mark.usefixtures("practices")
def test_what_was_asked_about_one_person_is_not_the_answer_for_another(visit: Open, store: Store) -> None:
    page = visit("history")
    page.selectbox[0].select("Ana").run()
    page.button(key="ask_trainee").click().run()
    assert "Ana" in page.warning[0].value
    page.selectbox[0].select("Bo").run()
    assert not page.warning
    assert {button.key for button in page.button} == {"ask_trainee"}
    page.selectbox[0].select("Ana").run()
    assert not page.warning
    page.button(key="ask_trainee").click().run()
    page.button(key="keep_trainee").click().run()
    assert not page.warning
    assert store.trainees() == ("Ana", "Bo")


@pytest.mark.usefixtures("practices")
def test_a_fresh_browser_is_asked_whose_progress_it_wants(visit: Open) -> None:
    page = visit("history")
    assert page.selectbox[0].value is None
    assert page.info[0].value == "Choose whose progress to see."


@pytest.mark.usefixtures("practices")
def test_the_page_is_there_in_chinese(visit: Open) -> None:
    page = visit("history", "zh")
    page.selectbox[0].select("Ana").run()
    assert not page.exception
    assert [heading.value for heading in page.subheader][:2] == ["得分变化", "各项变化"]


def test_a_damaged_practice_is_named_left_out_and_can_be_deleted(
    visit: Open, store: Store, practices: list[int], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "practices.sqlite3")) as connection, connection:
        connection.execute("UPDATE practice SET settings = '{' WHERE id = ?", (practices[0],))
    page = visit("history")
    page.selectbox[0].select("Ana").run()
    assert not page.exception
    assert page.warning[0].value.startswith(f"These practices are damaged and cannot be opened: {practices[0]}.")
    page.button(key="ask_damaged").click().run()
    page.button(key=f"delete_damaged_{practices[0]}").click().run()
    assert not page.exception
    assert store.damaged("Ana") == ()
    assert [entry.id for entry in store.history("Ana")] == practices[1:3]
