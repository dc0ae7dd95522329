"""The websocket of live practice: who may connect, and how everything that is refused ends."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from functools import partial
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from posture.errors import PostureError
from posture.practice.messages import ErrorCode, ErrorMessage
from posture.practice.protocol import ProtocolError
from posture.roles import ALONE, Principal
from posture.web.access import admitted
from posture.web.connection import SENT_WITHIN, ClientGone, ConnectedVisitor, Connection
from posture.web.practice_registry import MOST_PRACTICES
from posture.web.same_origin import is_same_origin
from posture.web.services import Services

_LOG: Final = logging.getLogger(__name__)

MOST_CONNECTIONS: Final = 2 * MOST_PRACTICES
"""Those included that have not said hello yet, and those that are being replaced."""

MOST_EACH: Final = 8
"""Of one person who has signed in."""

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
        self._connections: Counter[str] = Counter()
        """By the name of who has them."""

    async def live(self, websocket: WebSocket) -> None:
        """Serve one websocket from request to close."""
        if not is_same_origin(websocket.headers):
            await _deny(websocket, 403, "another origin")
        elif (principal := admitted(websocket.scope)) is None:
            await _deny(websocket, 401, "nobody has signed in")
        elif self._is_full(principal):
            await _deny(websocket, 503, "too many connections")
        else:
            self._connections[principal.name] += 1
            try:
                await self._serve(websocket, principal)
            finally:
                self._connections -= Counter({principal.name: 1})

    def _is_full(self, principal: Principal) -> bool:
        own = MOST_CONNECTIONS if principal == ALONE else MOST_EACH
        return self._connections.total() >= MOST_CONNECTIONS or self._connections[principal.name] >= own

    async def _serve(self, websocket: WebSocket, principal: Principal) -> None:
        await websocket.accept()
        visitor = ConnectedVisitor(principal, partial(self._shared.access.stands, principal))
        try:
            await Connection(websocket, self._shared.registry, self._shared.workers, visitor).serve()
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
