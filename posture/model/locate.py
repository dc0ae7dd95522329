"""Where the pose model is: the user's own bundle, or the one built once and kept in the user's cache."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from posture.model.bundle import check
from posture.model.fetch import fetch
from posture.model.progress import Progress, silent
from posture.model.store import stored

CACHE_VARIABLE: Final = "POSTURE_CACHE"
"""Environment variable that overrides the user's cache folder."""
RECIPE: Final = "1"
"""Raise it when the way of building changes, so that bundles built the old way are left alone."""


@dataclass(frozen=True, slots=True)
class Models:
    """The bundles that following people needs."""

    full: Path
    """Detector and landmarks: finds people in a whole picture or a tile of it."""


def cache_folder() -> Path:
    """Return the folder that keeps models; it need not exist yet."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("posture-coach", appauthor=False)


def ensure_model(model: Path | None = None, progress: Progress = silent) -> Models:
    """Return the models, fetched and built at first use.

    With `model`, that bundle is used instead of the fetched one. Raises ModelError where a bundle is wrong, or cannot
    be fetched or kept.
    """
    if model is not None:
        return Models(check(model))
    path = cache_folder() / "models" / RECIPE / "pose_landmarker_full.task"
    return Models(stored(path, lambda: _make(progress), progress))


def setup(progress: Progress) -> Models:
    """Get everything onto this machine that is otherwise fetched at first use, so that it can go offline.

    Raises ModelError as ensure_model does.
    """
    return ensure_model(progress=progress)


def _make(progress: Progress) -> bytes:
    from posture.model.build import build  # here: it loads the pose library, half a second that is needed only once

    networks = fetch(progress)
    progress("building the pose model", None)
    return build(networks)
