"""A server with the coach's own routes, and a visitor with a ticket."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from posture.roles import ALONE, Principal
from posture.web.access import Access
from posture.web.jobs import Jobs
from posture.web.routes import coach_middleware, coach_routes
from posture.web.services import Services
from posture.web.tokens import ReviewToken, issue_token, new_client
from tests.web.practising import HERE, LOCAL

REVIEWER = Path(__file__).parent / "reviewer.py"


class FakeServices(Services):
    """Its reviews are done by a program that does as the recording's name says."""

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.folder, (sys.executable, str(REVIEWER)))


def ticket(principal: Principal = ALONE) -> dict[str, str]:
    """The header of a new browser tab."""
    return {"authorization": f"Bearer {issue_token(ReviewToken(client=new_client(), principal=principal))}"}


@contextmanager
def serving(folder: Path, access: Access | None = None) -> Iterator[tuple[TestClient, Services]]:
    """The routes under their middleware, and the desk behind them."""
    desk = FakeServices(folder, access or Access((HERE,)))
    app = Starlette(routes=coach_routes(desk), middleware=coach_middleware(desk), lifespan=lambda _: desk.open())
    with TestClient(app, client=LOCAL) as client:
        yield client, desk


def until_ended(client: TestClient, job: str, header: dict[str, str]) -> dict[str, object]:
    """The review once it neither waits nor runs."""
    while True:
        told: dict[str, object] = client.get(f"/coach/jobs/{job}", headers=header).json()
        if told["state"] not in {"waiting", "running"}:
            return told
