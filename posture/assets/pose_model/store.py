"""Keep a built file: whole or not at all, its hash beside it, safe against two processes at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from posture.assets.cache import file_lock, replace_atomically
from posture.assets.progress import Progress
from posture.errors import ModelError

PATIENCE: Final = 600.0
"""Seconds to wait for another process that is making the same file: a 36 MB download on a slow line."""


def ensure_stored(path: Path, make: Callable[[], bytes], progress: Progress) -> Path:
    """Return path, made first where it is missing, or made anew where it differs from the hash kept beside it.

    Raises ModelError where the folder cannot be written or another process holds it too long, and whatever make raises.
    """
    try:
        if is_intact(path):
            return path
        with file_lock(path, "preparing the pose model", PATIENCE, progress):
            if not is_intact(path):
                _remake(path, make, progress)
    except OSError as error:
        raise ModelError(
            f"the pose model was to be kept in {path.parent}, but: {error.strerror or error}; set POSTURE_CACHE to a "
            "folder that can be written"
        ) from error
    return path


def is_intact(path: Path) -> bool:
    """Whether path is there and is byte for byte what was built."""
    manifest = _manifest(path)
    if not (path.is_file() and manifest.is_file()):
        return False
    return manifest.read_text(encoding="utf-8", errors="replace") == _manifest_line(path, path.read_bytes())


def _remake(path: Path, make: Callable[[], bytes], progress: Progress) -> None:
    if path.exists():
        progress(f"{path.name} in the cache is damaged or truncated; making it anew", None)
    content = make()
    replace_atomically(path, content)
    replace_atomically(_manifest(path), _manifest_line(path, content).encode())


def _manifest(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _manifest_line(path: Path, content: bytes) -> str:
    """In the form that `sha256sum --check` reads."""
    return f"{hashlib.sha256(content).hexdigest()}  {path.name}\n"
