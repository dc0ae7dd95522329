"""What the page is served by: routes, websocket, uploads and jobs beside Streamlit's own, in one process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

PAGE: Final = Path(__file__).parent.parent / "page" / "main.py"
ROUTES: list[BaseRoute] = []
MIDDLEWARE: list[Middleware] = []


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Hold what the routes share while the server runs."""
    yield
