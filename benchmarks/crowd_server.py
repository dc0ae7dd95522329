"""The coach's routes for a crowd: prints a port and as many tickets as asked for, as JSON, and serves until killed."""

from __future__ import annotations

import json
import socket
import sys

import uvicorn
from starlette.applications import Starlette

from posture.practice.settings import PracticeSettings
from posture.roles import ALONE
from posture.web.routes import coach_middleware, coach_routes, lifespan
from posture.web.tokens import PracticeToken, issue_token, new_client


def main(trainees: int) -> None:
    """Only the process that serves can make tickets, so it makes them for everybody."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=trainees)
    app = Starlette(routes=coach_routes(), middleware=coach_middleware(), lifespan=lifespan)
    tickets = [issue_token(_token(k)) for k in range(trainees)]
    sys.stdout.write(json.dumps({"port": listening.getsockname()[1], "tickets": tickets}) + "\n")
    sys.stdout.flush()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="websockets-sansio"))
    server.run(sockets=[listening])


def _token(k: int) -> PracticeToken:
    return PracticeToken(settings=_settings(k), client=new_client(), principal=ALONE)


def _settings(k: int) -> PracticeSettings:
    return PracticeSettings(trainee=f"trainee {k}", seat="desk", language="en", guided=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
