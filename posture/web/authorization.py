"""Who may have what over HTTP: a ticket in a header, or a cookie for what a browser fetches by itself.

A script sends its ticket in the header ``Authorization: Bearer``. ``<video src>`` and a link cannot send headers, so
whoever asks for a review with a ticket gets a cookie for that review's video and results: HttpOnly, same-site, sent
to those paths only. Two tabs of a browser therefore never overwrite each other's.
"""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from posture.web.tokens import MOST_AGE, TicketError, VisitTicket, mint, read

COOKIE: Final = "posture_visit"
_BEARER: Final = "bearer "


def visitor(request: Request, *, by_cookie: bool = False) -> str:
    """The tab that asks. Raises HTTPException 401 without a valid ticket; `by_cookie` takes one from the cookie too."""
    header = request.headers.get("authorization", "")
    ticket = header[len(_BEARER) :] if header.lower().startswith(_BEARER) else ""
    if not ticket and by_cookie:
        ticket = request.cookies.get(COOKIE, "")
    try:
        return read(ticket, VisitTicket).client
    except TicketError as error:
        raise HTTPException(401, str(error)) from error


def let_in(response: Response, request: Request, client: str, paths: tuple[str, ...]) -> None:
    """Give the browser a cookie for these paths, and everything under them."""
    ticket = mint(VisitTicket(client=client))
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
