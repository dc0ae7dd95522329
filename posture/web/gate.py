"""The gate: every request is let in by the server's name, by person and by what they may do, or refused."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from posture.errors import PostureError
from posture.roles import ALONE, Action, Principal, may
from posture.web.access import Access, admit
from posture.web.route_actions import OPEN, WEBSOCKET, action_of

_LOG: Final = logging.getLogger(__name__)

SIGN_IN: Final = "/coach/sign-in"
BODY_SILENT_FOR: Final = 10.0
"""Seconds without a byte after which a request that was begun is dropped."""


class AccessGate:
    """Middleware for every route, Streamlit's too."""

    def __init__(self, app: ASGIApp, access: Callable[[], Access]) -> None:
        """`access` is asked at each request, for it is known only when the server starts."""
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it pass on somebody's behalf, or answer why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        try:
            await self._enter(scope)
        except HTTPException as refusal:
            _LOG.info("refused: %d", refusal.status_code)
            await _refusal(scope, refusal)(scope, receive, send)
        else:
            await self._app(scope, _prompt(receive) if scope["type"] == "http" else receive, send)

    async def _enter(self, scope: Scope) -> None:
        """Raise HTTPException for what must not pass."""
        access, request = self._access(), HTTPConnection(scope)
        _check_place(access, request)
        principal = await run_in_threadpool(_principal, access, request) if access.sign_in else ALONE
        method = WEBSOCKET if scope["type"] == "websocket" else scope["method"]
        _check_action(principal, action_of(method, scope["path"]), scope["path"])
        if principal is not None:
            admit(scope, principal)


def _check_place(access: Access, request: HTTPConnection) -> None:
    """Raise HTTPException for a name or a machine that is not served."""
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or not access.knows_host(hosts[0]):
        raise HTTPException(421, "this server is not known by that name; name it with `posture app --name`")
    if not access.may_reach(request.client.host if request.client else None):
        raise HTTPException(403, "this page serves its own machine only; `posture app --host --name` serves others")


def _principal(access: Access, request: HTTPConnection) -> Principal | None:
    """Who it is; HTTPException 503 where that cannot be looked up, for then nobody is let in."""
    try:
        return _looked_up(access, request)
    except PostureError as error:
        _LOG.warning("accounts cannot be looked up: %s", error)
        raise HTTPException(503, "it cannot be looked up who you are; try again in a minute") from error


def _looked_up(access: Access, request: HTTPConnection) -> Principal | None:
    return access.principal(request.cookies, f"{request.url.scheme}://{request.headers['host']}")


def _check_action(principal: Principal | None, action: Action | None, path: str) -> None:
    """Raise HTTPException for who may not do it."""
    if action is None:
        raise HTTPException(404, "there is nothing of that kind here")
    if path in OPEN or may(principal, action):
        return
    raise HTTPException(403, f"you may not {action}") if principal else HTTPException(401, "sign in first")


def _refusal(scope: Scope, refusal: HTTPException) -> Response:
    """Who opens a page without being signed in is led to where one signs in."""
    page = scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", "")
    if refusal.status_code == 401 and page and scope["method"] == "GET":  # noqa: PLR2004 - of HTTP
        return RedirectResponse(SIGN_IN, 303, headers={"cache-control": "no-store"})
    return PlainTextResponse(refusal.detail, refusal.status_code)


def _prompt(receive: Receive) -> Receive:
    """The same, but a body that stops coming is as good as a client that has left."""
    complete = False

    async def receive_promptly() -> Message:
        nonlocal complete
        if complete:
            return await receive()
        try:
            async with asyncio.timeout(BODY_SILENT_FOR):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        complete = not message.get("more_body", False)
        return message

    return receive_promptly
