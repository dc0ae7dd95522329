"""One websocket of somebody who practises: messages in, at most two of them waiting, and an answer to each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from posture.practice.messages import Ended, Hello, State
from posture.practice.protocol import MessageReader, ProtocolError, read_text
from posture.roles import Principal
from posture.web.active_practice import ActivePractice
from posture.web.practice_registry import PracticeRegistry
from posture.web.tokens import PracticeToken, TokenError, read_token

HELLO_WITHIN: Final = 5.0
"""Seconds."""
SENT_WITHIN: Final = 10.0
"""Seconds in which a client takes an answer; one that does not is gone."""
SIGNED_IN_EVERY: Final = 5.0
"""Seconds after which it is looked up whether somebody is still signed in."""
MOST_FRAMES: Final = 2
"""That wait for an answer; a page that keeps to it never has old pictures judged."""
MOST_COMMANDS: Final = 8
"""Likewise; more than anybody clicks."""


@dataclass(frozen=True, slots=True)
class ConnectedVisitor:
    """Who is at the other end."""

    principal: Principal
    signed_in: Callable[[], bool]
    """Whether they still are."""


class ClientGone(Exception):  # noqa: N818 - nothing is wrong
    """The client has left, or takes nothing any more."""


class Connection:
    """Serves an accepted websocket until it ends."""

    def __init__(
        self, websocket: WebSocket, registry: PracticeRegistry, workers: Executor, visitor: ConnectedVisitor
    ) -> None:
        self._websocket, self._registry, self._workers, self._visitor = websocket, registry, workers, visitor
        self._inbox = MessageReader()
        self._messages: asyncio.Queue[str | bytes] = asyncio.Queue()
        self._frames = self._commands = 0
        """That wait for an answer."""
        self._replaced = asyncio.Event()
        """Set where another connection has come for the same practice."""

    async def serve(self) -> None:
        """Hello, welcome, and answers until the practice ends. Raises ProtocolError and ClientGone."""
        token = await self._hello()
        told = self._registry.ended(token)
        if told is not None:
            # Its line broke just as it ended.
            await self._send(told.to_json())
            return
        practice = await self._registry.take(token, self._replaced)
        try:
            await self._converse(practice)
        except (ProtocolError, ClientGone):
            raise
        except Exception:
            # What broke is not gone on with; its tab may begin again from what is in the store.
            await self._registry.drop(practice)
            raise
        finally:
            self._registry.leave(self._replaced)

    async def _hello(self) -> PracticeToken:
        try:
            async with asyncio.timeout(HELLO_WITHIN):
                message = await self._receive()
        except TimeoutError as error:
            raise ProtocolError("malformed", f"no hello came within {HELLO_WITHIN:g} s") from error
        if not isinstance(message, str):
            raise ProtocolError("malformed", "the first message is a hello, as text")
        try:
            token = read_token(read_text(Hello, message).ticket, PracticeToken)
        except TokenError as error:
            raise ProtocolError("ticket", str(error)) from error
        if token.principal != self._visitor.principal:
            raise ProtocolError("ticket", "this page is somebody else's; load it again")
        return token

    async def _converse(self, practice: ActivePractice) -> None:
        welcome = await asyncio.get_running_loop().run_in_executor(self._workers, practice.welcome)
        if practice.ended is not None:
            # The command of a line that broke was still being done.
            await self._registry.drop(practice)
            await self._send(practice.ended.to_json())
            return
        await self._send(welcome)
        await _first_to_end(self._receive_all(), self._answer_all(practice), self._watch())

    async def _watch(self) -> None:
        while not self._replaced.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._replaced.wait(), SIGNED_IN_EVERY)
            if not await asyncio.to_thread(self._visitor.signed_in):
                raise ProtocolError("ticket", "you are not signed in any more; sign in and go on")
        raise ProtocolError("replaced", "this practice goes on in another window")

    async def _receive_all(self) -> None:
        while True:
            message = await self._receive()
            self._count(message)
            self._messages.put_nowait(message)

    def _count(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            self._frames += 1
        else:
            self._commands += 1
        if self._frames > MOST_FRAMES or self._commands > MOST_COMMANDS:
            raise ProtocolError("too_fast", f"at most {MOST_FRAMES} frames wait for an answer")

    async def _answer_all(self, practice: ActivePractice) -> None:
        """Answer until the practice ends."""
        while True:
            answer = await self._answer(practice, await self._messages.get())
            if isinstance(answer, Ended):
                # Before it is told: a page that hears it leaves at once.
                await self._registry.drop(practice)
            await self._send(answer.to_json())
            if isinstance(answer, Ended):
                return

    async def _answer(self, practice: ActivePractice, message: str | bytes) -> State | Ended:
        if isinstance(message, bytes):
            state = await asyncio.get_running_loop().run_in_executor(
                self._workers, practice.handle_frame, message, self._inbox
            )
            self._frames -= 1
            return state
        answer = await asyncio.get_running_loop().run_in_executor(self._workers, practice.handle_command, message)
        self._commands -= 1
        return answer

    async def _receive(self) -> str | bytes:
        message = await self._websocket.receive()
        if message["type"] == "websocket.disconnect":
            raise ClientGone
        text: str | None = message.get("text")
        return text if text is not None else bytes(message["bytes"])

    async def _send(self, text: str) -> None:
        try:
            async with asyncio.timeout(SENT_WITHIN):
                await self._websocket.send_text(text)
        except (TimeoutError, WebSocketDisconnect) as error:
            raise ClientGone from error


async def _first_to_end(*ways: Coroutine[Any, Any, None]) -> None:
    """Run all until one of them ends, then end the others. Raises what that one raised."""
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    for error in [task.exception() for task in tasks if not task.cancelled()]:
        if error is not None:
            raise error
