"""Sign-ins: who has signed in on which device, and until when. They are in memory only, and end with the server."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from posture.roles import Principal
from posture.store.accounts import AccountBook, UserAccount

COOKIE: Final = "posture_session"
LONGEST: Final = 12 * 3600.0
"""Seconds after which one has to sign in again."""
IDLE: Final = 2 * 3600.0
"""Seconds without any request after which one has to."""
MOST_EACH: Final = 10
"""Sign-ins of one person; the oldest makes room."""
CHECKED_EVERY: Final = 5.0
"""Seconds after which it is looked up whether the account is still as it was: an account that was removed or reset
signs its person out within that time."""


@dataclass(slots=True)
class _OpenSession:
    principal: Principal
    account_changed: datetime
    began: float
    used: float
    checked: float


class AccountSessions:
    """The sign-ins of built-in accounts (posture.web.access.SignIn). Safe between threads.

    A sign-in's secret stands in the browser's cookie only; here is its hash.
    """

    def __init__(self, book: Callable[[], AccountBook], clock: Callable[[], float] = time.monotonic) -> None:
        self._book, self._clock = book, clock
        self._sessions: dict[str, _OpenSession] = {}
        self._lock = threading.Lock()

    def begin(self, account: UserAccount) -> str:
        """Sign somebody in; what their browser shows from now on."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        key = _hash(secret)
        principal = Principal(account.name, account.role, key[:16])
        with self._lock:
            self._drop_old(now)
            for old in self._of(account.name)[: 1 - MOST_EACH]:
                del self._sessions[old]
            self._sessions[key] = _OpenSession(principal, account.changed, now, now, now)
        return secret

    def principal(self, cookies: Mapping[str, str], origin: str = "") -> Principal | None:  # noqa: ARG002 - of SignIn
        """Who is signed in with these cookies. Raises StoreError where that cannot be looked up."""
        key, now = _hash(cookies.get(COOKIE, "")), self._clock()
        with self._lock:
            self._drop_old(now)
            found = self._sessions.get(key)
        if found is None or not self._stands(found, now):
            self.end(cookies)
            return None
        found.used = now
        return found.principal

    def end(self, cookies: Mapping[str, str]) -> None:
        """Sign out."""
        with self._lock:
            self._sessions.pop(_hash(cookies.get(COOKIE, "")), None)

    def stands(self, principal: Principal) -> bool:
        """Whether a sign-in has not ended yet. Raises StoreError where that cannot be looked up."""
        now = self._clock()
        with self._lock:
            self._drop_old(now)
            found = next((one for one in self._sessions.values() if one.principal == principal), None)
        return found is not None and self._stands(found, now)

    def external_address(self) -> str | None:
        """None: one signs in on our own page."""
        return None

    def _stands(self, session: _OpenSession, now: float) -> bool:
        """Whether its account is still as it was when it began."""
        if now - session.checked >= CHECKED_EVERY:
            account = self._book().find(session.principal.name)
            if account is None or account.changed != session.account_changed:
                return False
            session.checked = now
        return True

    def _of(self, name: str) -> list[str]:
        return [key for key, one in self._sessions.items() if one.principal.name == name]

    def _drop_old(self, now: float) -> None:
        for key, one in list(self._sessions.items()):
            if now - one.began > LONGEST or now - one.used > IDLE:
                del self._sessions[key]


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
