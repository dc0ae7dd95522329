"""Tokens: what our pages hand to the browser, so that routes and websocket know whom they serve.

A token is signed with a secret that only this process has and never writes down, so no other server's and no earlier
start's is taken. It is sent in a message, header or HttpOnly cookie, never in an address.
"""

from __future__ import annotations

import secrets
from typing import Annotated, Final, TypeVar

from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import BaseModel, Field, ValidationError

from posture.practice.settings import PracticeSettings, StrictModel
from posture.roles import Principal

MOST_AGE: Final = 12 * 3600
"""Seconds for which a token is taken: a day's training; pages mint a new one whenever they are shown."""

Client = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
"""A browser tab, by an unguessable name."""

Payload = TypeVar("Payload", bound=BaseModel)

_SECRET: Final = secrets.token_bytes(32)


class PracticeToken(StrictModel):
    """Lets a browser tab practise."""

    settings: PracticeSettings
    client: Client
    principal: Principal
    """On whose behalf, and of which sign-in: it is taken with that one only."""
    takes_over: bool = False
    """Whether its owner wants the practice here though it runs on another device, where it then ends."""
    resume: Annotated[int, Field(ge=0)] | None = None
    """Id of a kept practice that is gone on with; None for a new one."""


class ReviewToken(StrictModel):
    """Lets a browser tab upload recordings, and have those reviewed and played that it uploaded."""

    client: Client
    principal: Principal
    """On whose behalf."""


class TokenError(Exception):
    """A token that is forged, too old, damaged, or for something else."""


def new_client() -> str:
    """An unguessable name for a browser tab."""
    return secrets.token_urlsafe(16)


def issue_token(payload: BaseModel) -> str:
    """A token for the payload, safe in JSON, headers and cookies."""
    return _signer(type(payload)).dumps([secrets.token_urlsafe(6), payload.model_dump(mode="json")])


def read_token(ticket: str, kind: type[Payload]) -> Payload:
    """The payload of a token of this kind. Raises TokenError."""
    try:
        _, payload = _signer(kind).loads(ticket, max_age=MOST_AGE)
        return kind.model_validate(payload)
    except (BadData, ValidationError, ValueError, TypeError) as error:
        raise TokenError("this page's ticket is not valid any more; load the page again") from error


def _signer(kind: type[BaseModel]) -> URLSafeTimedSerializer:
    """Each kind has its own salt, so that none passes for another."""
    return URLSafeTimedSerializer(_SECRET, salt=kind.__name__)
