"""Starts the page as ``streamlit run app.py`` does, from wherever the package is installed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final, Literal

import streamlit as st
from uvicorn.config import HTTP_PROTOCOLS

from posture.web import MIDDLEWARE, PAGE, ROUTES, lifespan
from posture.web.access import Access, SignIn
from posture.web.services import services
from posture.web.sessions import AccountSessions

SETTINGS: Final = files("posture.web") / "streamlit.toml"
"""The same as .streamlit/config.toml, which is not installed."""
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
WayIn = Literal["nobody", "accounts", "oidc"]
"""Who has to sign in, and how."""


def serve(host: str, port: int, names: tuple[str, ...], sign_in: WayIn = "nobody") -> None:
    """Serve until interrupted. Only requests by one of `names`, or by this machine's own, are answered.

    Raises SettingsError where the way to sign in is not ready for use, StoreError where accounts cannot be looked up.
    """
    services().access = Access(names, _sign_in(sign_in))
    HTTP_PROTOCOLS["auto"] = "posture.web.http_protocol:PromptHttpProtocol"
    page = st.App(PAGE, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
    page.run(config=options(host, port, names))


def _sign_in(way: WayIn) -> SignIn | None:
    if way == "accounts":
        return AccountSessions(lambda: services().store.accounts)
    if way == "oidc":
        from posture.web.oidc import OidcSignIn  # here: it needs an optional package

        return OidcSignIn(lambda: services().store.accounts)
    return None


def options(host: str, port: int, names: tuple[str, ...]) -> dict[str, Any]:
    """Streamlit's options by their dotted names."""
    chosen = {
        "server.address": host,
        "server.port": port,
        "server.allowedHosts": [*_LOCAL, *names],
        # The address is told by who starts the page.
        "logger.hideWelcomeMessage": True,
    }
    own_name = {"browser.serverAddress": names[0]} if names else {}
    return {**dict(_dotted(tomllib.loads(SETTINGS.read_text(encoding="utf-8")))), **chosen, **own_name}


def _dotted(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{before}{name}.")
        else:
            yield before + name, value
