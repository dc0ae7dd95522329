"""Settings for everyone who practises here."""

from __future__ import annotations

from posture.page.preferences import Preferences, preferences, save_preferences
from tests.page.conftest import Open


def test_what_is_saved_is_there_at_the_next_visit(visit: Open) -> None:
    page = visit("settings")
    page.selectbox[0].select("gentle")
    page.checkbox[1].check()
    page.radio[0].set_value("server")
    page.button[0].click().run()
    assert not page.exception
    assert page.success[0].value == "Saved."
    kept = preferences()
    assert (kept.pace, kept.voice, kept.poses) == ("gentle", True, "server")
    assert visit("settings").radio[0].value == "server"


def test_house_rules_that_cannot_be_read_are_refused_in_one_line_and_not_kept(visit: Open) -> None:
    save_preferences(Preferences(profile="rules-that-are-gone.toml"))
    page = visit("settings")
    page.checkbox[1].check()
    page.button[0].click().run()
    assert not page.exception
    assert "the house rules rules-that-are-gone.toml are not kept here" in page.error[0].value
    assert not preferences().voice


def test_the_page_says_where_practices_are_kept(visit: Open) -> None:
    assert "practices.sqlite3" in visit("settings", "zh").caption[-1].value
