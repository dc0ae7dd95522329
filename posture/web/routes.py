"""Everything that is served beside Streamlit's own pages, under one prefix."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, WebSocketRoute

from posture.web.gate import AccessGate
from posture.web.reviews import ReviewRoutes
from posture.web.same_origin import SameOrigin
from posture.web.security_headers import SecurityHeaders
from posture.web.services import Services, services
from posture.web.sign_in import SignInRoutes
from posture.web.socket import LiveSocket
from posture.web.static_files import fetch_assets, static_routes

BASE: Final = "/coach"


def coach_routes(shared: Services | None = None) -> list[BaseRoute]:
    """The routes for `st.App`. What is under the prefix and unknown is HTTP 404, not Streamlit's page."""
    shared = shared or services()
    socket = LiveSocket(shared)
    own = [*ReviewRoutes(shared).routes(), *SignInRoutes(shared).routes(), *static_routes()]
    return [Mount(BASE, routes=[WebSocketRoute("/live", socket.live), *own])]


def coach_middleware(shared: Services | None = None) -> list[Middleware]:
    """What every request passes first, Streamlit's too."""
    shared = shared or services()
    return [Middleware(SecurityHeaders), Middleware(SameOrigin), Middleware(AccessGate, lambda: shared.access)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Hold what the routes share while the server runs."""
    # Not waited for: the page is there meanwhile, and who practises finds a place and puts the camera up.
    threading.Thread(target=fetch_assets, name="posture-assets", daemon=True).start()
    async with services().open():
        yield
