"""A server with the coach's own routes, and a visitor with a ticket."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from posture.web import MIDDLEWARE
from posture.web.jobs import Jobs
from posture.web.routes import coach_routes
from posture.web.services import Services
from posture.web.tokens import ReviewToken, issue_token, new_client

REVIEWER = Path(__file__).parent / "reviewer.py"


class FakeServices(Services):
    """Its reviews are done by a program that does as the recording's name says."""

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.folder, (sys.executable, str(REVIEWER)))


def ticket() -> dict[str, str]:
    """The header of a new browser tab."""
    return {"authorization": f"Bearer {issue_token(ReviewToken(client=new_client()))}"}


@contextmanager
def serving(folder: Path) -> Iterator[tuple[TestClient, Services]]:
    """The routes under their middleware, and the desk behind them."""
    desk = FakeServices(folder)
    app = Starlette(routes=coach_routes(desk), middleware=MIDDLEWARE, lifespan=lambda _: desk.open())
    with TestClient(app) as client:
        yield client, desk


def until_ended(client: TestClient, job: str, header: dict[str, str]) -> dict[str, object]:
    """The review once it neither waits nor runs."""
    while True:
        told: dict[str, object] = client.get(f"/coach/jobs/{job}", headers=header).json()
        if told["state"] not in {"waiting", "running"}:
            return told
