"""Starts the page as ``streamlit run app.py`` does, from wherever the package is installed."""

from __future__ import annotations

from typing import Final

import streamlit as st

from posture.web import MIDDLEWARE, PAGE, ROUTES, lifespan

OPTIONS: Final[dict[str, object]] = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxMessageSize": 8,
    "server.maxUploadSize": 1,
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "logger.hideWelcomeMessage": True,
}
"""Those of .streamlit/config.toml, where the reasons stand; the address is told by who starts it."""

_LOCAL: Final = ("localhost", "127.0.0.1", "::1")


def serve(host: str, port: int, names: tuple[str, ...]) -> None:
    """Serve until interrupted. Only requests by one of `names`, or by this machine's own, are answered.

    Without names, a server for more than this machine answers to any: then a proxy in front has to see to that.
    """
    allowed = [*_LOCAL, *names] if host in _LOCAL or names else []
    page = st.App(PAGE, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
    own_name = {"browser.serverAddress": names[0]} if names else {}
    place = {"server.address": host, "server.port": port, "server.allowedHosts": allowed}
    page.run(config={**OPTIONS, **own_name, **place})
