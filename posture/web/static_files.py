"""The page's own scripts and styles, the pose library and models for the browser, and what both languages share."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope

from posture.assets.browser import ensure_vision, vision_folder
from posture.assets.pose_model import ensure_model, kept_model
from posture.errors import ModelError
from posture.i18n import catalogue
from posture.types import Language
from posture.web.shared_constants import constants_script

_LOG: Final = logging.getLogger(__name__)

STATIC: Final = Path(__file__).parent / "static"

CATALOGUES: Final = ("practice", "player", "upload")
"""Of words: those that are for scripts of the page."""

_TYPES: Final = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".css": "text/css",
    ".wasm": "application/wasm",
    ".task": "application/octet-stream",
}
"""Named here, because a machine may know them otherwise or not at all, and browsers run no script of another type."""

Found = tuple[str, os.stat_result | None]


class Files(StaticFiles):
    """Files of a folder; the browser keeps them and asks each time whether they are still the same."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or that it has not changed."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = "no-cache"
        kind = _TYPES.get(Path(full_path).suffix)
        if kind and response.status_code == status_code:
            response.headers["content-type"] = kind
        return response


class FetchedFiles(Files):
    """Files that are fetched when the server starts; HTTP 503 with the reason while they are not there.

    Nobody who asks for one starts a download.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._find = find

    def lookup_path(self, path: str) -> Found:
        """Where a file is; called in a thread of its own, for its hash may have to be looked at."""
        try:
            place = self._find(path)
        except ModelError as error:
            raise HTTPException(503, str(error)) from error
        return (str(place), place.stat()) if place and place.is_file() else ("", None)


def static_routes() -> list[BaseRoute]:
    """The routes of what anybody who reaches this server may have."""
    return [
        Route("/static/constants.js", _constants),
        Route("/static/words/{name}/{language}.json", _words),
        Mount("/static", Files(directory=STATIC)),
        Mount("/assets/vision", FetchedFiles(_vision_file)),
        Mount("/assets", FetchedFiles(lambda path: _model_files().get(path))),
    ]


async def _constants(_: Request) -> Response:
    return Response(constants_script(), media_type="text/javascript", headers={"cache-control": "no-cache"})


async def _words(request: Request) -> Response:
    """A component's catalogue in one language; HTTP 404 for any other."""
    name, language = request.path_params["name"], request.path_params["language"]
    if name not in CATALOGUES or language not in get_args(Language):
        raise HTTPException(404)
    words = {key: phrase.text(language) for key, phrase in catalogue(name).items()}
    return JSONResponse(words, headers={"cache-control": "no-cache"})


def _vision_file(path: str) -> Path | None:
    folder = _vision_folder().resolve()
    place = (folder / path).resolve()
    return place if place.is_relative_to(folder) else None


def fetch_assets() -> None:
    """Fetch what is missing, as the server starts; what cannot be had is logged, and told to who asks for it."""
    for fetch in (ensure_model, ensure_vision):
        try:
            fetch()
        except ModelError as error:
            _LOG.warning("%s", error)


@cache
def _vision_folder() -> Path:
    """Looked for until it is there. Raises ModelError while it is not."""
    folder = vision_folder()
    if folder is None:
        raise ModelError(
            "the pose library for the browser is not here, or not yet: it is fetched when the server starts; poses can "
            "be found on the server meanwhile"
        )
    return folder


@cache
def _model_files() -> dict[str, Path]:
    """Likewise."""
    models = kept_model()
    return {"pose_full.task": models.full, "pose_crop.task": models.crop}
