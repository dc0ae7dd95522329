"""Signing in and out: a small page of our own, so that a stranger reaches no other."""

from __future__ import annotations

import asyncio
import logging
import math
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from posture.i18n import catalogue
from posture.store.accounts import UserAccount, account_name
from posture.store.passwords import is_password
from posture.types import Language
from posture.web.access import PROVIDER_COOKIE, admitted, is_loopback
from posture.web.gate import SIGN_IN
from posture.web.same_origin import is_same_origin
from posture.web.services import Services
from posture.web.sessions import COOKIE, LONGEST, AccountSessions
from posture.web.sign_in_page import sign_in_page
from posture.web.throttle import GuessThrottle

_LOG: Final = logging.getLogger(__name__)
_MOST_FORM: Final = 4_000
"""Bytes of a name and a password."""


class SignInRoutes:
    """Endpoints of one server."""

    def __init__(self, services: Services, throttle: GuessThrottle | None = None) -> None:
        self._services, self._throttle = services, throttle or GuessThrottle()
        # One after the other: each takes memory and time on purpose, and each counts before the next is looked at.
        self._guessing = ThreadPoolExecutor(1, thread_name_prefix="posture-sign-in")

    def routes(self) -> list[BaseRoute]:
        """Under the coach's prefix."""
        return [
            Route("/sign-in", self.show, methods=["GET"]),
            Route("/sign-in", self.begin, methods=["POST"]),
            Route("/sign-out", self.end, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """Where one says who one is; to who has done so, who they are, and the way out."""
        sign_in, principal = self._services.access.sign_in, admitted(request.scope)
        external = sign_in.external_address() if sign_in else None
        complaint = _complaint(request, away=external is not None and principal is None)
        return sign_in_page(_language(request), principal.name if principal else None, external, complaint)

    async def begin(self, request: Request) -> Response:
        """Take name and password. Neither is logged, and neither ever stands in an address."""
        sessions = self._services.access.sign_in
        if not is_same_origin(request.headers) or not isinstance(sessions, AccountSessions):
            raise HTTPException(403, "this address takes its own page's form only")
        name, password = await _form(request)
        address = request.client.host if request.client else ""
        looked_at = asyncio.get_running_loop().run_in_executor(self._guessing, self._look, name, password, address)
        account, wait = await looked_at
        if account is None:
            return _refused(_language(request), wait)
        sessions.end(request.cookies)
        response = RedirectResponse("/", 303, headers={"cache-control": "no-store"})
        response.set_cookie(
            COOKIE, sessions.begin(account), max_age=round(LONGEST), secure=True, httponly=True, samesite="lax"
        )
        return response

    async def end(self, request: Request) -> Response:
        """Sign out."""
        sessions = self._services.access.sign_in
        if not is_same_origin(request.headers):
            raise HTTPException(403, "this address takes its own page's form only")
        if not isinstance(sessions, AccountSessions):
            return RedirectResponse("/auth/logout", 303)
        sessions.end(request.cookies)
        response = RedirectResponse(SIGN_IN, 303, headers={"cache-control": "no-store"})
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="lax")
        return response

    def _look(self, name: str, password: str, address: str) -> tuple[UserAccount | None, float]:
        """The account, if the password is its; else None, and for how many seconds no other is looked at."""
        wait = self._throttle.wait(name, address)
        if wait > 0:
            _LOG.warning("sign-in: throttled for %.0f s, from %s", wait, address)
            return None, wait
        account = self._services.store.accounts.find(name)
        if is_password(password, account.password if account else None):
            self._throttle.note_right(name, address)
            return account, 0.0
        self._throttle.note_wrong(name, address)
        # A name is logged only where there is such an account: people type passwords into the wrong field.
        _LOG.warning("sign-in: wrong password for %r, from %s", account.name if account else "nobody", address)
        return None, 0.0


async def _form(request: Request) -> tuple[str, str]:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_FORM:
            raise HTTPException(413, f"at most {_MOST_FORM} bytes were wanted")
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=4)
    return account_name(fields.get("name", [""])[0]), fields.get("password", [""])[0]


def _refused(language: Language, wait: float) -> Response:
    if wait <= 0:
        return sign_in_page(language, None, None, catalogue("sign_in")["wrong"].text(language), 401)
    minutes = math.ceil(wait / 60)
    response = sign_in_page(language, None, None, catalogue("sign_in")["wait"].text(language, minutes=minutes), 429)
    response.headers["retry-after"] = str(math.ceil(wait))
    return response


def _complaint(request: Request, *, away: bool) -> str:
    """Why one is here (again): without https no cookie is kept, and not everybody whom a provider knows is known here.

    `away` says that one signs in elsewhere and is not let in.
    """
    words = catalogue("sign_in")
    if away and PROVIDER_COOKIE in request.cookies:
        return words["stranger"].text(_language(request))
    secure = request.url.scheme == "https" or request.url.hostname == "localhost"
    secure = secure or is_loopback(request.url.hostname)
    return "" if secure else words["secure"].text(_language(request))


def _language(request: Request) -> Language:
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"
