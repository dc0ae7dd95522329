"""The page's own routes on a loopback port, with a test's page beside them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from posture.web.routes import coach_routes
from posture.web.security_headers import SecurityHeaders
from posture.web.static_files import fetch_assets

EMPTY_PAGE = "<!doctype html><meta charset='utf-8'><title>test</title><link rel='icon' href='data:,'><body></body>"


async def _page(_: Request) -> Response:
    return HTMLResponse(EMPTY_PAGE)


@contextmanager
def serving(routes: Sequence[BaseRoute] = ()) -> Iterator[str]:
    """Serve the coach's routes, an empty page at "/" and `routes`, under the coach's policy; give the address."""
    fetch_assets()
    app = Starlette(routes=[Route("/", _page), *routes, *coach_routes()], middleware=[Middleware(SecurityHeaders)])
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
