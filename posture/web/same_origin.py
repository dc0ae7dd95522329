"""Only our own page may talk to us: what another page of the same browser sends is refused before anybody reads it."""

from __future__ import annotations

import logging
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_LOG: Final = logging.getLogger(__name__)


class SameOrigin:
    """Middleware for every route, Streamlit's too: a request with an Origin other than its Host gets HTTP 403.

    A websocket is refused before it is accepted. Streamlit's own check comes after this one and therefore never meets
    a foreign origin, at which it would ask an outside host for this machine's address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is same-origin, or names no origin."""
        if scope["type"] == "lifespan" or _may_pass(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        _LOG.warning("refused: a request from another origin")
        await PlainTextResponse("this address answers its own page only", 403)(scope, receive, send)


def is_same_origin(headers: Headers) -> bool:
    """Whether the headers name an origin, and it is the host that was called."""
    origins, hosts = headers.getlist("origin"), headers.getlist("host")
    if len(origins) != 1 or len(hosts) != 1:
        return False
    try:
        parts = urlsplit(origins[0])
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == hosts[0].lower()


def _may_pass(headers: Headers) -> bool:
    """Programs name no origin, and browsers none when they merely read what is theirs; websockets check again."""
    return "origin" not in headers or is_same_origin(headers)
