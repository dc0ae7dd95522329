"""Who may have what over HTTP: a token in a header, or a cookie for what a browser fetches by itself.

A script sends its token in the header ``Authorization: Bearer``. ``<video src>`` and a link cannot send headers, so
whoever asks for a review with a token gets a cookie for that review's video and results: HttpOnly, same-site, sent
to those paths only. Two tabs of a browser therefore never overwrite each other's.
"""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from posture.web.access import principal_of
from posture.web.recordings import RecordingOwner
from posture.web.tokens import MOST_AGE, ReviewToken, TokenError, issue_token, read_token

COOKIE: Final = "posture_visit"
_BEARER: Final = "bearer "


def authorize(request: Request, *, by_cookie: bool = False) -> RecordingOwner:
    """Who asks, from which tab. Raises HTTPException 401 without a valid token, or with somebody else's.

    `by_cookie` takes one from the cookie too.
    """
    principal = principal_of(request.scope)
    header = request.headers.get("authorization", "")
    ticket = header[len(_BEARER) :] if header.lower().startswith(_BEARER) else ""
    if not ticket and by_cookie:
        ticket = request.cookies.get(COOKIE, "")
    try:
        token = read_token(ticket, ReviewToken)
    except TokenError as error:
        raise HTTPException(401, str(error)) from error
    if token.principal.name != principal.name:
        raise HTTPException(401, "this page is somebody else's; load it again")
    return RecordingOwner(token.client, token.principal.name)


def set_cookie(response: Response, request: Request, client: str, paths: tuple[str, ...]) -> None:
    """Give the browser a cookie for these paths, and everything under them."""
    ticket = issue_token(ReviewToken(client=client, principal=principal_of(request.scope)))
    for path in paths:
        response.set_cookie(
            COOKIE,
            ticket,
            max_age=MOST_AGE,
            path=path,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
