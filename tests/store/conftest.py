"""Stores in SQLite and, where a server is named, in PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import create_engine

from posture.store import Store, open_store
from posture.store.tables import Base
from tests.waiting import PATIENCE

SERVER: Final = "POSTURE_TEST_POSTGRESQL"
"""SQLAlchemy URL of an empty PostgreSQL database that tests may write to."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "practices.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, file: Path) -> Iterator[str]:
    """Where to keep practices: each test runs with both databases."""
    if request.param == "sqlite":
        yield str(file)
        return
    url = os.environ.get(SERVER)
    if not url:
        pytest.skip(f"no PostgreSQL: {SERVER} names none")
    engine = create_engine(url)
    Base.metadata.drop_all(engine)
    yield url
    Base.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, patience=PATIENCE) as opened:
        yield opened
