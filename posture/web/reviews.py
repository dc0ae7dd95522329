"""The routes of reviews: bring a recording, have it reviewed, look at it, and have it deleted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from posture.practice.settings import StrictModel
from posture.web.authorization import authorize, set_cookie
from posture.web.jobs import BusyError, Job
from posture.web.review_messages import WebReviewOptions
from posture.web.services import Services
from posture.web.uploads import UploadError

_MOST_JSON: Final = 10_000
"""Bytes."""
_SHOWN: Final = frozenset({".json", ".vtt", ".bin"})
"""Results that a script reads; the others are downloads."""
_VIDEO: Final = {".webm": "video/webm", ".ogv": "video/ogg", ".mkv": "video/x-matroska", ".mov": "video/quicktime"}


class _ReviewRequest(StrictModel):
    """The body of a request for a review."""

    upload: Annotated[str, Field(max_length=100)]
    wish: WebReviewOptions = WebReviewOptions()


class ReviewRoutes:
    """Endpoints; what belongs to another tab is as if it were not there."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def routes(self) -> list[BaseRoute]:
        """Under the coach's prefix."""
        return [
            Route("/uploads", self.upload, methods=["PUT"]),
            Route("/jobs", self.begin, methods=["POST"]),
            Route("/jobs/{job}", self.status, methods=["GET"]),
            Route("/jobs/{job}", self.delete, methods=["DELETE"]),
            Route("/media/{job}", self.media, methods=["GET", "HEAD"]),
            Route("/results/{job}/{name}", self.result, methods=["GET", "HEAD"]),
        ]

    async def upload(self, request: Request) -> Response:
        """Take a recording, the body of the request as it is; ``?name=`` is what it is called."""
        owner = authorize(request)
        length = request.headers.get("content-length", "")
        try:
            recording = await self._services.uploads.receive(
                owner,
                request.query_params.get("name", ""),
                int(length) if length.isdecimal() else None,
                request.stream(),
            )
        except UploadError as error:
            return JSONResponse({"text": error.text}, error.status)
        except ClientDisconnect:
            return Response(status_code=400)
        return JSONResponse({"upload": recording.id, "name": recording.name, "seconds": recording.seconds}, 201)

    async def begin(self, request: Request) -> Response:
        """Have a recording reviewed."""
        client = authorize(request).client
        asked = await _asked(request)
        recording = self._services.uploads.find(client, asked.upload)
        ours = (asked.wish.profile, asked.wish.rules, asked.wish.baseline)
        if recording is None or any(one is not None for one in ours):
            raise HTTPException(404, "there is no such recording, or no longer; upload it again")
        try:
            job = self._services.jobs.start(recording, asked.wish)
        except BusyError as error:
            return JSONResponse({"text": str(error)}, 503)
        return self._told(request, job, 202)

    async def status(self, request: Request) -> Response:
        """How far a review is, and what came of it."""
        return self._told(request, self._job(request, authorize(request).client), 200)

    async def delete(self, request: Request) -> Response:
        """End a review, and delete it with its recording."""
        job = self._job(request, authorize(request).client)
        self._services.delete(job)
        return Response(status_code=204)

    async def media(self, request: Request) -> Response:
        """The recording of a review, whole or the range that was asked for."""
        recording = self._job(request, authorize(request, by_cookie=True).client).recording
        if not recording.path.is_file():
            raise HTTPException(404, "this recording has been deleted")
        kind = _VIDEO.get(Path(recording.name).suffix.lower(), "video/mp4")
        return FileResponse(recording.path, media_type=kind, headers={"cache-control": "no-store"})

    async def result(self, request: Request) -> Response:
        """One of the files that a review gave."""
        job = self._job(request, authorize(request, by_cookie=True).client)
        name = request.path_params["name"]
        if name not in job.results:
            raise HTTPException(404, "this review gave no such file")
        shown = Path(name).suffix in _SHOWN
        headers = {"cache-control": "no-store", "content-security-policy": "sandbox; default-src 'none'"}
        return FileResponse(job.folder / name, filename=None if shown else name, headers=headers)

    def _job(self, request: Request, client: str) -> Job:
        job = self._services.jobs.find(client, request.path_params["job"])
        if job is None:
            raise HTTPException(404, "there is no such review, or no longer")
        return job

    def _told(self, request: Request, job: Job, status: int) -> Response:
        told = {
            "job": job.id,
            "state": job.state,
            "share": job.share,
            "error": job.error,
            "problems": list(job.problems),
            "name": job.recording.name,
            "results": list(job.results),
        }
        response = JSONResponse(told, status, headers={"cache-control": "no-store"})
        under = request.scope.get("root_path", "")
        set_cookie(response, request, job.owner, (f"{under}/media/{job.id}", f"{under}/results/{job.id}"))
        return response


async def _asked(request: Request) -> _ReviewRequest:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_JSON:
            raise HTTPException(413, f"at most {_MOST_JSON} bytes were wanted")
    try:
        return _ReviewRequest.model_validate_json(bytes(body))
    except ValidationError as error:
        raise HTTPException(400, "an upload and a wish were wanted, as JSON") from error
