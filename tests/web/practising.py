"""A practice that remembers what it was given, and a server around it."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import cast

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketTestSession

from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.message_parts import DrillWords
from posture.practice.messages import Command, Ended, State, Welcome
from posture.practice.practice import Practice
from posture.practice.settings import PracticeSettings
from posture.roles import ALONE
from posture.types import Activity, View
from posture.web.access import Access
from posture.web.active_practice import ActivePractice
from posture.web.gate import AccessGate
from posture.web.practice_registry import PracticeRegistry
from posture.web.server_poses import PoseSlots, ServerPoses
from posture.web.services import Services
from posture.web.socket import LiveSocket
from posture.web.tokens import PracticeToken, issue_token, new_client

HERE = "testserver"
LOCAL = ("127.0.0.1", 50000)
"""The test client is on this machine."""
ORIGIN = {"origin": "http://testserver"}


@dataclass
class FakePractice:
    """Counts its frames as seconds of practice."""

    token: PracticeToken
    frames: list[PoseFrame] = field(default_factory=list)
    closed: list[PracticeToken] = field(default_factory=list)

    def close(self) -> None:
        self.closed.append(self.token)

    def welcome(self) -> Welcome:
        return Welcome(stage="check", rows=(), reasons={}, drill=DrillWords(id="free", name="Free", goal=""))

    def process_frame(self, frame: Frame) -> State:
        return self.process_poses(PoseFrame(frame.time, *frame.size, ()), None)

    def process_poses(self, frame: PoseFrame, light: float | None) -> State:
        self.frames.append(frame)
        if light == BREAKS:
            raise ZeroDivisionError
        return self._state()

    def handle(self, command: Command) -> State | Ended:
        return Ended(practice=7) if command.do == "end" else self._state()

    def _state(self) -> State:
        return State(
            stage="practice",
            time=len(self.frames),
            practice=7,
            seen=True,
            activity=Activity.SIT,
            view=View.FRONT,
        )


BREAKS = 13.0
"""A light at which the fake practice raises."""


class Clock:
    """Stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Shared:
    registry: PracticeRegistry
    workers: ThreadPoolExecutor
    access: Access


@dataclass
class Server:
    """A server with fake practices."""

    client: TestClient
    registry: PracticeRegistry
    clock: Clock
    opened: list[FakePractice]

    def connect(self, headers: dict[str, str] | None = None) -> WebSocketTestSession:
        return self.client.websocket_connect("/coach/live", headers=ORIGIN if headers is None else headers)

    @contextmanager
    def practising(self, sent: PracticeToken) -> Iterator[WebSocketTestSession]:
        """Connected and welcomed."""
        with self.connect() as socket:
            socket.send_json(hello(sent))
            assert socket.receive_json()["type"] == "welcome"
            yield socket


def application(clock: Clock | None = None, access: Access | None = None) -> tuple[Starlette, list[FakePractice]]:
    """The live route with fake practices, and those that were opened; its hub is in the app's state."""
    workers, opened = ThreadPoolExecutor(), list[FakePractice]()

    def open_entry(asked: PracticeToken) -> ActivePractice:
        opened.append(FakePractice(asked))
        return ActivePractice(asked, cast(Practice, opened[-1]), ServerPoses(PoseSlots()))

    registry = PracticeRegistry(open_entry, workers, clock or Clock())
    shared = Shared(registry, workers, access or Access((HERE,)))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await registry.close()
        workers.shutdown()

    app = Starlette(
        routes=[WebSocketRoute("/coach/live", LiveSocket(cast(Services, shared)).live)],
        middleware=[Middleware(AccessGate, lambda: shared.access)],
        lifespan=lifespan,
    )
    app.state.hub = registry
    return app, opened


@contextmanager
def serving() -> Iterator[Server]:
    """One event loop for all connections, as in a real server."""
    clock = Clock()
    app, opened = application(clock)
    with TestClient(app, client=LOCAL) as client:
        yield Server(client, app.state.hub, clock, opened)


def ticket(trainee: str = "Ada", resume: int | None = None, **more: object) -> PracticeToken:
    """For a new browser tab."""
    settings = PracticeSettings(trainee=trainee, seat="desk", language="en")
    given = {"settings": settings, "client": new_client(), "principal": ALONE, "resume": resume}
    return PracticeToken.model_validate(given | more)


def hello(sent: PracticeToken | str) -> dict[str, object]:
    """The first message."""
    text = sent if isinstance(sent, str) else issue_token(sent)
    return {"type": "hello", "version": 1, "ticket": text, "poses": "browser"}


def nobody(n: int, t: float | None = None, light: float = 100.0) -> bytes:
    """A frame from the browser in which nobody is."""
    when = 1e12 + 40 * n if t is None else t
    return struct.pack("<BBHIdHHf", 1, 1, 0, n, when, 640, 480, light)
