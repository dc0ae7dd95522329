"""Starts the page as ``streamlit run app.py`` does, from wherever the package is installed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

import streamlit as st

from posture.web import MIDDLEWARE, PAGE, ROUTES, lifespan

SETTINGS: Final = files("posture.web") / "streamlit.toml"
"""The same as .streamlit/config.toml, which is not installed."""
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")


def serve(host: str, port: int, names: tuple[str, ...]) -> None:
    """Serve until interrupted. Only requests by one of `names`, or by this machine's own, are answered.

    Without names, a server for more than this machine answers to any: then a proxy in front has to see to that.
    """
    page = st.App(PAGE, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
    page.run(config=options(host, port, names))


def options(host: str, port: int, names: tuple[str, ...]) -> dict[str, Any]:
    """Streamlit's options by their dotted names."""
    chosen = {
        "server.address": host,
        "server.port": port,
        "server.allowedHosts": [*_LOCAL, *names] if host in _LOCAL or names else [],
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
