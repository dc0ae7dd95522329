"""The websocket of live practice: who may connect, and how everything that is refused ends."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from posture.errors import PostureError
from posture.practice.messages import ErrorCode, ErrorMessage
from posture.practice.protocol import ProtocolError
from posture.web.connection import SENT_WITHIN, ClientGone, Connection
from posture.web.practice_registry import MOST_PRACTICES
from posture.web.same_origin import is_same_origin
from posture.web.services import Services

_LOG: Final = logging.getLogger(__name__)

MOST_CONNECTIONS: Final = 2 * MOST_PRACTICES
"""Those included that have not said hello yet, and those that are being replaced."""

CODES: Final[dict[ErrorCode, int]] = {
    "malformed": 4400,
    "ticket": 4401,
    "replaced": 4409,
    "too_large": 4413,
    "too_fast": 4429,
    "internal": 4500,
    "busy": 4503,
}
"""With which a websocket is closed."""


class LiveSocket:
    """`live` is the endpoint. What one client does wrong ends that client's connection and touches no other."""

    def __init__(self, shared: Services) -> None:
        self._shared = shared
        self._connections = 0

    async def live(self, websocket: WebSocket) -> None:
        """Serve one websocket from request to close."""
        if not is_same_origin(websocket.headers):
            await _deny(websocket, 403, "another origin")
        elif self._connections >= MOST_CONNECTIONS:
            await _deny(websocket, 503, "too many connections")
        else:
            self._connections += 1
            try:
                await self._serve(websocket)
            finally:
                self._connections -= 1

    async def _serve(self, websocket: WebSocket) -> None:
        await websocket.accept()
        try:
            await Connection(websocket, self._shared.registry, self._shared.workers).serve()
            await _close(websocket, 1000)
        except ClientGone:
            return
        except ProtocolError as error:
            await _refuse(websocket, error.code, error.text)
        except PostureError as error:
            await _refuse(websocket, "internal", str(error))
        except Exception:
            _LOG.exception("a practice broke")
            await _refuse(websocket, "internal", "something broke on the server; what was practised is kept")


async def _deny(websocket: WebSocket, status: int, why: str) -> None:
    _LOG.warning("live: refused before it began: %s", why)
    await websocket.send_denial_response(PlainTextResponse(why, status))


async def _refuse(websocket: WebSocket, code: ErrorCode, text: str) -> None:
    """Say why, and close. The log has the code only: the text may name what the client sent."""
    _LOG.warning("live: refused: %s", code)
    try:
        async with asyncio.timeout(SENT_WITHIN):
            await websocket.send_text(ErrorMessage(code=code, text=text).to_json())
    except (TimeoutError, WebSocketDisconnect):
        return
    await _close(websocket, CODES[code])


async def _close(websocket: WebSocket, code: int) -> None:
    try:
        await websocket.close(code)
    except (RuntimeError, WebSocketDisconnect):  # it has left by itself
        return
