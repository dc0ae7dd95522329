"""Who may come in at all: the names by which this server is called, and the way in which people sign in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Protocol

from starlette.exceptions import HTTPException
from starlette.types import Scope

from posture.roles import ALONE, Principal

PROVIDER_COOKIE: Final = "_streamlit_user"
"""Where Streamlit keeps what an identity provider said of somebody."""
LOCAL_NAMES: Final = ("localhost", "127.0.0.1", "::1")
_HOST: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?")
_PRINCIPAL: Final = "posture.principal"
"""Where a request's scope holds on whose behalf it is."""


class SignIn(Protocol):
    """A way in which people say who they are."""

    def principal(self, cookies: Mapping[str, str], origin: str) -> Principal | None:
        """Who sends these cookies to the server at `origin` (scheme and host); None for a stranger."""

    def stands(self, principal: Principal) -> bool:
        """Whether somebody who was let in still would be."""

    def external_address(self) -> str | None:
        """Where to go to sign in, if not to our own page; None for our own."""


@dataclass(frozen=True, slots=True)
class Access:
    """Names of this server, and its way of signing in; without one it serves one person on this machine alone."""

    names: tuple[str, ...] = ()
    sign_in: SignIn | None = None

    def knows_host(self, host: str) -> bool:
        """Whether a Host header names this server."""
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = (found[1] or found[2]).lower().rstrip(".")
        return name in LOCAL_NAMES or name in {one.lower() for one in self.names}

    def may_reach(self, client: str | None) -> bool:
        """Whether a machine may reach this server: where nobody signs in, only this one."""
        return self.sign_in is not None or is_loopback(client)

    def principal(self, cookies: Mapping[str, str], origin: str = "") -> Principal | None:
        """Who sends these cookies; None for a stranger."""
        return ALONE if self.sign_in is None else self.sign_in.principal(cookies, origin)

    def stands(self, principal: Principal) -> bool:
        """Whether somebody who was let in still would be."""
        return principal == ALONE if self.sign_in is None else self.sign_in.stands(principal)


def is_loopback(address: str | None) -> bool:
    """Whether an address is this machine's own."""
    try:
        return address is not None and ip_address(address).is_loopback
    except ValueError:
        return False


def admit(scope: Scope, principal: Principal) -> None:
    """Note on whose behalf a request is."""
    scope[_PRINCIPAL] = principal


def admitted(scope: Scope) -> Principal | None:
    """On whose behalf a request is; None for a stranger's, which comes no further than to where one signs in."""
    found = scope.get(_PRINCIPAL)
    return found if isinstance(found, Principal) else None


def principal_of(scope: Scope) -> Principal:
    """On whose behalf a request is. Raises HTTPException 401 where it did not come through the gate."""
    found = admitted(scope)
    if found is None:
        raise HTTPException(401, "sign in first")
    return found
