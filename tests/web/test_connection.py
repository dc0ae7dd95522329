from __future__ import annotations

import asyncio
import json
from typing import Any, cast

import pytest
from starlette.websockets import WebSocket

from posture.web import connection
from posture.web.connection import Connection, Gone
from posture.web.entry import Entry
from posture.web.hub import Hub
from posture.web.server_poses import Places, ServerPoses
from posture.web.tickets import PracticeTicket
from posture.web.workers import Workers
from tests.web.practising import Clock, FakePractice, hello, ticket


class Stuck:
    """A client that says hello and takes nothing."""

    def __init__(self) -> None:
        self._said = False

    async def receive(self) -> dict[str, Any]:
        if self._said:
            await asyncio.Event().wait()
        self._said = True
        return {"type": "websocket.receive", "text": json.dumps(hello(ticket()))}

    async def send_text(self, _: str) -> None:
        await asyncio.Event().wait()


def test_a_client_that_takes_no_answer_is_gone_and_its_practice_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SENT_WITHIN", 0.0)
    closed: list[PracticeTicket] = []

    def open_entry(asked: PracticeTicket) -> Entry:
        return Entry(asked, FakePractice(asked), ServerPoses(Places()), lambda: closed.append(asked))

    async def serve() -> None:
        workers, clock = Workers(), Clock()
        hub = Hub(open_entry, workers, clock)
        with pytest.raises(Gone):
            await Connection(cast(WebSocket, Stuck()), hub, workers).serve()
        clock.now = 61
        await hub.sweep()
        workers.close()

    asyncio.run(serve())
    assert len(closed) == 1
