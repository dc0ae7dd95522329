"""What each route does, in terms of posture.roles: the gate asks here, and a route that is not here is refused.

Streamlit's own routes stand here too: its figures and files need what everything else needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from re import Pattern
from typing import Final

from starlette.routing import compile_path

from posture.roles import Action

WEBSOCKET: Final = "WEBSOCKET"
"""Stands for the method of a websocket's handshake."""
_READ: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_WRITE: Final = frozenset({"PUT", "DELETE", "OPTIONS"})
_ANY: Final = _READ | {"POST", "PUT", "PATCH", "DELETE"}

OPEN: Final = frozenset({"/_stcore/health"})
"""Answered to anybody, who learns from it that there is a server."""


@dataclass(frozen=True, slots=True)
class RouteAction:
    """A route's path as Starlette writes it, its methods, and what it does."""

    path: str
    methods: frozenset[str]
    action: Action


ROUTE_ACTIONS: Final = (
    RouteAction("/coach/live", frozenset({WEBSOCKET}), Action.PRACTISE),
    RouteAction("/coach/uploads", frozenset({"PUT"}), Action.REVIEW),
    RouteAction("/coach/jobs", frozenset({"POST"}), Action.REVIEW),
    RouteAction("/coach/jobs/{job}", _READ | {"DELETE"}, Action.REVIEW),
    RouteAction("/coach/media/{job}", _READ, Action.REVIEW),
    RouteAction("/coach/results/{job}/{name}", _READ, Action.REVIEW),
    RouteAction("/coach/sign-in", _READ | {"POST"}, Action.SIGN_IN),
    RouteAction("/coach/sign-out", frozenset({"POST"}), Action.SIGN_IN),
    RouteAction("/coach/static/constants.js", _READ, Action.OPEN_PAGE),
    RouteAction("/coach/static/words/{name}/{language}.json", _READ, Action.OPEN_PAGE),
    RouteAction("/coach/static/{path:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/coach/assets/vision/{path:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/coach/assets/{path:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/coach/{path:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/_stcore/health", _READ, Action.OPEN_PAGE),
    RouteAction("/_stcore/metrics", _READ, Action.MEASURE_SERVER),
    RouteAction("/_stcore/host-config", _READ, Action.OPEN_PAGE),
    RouteAction("/_stcore/stream", frozenset({WEBSOCKET}), Action.OPEN_PAGE),
    # The only file that a page takes in this way is one of house rules.
    RouteAction("/_stcore/upload_file/{session_id}/{file_id}", _WRITE, Action.ADD_RULES),
    RouteAction("/_stcore/bidi-components/{path:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/_stcore/agent/interact", _ANY, Action.DRIVE_PAGES),
    RouteAction("/_stcore/agent/openapi.json", _ANY, Action.DRIVE_PAGES),
    RouteAction("/_stcore/agent/mcp", _ANY, Action.DRIVE_PAGES),
    RouteAction("/media/{file_id:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/component/{path:path}", _READ, Action.OPEN_PAGE),
    RouteAction("/auth/login", _READ, Action.SIGN_IN),
    RouteAction("/auth/logout", _READ, Action.SIGN_IN),
    RouteAction("/oauth2callback", _READ, Action.SIGN_IN),
    # Streamlit's page itself, by whatever address a page of ours has.
    RouteAction("/{path:path}", _READ, Action.OPEN_PAGE),
)
"""The first that fits is meant."""

_COMPILED: Final[tuple[tuple[Pattern[str], RouteAction], ...]] = tuple(
    (compile_path(route.path)[0], route) for route in ROUTE_ACTIONS
)


def action_of(method: str, path: str) -> Action | None:
    """What a request does; None for one that no route has."""
    for pattern, route in _COMPILED:
        if pattern.match(path):
            return route.action if method in route.methods else None
    return None
