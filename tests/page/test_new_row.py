"""A new row is on every page that has rows, and in what the browser is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from posture.page.current_practice import ENDED
from posture.page.review import result
from posture.practice.texts import joints
from posture.rules.rule import Rule
from posture.store import Store
from posture.types import Kind
from tests import new_row
from tests.new_row import HUMS
from tests.page.conftest import Open
from tests.page.test_practice import making_history, texts
from tests.page.test_review import Bring, PlayedServices, brought, desk, reviewed
from tests.report import samples

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
__all__ = ["brought", "desk"]


@pytest.fixture(autouse=True, params=list(Kind))
def row(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """A do and a don't."""
    return new_row.add(request.param, tmp_path, monkeypatch)


def test_the_report_of_a_practice_has_it(row: Rule, visit: Open, store: Store) -> None:
    practice = making_history(store)
    page = visit()
    page.session_state[ENDED] = practice
    page.run()
    assert not page.exception
    assert row.wording.english in texts(page)


def test_the_progress_page_offers_it(row: Rule, visit: Open, store: Store) -> None:
    making_history(store)
    page = visit("history")
    page.selectbox[0].select("Ana").run()
    assert not page.exception
    assert any(row.wording.english in option for option in page.selectbox[1].options)


def test_the_report_of_a_recording_and_its_player_have_it(
    row: Rule, brought: Bring, desk: PlayedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []

    def mount(script: str, style: str, data: dict[str, Any], **_: object) -> dict[str, Any]:
        sent.append(data)
        return {}

    monkeypatch.setattr(result, "mount", mount)
    desk.finds(samples.report(samples.sitter()))
    page = reviewed(brought())
    assert not page.exception
    assert row.wording.english in texts(page)
    (person,) = sent[-1]["recording"]["people"]
    (told,) = (one for group in person["groups"] for one in group["rows"] if one["id"] == HUMS)
    assert (told["kind"], told["title"]) == (row.kind.value, row.wording.english)
    assert told["joints"] == list(joints(row))
