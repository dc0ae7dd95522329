"""Each browser remembers its own trainee; the server tells nobody another's."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from posture.page import visitor
from posture.store import Store
from tests.page.conftest import Open
from tests.store import making

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_a_fresh_browser_is_asked_who_practises(visit: Open, store: Store) -> None:
    store.begin(making.settings("Ana"), making.NOW).finish(making.report(value=60))
    first = visit()
    first.selectbox[0].select("Ana").run()
    first.button[0].click().run()
    assert first.session_state["trainee"] == "Ana"
    assert visit().selectbox[0].value is None


def test_who_practised_is_chosen_for_the_rest_of_the_visit(visit: Open, store: Store) -> None:
    store.begin(making.settings("李娜"), making.NOW).finish(making.report(value=60))
    page = visit("history")
    page.session_state["trainee"] = "李娜"
    page.run()
    assert page.selectbox[0].value == "李娜"


def test_the_script_sets_the_cookie_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    script = Path("posture/web/static/practice/main.js").read_text(encoding="utf-8")
    assert f"{visitor.COOKIE}=${{encodeURIComponent(trainee)}}" in script
    monkeypatch.setattr(st, "context", type("Context", (), {"cookies": {visitor.COOKIE: "%E6%9D%8E"}}))
    monkeypatch.setattr(st, "session_state", {})
    assert visitor.last_trainee() == "李"
