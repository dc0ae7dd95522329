"""The page as Streamlit runs it, over a store of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from posture.store import Store
from posture.web.services import services
from tests.waiting import PATIENCE

_SCRIPT: Final = """
from posture.page.language import begin_language
from posture.page.{page} import {page}_page
begin_language()
{page}_page()
"""
"""One page without the navigation, which this kind of test cannot use."""

Open = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """What the page keeps."""
    monkeypatch.setenv("POSTURE_STORE", str(tmp_path / "practices.sqlite3"))
    st.cache_resource.clear()
    services.cache_clear()
    with services().store as opened:
        yield opened
    services.cache_clear()
    st.cache_resource.clear()


@pytest.fixture
def visit(store: Store) -> Open:
    """`visit(page="practice", lang="en", **query)` opens a page, and gives it as it is after the first run."""

    def open_page(page: str = "practice", lang: str = "en", **query: str) -> AppTest:
        test = AppTest.from_string(_SCRIPT.format(page=page), default_timeout=PATIENCE)
        for name, value in {"lang": lang, **query}.items():
            test.query_params[name] = value
        return test.run()

    return open_page
