"""Everything that is served beside Streamlit's own pages, under one prefix."""

from __future__ import annotations

from typing import Final

from starlette.routing import BaseRoute, Mount

from posture.web.static_files import static_routes

BASE: Final = "/coach"


def coach_routes() -> list[BaseRoute]:
    """The routes for `st.App`. What is under the prefix and unknown is HTTP 404, not Streamlit's page."""
    return [Mount(BASE, routes=[*static_routes()])]
