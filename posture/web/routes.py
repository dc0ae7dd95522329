"""Everything that is served beside Streamlit's own pages, under one prefix."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.routing import BaseRoute, Mount, WebSocketRoute

from posture.web.reviews import ReviewRoutes
from posture.web.services import Services, services
from posture.web.socket import LiveSocket
from posture.web.static_files import static_routes

BASE: Final = "/coach"


def coach_routes(shared: Services | None = None) -> list[BaseRoute]:
    """The routes for `st.App`. What is under the prefix and unknown is HTTP 404, not Streamlit's page."""
    shared = shared or services()
    socket = LiveSocket(shared)
    return [
        Mount(BASE, routes=[WebSocketRoute("/live", socket.live), *ReviewRoutes(shared).routes(), *static_routes()]),
    ]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Hold what the routes share while the server runs."""
    async with services().open():
        yield
