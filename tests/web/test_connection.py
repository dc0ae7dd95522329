from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest
from starlette.websockets import WebSocket

from posture.practice.practice import Practice
from posture.roles import ALONE
from posture.web import connection
from posture.web.active_practice import ActivePractice
from posture.web.connection import ClientGone, ConnectedVisitor, Connection
from posture.web.practice_registry import PracticeRegistry
from posture.web.server_poses import PoseSlots, ServerPoses
from posture.web.tokens import PracticeToken
from tests.web.practising import Clock, FakePractice, hello, ticket

VISITOR = ConnectedVisitor(ALONE, lambda: True)


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
    closed: list[PracticeToken] = []

    def open_entry(asked: PracticeToken) -> ActivePractice:
        return ActivePractice(asked, cast(Practice, FakePractice(asked, closed=closed)), ServerPoses(PoseSlots()))

    async def serve() -> None:
        workers, clock = ThreadPoolExecutor(), Clock()
        registry = PracticeRegistry(open_entry, workers, clock)
        with pytest.raises(ClientGone):
            await Connection(cast(WebSocket, Stuck()), registry, workers, VISITOR).serve()
        clock.now = 61
        await registry.sweep()
        workers.shutdown()

    asyncio.run(serve())
    assert len(closed) == 1


class Hasty:
    """A client that ends its practice, and leaves as soon as it hears of it."""

    def __init__(self, closed: list[PracticeToken]) -> None:
        self._closed = closed
        self._says = [hello(ticket()), {"type": "do", "do": "end"}]
        self._told = asyncio.Event()
        self.closed_when_told = False

    async def receive(self) -> dict[str, Any]:
        if self._says:
            return {"type": "websocket.receive", "text": json.dumps(self._says.pop(0))}
        await self._told.wait()
        return {"type": "websocket.disconnect"}

    async def send_text(self, text: str) -> None:
        if json.loads(text)["type"] == "ended":
            self.closed_when_told = bool(self._closed)
            self._told.set()
            await asyncio.Event().wait()


def test_a_practice_is_closed_before_its_end_is_told_so_that_no_client_can_leave_too_early() -> None:
    closed: list[PracticeToken] = []

    def open_entry(asked: PracticeToken) -> ActivePractice:
        return ActivePractice(asked, cast(Practice, FakePractice(asked, closed=closed)), ServerPoses(PoseSlots()))

    async def serve() -> Hasty:
        workers, client = ThreadPoolExecutor(), Hasty(closed)
        registry = PracticeRegistry(open_entry, workers, Clock())
        with pytest.raises(ClientGone):
            await Connection(cast(WebSocket, client), registry, workers, VISITOR).serve()
        workers.shutdown()
        return client

    assert asyncio.run(serve()).closed_when_told


def test_a_practice_is_closed_even_if_nobody_waits_for_it_any_more() -> None:
    closed: list[PracticeToken] = []

    def open_entry(asked: PracticeToken) -> ActivePractice:
        return ActivePractice(asked, cast(Practice, FakePractice(asked, closed=closed)), ServerPoses(PoseSlots()))

    async def drop() -> None:
        workers = ThreadPoolExecutor()
        registry = PracticeRegistry(open_entry, workers, Clock())
        practice = await registry.take(ticket(), asyncio.Event())
        dropping = asyncio.create_task(registry.drop(practice))
        await asyncio.sleep(0)
        dropping.cancel()
        await registry.close()
        workers.shutdown()

    asyncio.run(drop())
    assert len(closed) == 1
