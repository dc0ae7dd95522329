"""What the page is served by: routes, websocket, uploads and jobs beside Streamlit's own, in one process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from posture.web.origin import SameOrigin
from posture.web.policy import Policy
from posture.web.routes import coach_routes

PAGE: Final = Path(__file__).parent.parent / "page" / "main.py"
ROUTES: Final[list[BaseRoute]] = coach_routes()
MIDDLEWARE: Final = [Middleware(Policy), Middleware(SameOrigin)]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Hold what the routes share while the server runs."""
    yield
