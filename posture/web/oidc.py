"""Signing in with the house's own identity provider: Streamlit's OpenID Connect (`st.login`), asked from the gate.

The provider is configured as Streamlit has it, in the section [auth] of `.streamlit/secrets.toml`. Who comes back from
it is known by their address, for which an administrator has made an account; nobody else is let in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.util import find_spec
from typing import Any, Final
from urllib.parse import urlencode

from streamlit.auth_util import encode_provider_token, get_secrets_auth_section, get_validated_redirect_uri
from streamlit.web.server.starlette import starlette_websocket as streamlit_cookies

from posture.errors import SettingsError
from posture.roles import Principal
from posture.store.accounts import AccountBook
from posture.web.access import PROVIDER_COOKIE
from posture.web.sessions import LONGEST

_PROVIDER: Final = "default"


class OidcSignIn:
    """The sign-ins of an identity provider (posture.web.access.SignIn)."""

    def __init__(self, book: Callable[[], AccountBook], clock: Callable[[], float] = time.time) -> None:
        """Raises SettingsError where Streamlit is not told of a provider."""
        self._book, self._clock = book, clock
        _check_configured()

    def principal(self, cookies: Mapping[str, str], origin: str) -> Principal | None:
        """Who the provider says sends these cookies, if there is an account for them."""
        claims = _claims(cookies, origin)
        address, issued = claims.get("email"), claims.get("iat")
        if not claims.get("is_logged_in") or not isinstance(address, str) or claims.get("email_verified") is False:
            return None
        if not isinstance(issued, int | float) or self._clock() - issued > LONGEST:
            return None
        account = self._book().find(address)
        if account is None or account.password is not None:
            return None
        return Principal(account.name, account.role, sha256(f"{address} {issued}".encode()).hexdigest()[:16])

    def stands(self, principal: Principal) -> bool:
        """Whether there is still an account for somebody who was let in."""
        account = self._book().find(principal.name)
        return account is not None and account.role == principal.role

    def external_address(self) -> str | None:
        """Where Streamlit sends somebody to the provider."""
        return f"/auth/login?{urlencode({'provider': encode_provider_token(_PROVIDER)})}"


def _claims(cookies: Mapping[str, str], origin: str) -> Mapping[str, Any]:
    """What the provider said of who sends these cookies, which Streamlit signed; nothing where that does not hold."""
    found = streamlit_cookies._get_signed_cookie_with_chunks(dict(cookies), PROVIDER_COOKIE)
    return streamlit_cookies._parse_decoded_user_cookie(found, origin) if found else {}


def _check_configured() -> None:
    if find_spec("authlib") is None:
        raise SettingsError(
            "to sign in with your house's accounts, authlib is missing; install it with pip install "
            "'posture-coach[oidc]'"
        )
    if not get_secrets_auth_section() or not get_validated_redirect_uri():
        raise SettingsError(
            "an identity provider was wanted in the section [auth] of .streamlit/secrets.toml, and there is none; "
            "write it as Streamlit's st.login has it, or sign in with accounts"
        )
