"""What every test of the routes needs."""

from __future__ import annotations

import pytest

from posture.web import connection, socket, uploads
from tests.waiting import PATIENCE


@pytest.fixture(autouse=True)
def patient_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a client of the same process may be slower than the server allows its users to be."""
    monkeypatch.setattr(connection, "HELLO_WITHIN", PATIENCE)
    monkeypatch.setattr(uploads, "SILENT_FOR", PATIENCE)
    for module in (connection, socket):
        monkeypatch.setattr(module, "SENT_WITHIN", PATIENCE)
