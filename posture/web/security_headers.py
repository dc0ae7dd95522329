"""What a browser may do with our pages: nothing that leaves this server."""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from importlib.resources import files
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST: Final = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")

_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def _inline_scripts() -> str:
    """The hashes of what Streamlit's own page runs inline; nothing else is run from within a page."""
    page = (files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    hashes = (base64.b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE.findall(page))
    return "".join(f" 'sha256-{one}'" for one in hashes)


_SOURCES: Final = {
    "default-src": "'self'",
    # Streamlit loads a component's script from a blob, MediaPipe compiles WebAssembly.
    "script-src": f"'self' blob: 'wasm-unsafe-eval'{_inline_scripts()}",
    "worker-src": "'self' blob:",
    # Streamlit and its charts put styles into the page.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "font-src": "'self' data:",
    "media-src": "'self' blob: data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}

_FIXED: Final = {
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), display-capture=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class SecurityHeaders:
    """Middleware: every answer carries the content security policy and its kin."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to HTTP answers; a route's own policy stays, for it is stricter."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = content_policy(Headers(scope=scope).get("host", ""))

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", policy)
                for name, value in _FIXED.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_policy)


def content_policy(host: str) -> str:
    """The policy for pages that were called by this host.

    Websockets of the same host are named as well, because not every browser takes 'self' to mean them.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    sources = {**_SOURCES, "connect-src": f"'self'{sockets}"}
    return "; ".join(f"{name} {value}" for name, value in sources.items())
