"""A coach that says what a test tells it to: the page's files, a page that mounts the practice, and a websocket.

What the page sends is read by the real readers, and what it is told is made of the real messages, so that page and
server cannot drift apart unnoticed.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from posture.pose.landmarks import Landmark
from posture.practice.message_parts import DrillWords, ReasonWords, RowWords
from posture.practice.messages import Command, Ended, Hello, Stage, State, Welcome
from posture.practice.protocol import MessageReader, PictureMessage, PoseMessage, ProtocolError, read_text
from posture.reasons import Reason
from posture.rules import RULES
from posture.types import Activity, Language, View
from posture.web.security_headers import SecurityHeaders
from posture.web.static_files import static_routes

PRACTICE: Final = 7
"""The id that the played practice has."""

_PAGE: Final = """<!doctype html><meta charset="utf-8"><title>practice</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<body style="margin:0"><div id="host"></div><script type="module" src="/page.js"></script></body>"""
_SCRIPT: Final = """
const root = host.attachShadow({mode: "open"});
root.innerHTML = "<div class='posture-root'></div>";
const asked = Object.fromEntries(new URLSearchParams(location.search));
const data = {base: "/coach", ticket: "a ticket", language: "en", poses: "browser", sound: true, voice: false,
  mirrored: true, ...asked};
window.triggered = [];
const {mount} = await import("/coach/static/practice/main.js");
window.draw = (more = {}) => mount({parentElement: root, data: {...data, ...more},
  setTriggerValue: (name, value) => window.triggered.push([name, value])});
window.unmount = draw();
"""
_FINDER: Final = """
// Stands still where a person would: no model is needed to see what the page does with a pose.
const PLACES = %s;
export async function createBrowserPoses({onProgress}) {
  if (window.noFinder) throw new Error("no finder");
  onProgress?.("models", 1);
  return {
    async poses(source, width, height) {
      if (window.noPoses) throw new Error("no poses");
      const landmarks = new Float32Array(231);
      PLACES.forEach(([u, v], i) => landmarks.set([u * width, v * height, 0, 0, 0, 0.9, 0.9], i * 7));
      return {landmarks, light: 120};
    },
    close() { window.closedFinders = (window.closedFinders ?? 0) + 1; },
    stats: {},
  };
}
"""


def _body() -> list[tuple[float, float]]:
    """Where the landmarks of somebody who stands in the middle are, as shares of the picture."""
    across = {"SHOULDER": 0.06, "HIP": 0.04, "ELBOW": 0.08, "KNEE": 0.045, "ANKLE": 0.045, "HEEL": 0.045, "EAR": 0.018}
    down = {"SHOULDER": 0.27, "ELBOW": 0.4, "HIP": 0.52, "KNEE": 0.7, "ANKLE": 0.87, "HEEL": 0.89, "FOOT_INDEX": 0.91}
    down |= {"EAR": 0.17, "WRIST": 0.5, "PINKY": 0.53, "INDEX": 0.53, "THUMB": 0.52}
    places = []
    for one in Landmark:
        side, _, part = one.name.partition("_")
        sign = {"LEFT": 1, "RIGHT": -1}.get(side, 0)
        places.append((0.5 + sign * across.get(part, 0.05 if part in down else 0.01), down.get(part, 0.17)))
    return places


@dataclass
class PlayedCoach:
    """What the coach says to every frame, and what it heard. Tests change `says` at any time."""

    says: dict[str, Any] = field(default_factory=lambda: {"stage": "check"})
    """Fields of the next states."""
    heard: list[dict[str, Any]] = field(default_factory=list)
    """Hellos and commands."""
    frames: list[PoseMessage | PictureMessage] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Why the readers refused a message: has to stay empty."""
    silent: bool = False
    """Whether frames are left unanswered."""
    close_with: int | None = None
    """Close the connection at its next message with this code."""
    language: Language = "en"
    address: str = ""

    def commands(self) -> list[str]:
        """What was wanted, in order."""
        return [one["do"] for one in self.heard if one["type"] == "do"]

    async def talk(self, connection: WebSocket) -> None:
        """One connection."""
        await connection.accept()
        try:
            with suppress(WebSocketDisconnect):  # the page is gone
                await self._listen(connection)
        except ProtocolError as error:
            self.refused.append(str(error))
            await connection.close(4400)

    async def _listen(self, connection: WebSocket) -> None:
        hello = read_text(Hello, await connection.receive_text())
        self.heard.append(hello.model_dump())
        language = self.language
        await connection.send_text(welcome(self.says["stage"], language).to_json())
        inbox = MessageReader()
        rows: dict[str, Any] = {}
        while True:
            message = await connection.receive()
            if message["type"] == "websocket.disconnect":
                return
            if self.close_with is not None:
                code, self.close_with = self.close_with, None
                await connection.close(code)
                return
            if message.get("text") is not None:
                await self._command(connection, read_text(Command, message["text"]))
                continue
            frame = inbox.read(message["bytes"])
            self.frames.append(frame)
            if not self.silent:
                rows = await self._answer(connection, frame, rows)

    async def _command(self, connection: WebSocket, command: Command) -> None:
        self.heard.append(json.loads(command.model_dump_json()))
        stages = {"pause": "paused", "resume": "practice", "begin": "baseline", "skip": "countdown"}
        if command.do == "end":
            await connection.send_text(Ended(practice=PRACTICE).to_json())
            return
        if command.do in stages:
            self.says = {"stage": stages[command.do]}
        await connection.send_text(state(self.says).to_json())

    async def _answer(
        self, connection: WebSocket, frame: PoseMessage | PictureMessage, before: dict[str, Any]
    ) -> dict[str, Any]:
        rows: dict[str, Any] = self.says.get("rows", {})
        more: dict[str, Any] = {
            "n": frame.n,
            "t": frame.t,
            "rows": {k: v for k, v in rows.items() if before.get(k) != v},
        }
        if isinstance(frame, PictureMessage):
            height, width = frame.image.shape[:2]
            more["points"] = tuple((u * width, v * height) for u, v in _body())
        await connection.send_text(state({**self.says, **more}).to_json())
        return rows


def state(fields: dict[str, Any]) -> State:
    """A state with these fields, and the rest as of somebody who stands in practice."""
    usual = {"time": 1.0, "seen": True, "activity": Activity.STAND, "view": View.FRONT, "elapsed": 1.0}
    return State.model_validate({**usual, **fields})


def welcome(stage: Stage, language: Language) -> Welcome:
    """The real table and the real reasons."""
    joints = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)
    rows = [
        RowWords(
            id=rule.id,
            activity=rule.activity,
            kind=rule.kind,
            title=rule.wording.title(language),
            original=rule.wording.original,
            advice=rule.wording.advice(language),
            cue=rule.wording.cue(language),
            joints=tuple(map(int, joints)),
            used=True,
        )
        for rule in RULES.values()
    ]
    reasons = {one: ReasonWords(text=one.text(language), remedy=one.remedy(language)) for one in Reason}
    drill = {"en": ("Two minutes", "Stand for two minutes"), "zh": ("两分钟", "站立两分钟")}[language]
    return Welcome(
        stage=stage, rows=tuple(rows), reasons=reasons, drill=DrillWords(id="d", name=drill[0], goal=drill[1])
    )


@contextmanager
def playing() -> Iterator[PlayedCoach]:
    """Serve it on a loopback port."""
    coach = PlayedCoach()
    listening = socket.create_server(("127.0.0.1", 0))
    coach.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = Starlette(routes=_routes(coach), middleware=[Middleware(SecurityHeaders)])
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="websockets-sansio"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield coach
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def _routes(coach: PlayedCoach) -> list[Route | Mount | WebSocketRoute]:
    def text(content: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(_: Request) -> Response:
            return HTMLResponse(content) if kind == "text/html" else Response(content, media_type=kind)

        return answer

    return [
        Route("/", text(_PAGE, "text/html")),
        Route("/page.js", text(_SCRIPT, "text/javascript")),
        Route("/coach/static/pose/browser_poses.js", text(_FINDER % json.dumps(_body()), "text/javascript")),
        WebSocketRoute("/coach/live", coach.talk),
        Mount("/coach", routes=static_routes()),
    ]
