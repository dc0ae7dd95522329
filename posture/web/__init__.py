"""What the page is served by: routes, websocket, uploads and jobs beside Streamlit's own, in one process."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from starlette.routing import BaseRoute

from posture.web.routes import coach_middleware, coach_routes, lifespan

__all__ = ["MIDDLEWARE", "PAGE", "ROUTES", "lifespan"]

PAGE: Final = Path(__file__).parent.parent / "page" / "main.py"
ROUTES: Final[list[BaseRoute]] = coach_routes()
MIDDLEWARE: Final = coach_middleware()
