"""Where the pose library for the browser is kept; fetched first where it is missing or damaged."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from posture.assets.browser.npm import pack
from posture.assets.browser.pinned import FILES, TARBALL_SHA256, VERSION, all_intact
from posture.assets.browser.unpack import unpack
from posture.assets.cache import file_lock
from posture.assets.pose_model.locate import cache_folder
from posture.assets.progress import Progress, no_progress
from posture.errors import ModelError

PATIENCE: Final = 1200.0
"""Seconds to wait for another process that fetches the same: both downloads at their longest."""


def vision_folder() -> Path | None:
    """The folder of the library if it is there and whole; None otherwise. Fetches nothing."""
    folder = _folder()
    return folder if all_intact(folder, FILES) else None


def ensure_vision(progress: Progress = no_progress) -> Path:
    """Return the folder with ``vision_bundle.mjs`` and ``wasm/``, fetched at first use.

    Raises ModelError where it cannot be fetched or kept; the page then still works, with poses found on the server.
    """
    folder = _folder()
    try:
        if not all_intact(folder, FILES):
            _fetch_alone(folder, progress)
    except OSError as error:
        raise ModelError(
            f"the pose library for the browser was to be kept in {folder}, but: {error.strerror or error}; set "
            "POSTURE_CACHE to a folder that can be written"
        ) from error
    return folder


def _folder() -> Path:
    return cache_folder() / "vision" / VERSION


def _fetch_alone(folder: Path, tell: Progress) -> None:
    """Fetch while no other process does; if one did meanwhile, take what it fetched."""
    with file_lock(folder, "fetching the pose library for the browser", PATIENCE, tell):
        if not all_intact(folder, FILES):
            _fetch(folder, tell)


def _fetch(folder: Path, tell: Progress) -> None:
    if folder.exists():
        tell("the pose library for the browser in the cache is damaged or truncated; fetching it anew", None)
    with tempfile.TemporaryDirectory(prefix="posture-vision-") as place:
        unpack(pack(Path(place), tell), TARBALL_SHA256, FILES, folder)
