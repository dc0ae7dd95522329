"""Where the pose model is: the user's own bundle, or the one built once and kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from posture.assets.pose_model.bundle import check_bundle
from posture.assets.pose_model.fetch import fetch
from posture.assets.pose_model.store import ensure_stored, is_intact
from posture.assets.progress import Progress, no_progress
from posture.errors import ModelError

CACHE_VARIABLE: Final = "POSTURE_CACHE"
"""Environment variable that overrides the user's cache folder."""
RECIPE: Final = "2"
"""Raise it when the way of building changes, so that bundles built the old way are left alone."""


@dataclass(frozen=True, slots=True)
class Models:
    """The bundles that following people needs.

    >>> posture.Models(full=Path("full.task"), crop=Path("crop.task")).full.name
    'full.task'
    """

    full: Path
    """Detector and landmarks: finds people in a whole picture or a tile of it."""
    crop: Path
    """Landmarks alone: takes a square picture that one person fills."""


def cache_folder() -> Path:
    """Return the folder that keeps models; it need not exist yet."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("posture-coach", appauthor=False)


def ensure_model(model: Path | None = None, progress: Progress = no_progress) -> Models:
    """Return the models, fetched and built at first use.

    With `model`, that bundle is used instead of the fetched one. Raises ModelError where a bundle is wrong, or cannot
    be fetched or kept.

    >>> posture.ensure_model().full.suffix
    '.task'
    """
    if model is None:
        full = ensure_stored(_kept("pose_landmarker_full.task"), lambda: _make(progress), progress)
    else:
        full = check_bundle(model)
    return Models(full, _crop(full, progress))


def kept_model() -> Models:
    """Return the models if they are there and whole; fetches nothing. Raises ModelError where they are not."""
    full = _kept("pose_landmarker_full.task")
    if not is_intact(full):
        raise ModelError(
            "the pose model is not here, or not yet: it is fetched when the server starts; try again in a minute, or "
            "run `posture setup` on the server"
        )
    return Models(full, _crop(full, no_progress))


def _crop(full: Path, progress: Progress) -> Path:
    """The bundle that goes with full, named after its content: several may be in use."""
    content = full.read_bytes()
    path = _kept(f"pose_crop_{hashlib.sha256(content).hexdigest()[:16]}.task")
    return ensure_stored(path, lambda: _make_crop(content, full), progress)


def _kept(name: str) -> Path:
    return cache_folder() / "models" / RECIPE / name


def _make(progress: Progress) -> bytes:
    from posture.assets.pose_model.build import (
        build,  # here: it loads the pose library, half a second that is needed only once
    )

    networks = fetch(progress)
    progress("building the pose model", None)
    return build(networks)


def _make_crop(content: bytes, full: Path) -> bytes:
    from posture.assets.pose_model.crop import crop_bundle  # here: as above

    try:
        return crop_bundle(content)
    except ModelError as error:
        raise ModelError(f"{full}: {error}") from error
