"""A folder for recordings while they are reviewed: on disk, for this user only, gone when the server ends.

What a killed server left behind is removed when the next one starts: each holds a lock on its own folder.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from posture.assets.pose_model.locate import cache_folder
from posture.errors import OutputError

_LOCK: Final = ".lock"
_ONLY_OURS: Final = 0o700


class TempFolder:
    """A new folder in `base`, or in the user's cache folder, which unlike the system's temporary one is on disk."""

    def __init__(self, base: Path | None = None) -> None:
        """Remove what others left, and make the folder. Raises OutputError where that cannot be done."""
        base = base or cache_folder() / "recordings"
        try:
            base.mkdir(mode=_ONLY_OURS, parents=True, exist_ok=True)
            _clear(base)
            self.path = base / secrets.token_hex(16)
            self.path.mkdir(mode=_ONLY_OURS)
            self._lock = FileLock(self.path / _LOCK)
            self._lock.acquire(timeout=0)
        except OSError as error:
            raise OutputError(
                f"recordings were to be kept in {base}, but: {error.strerror or error}; set POSTURE_CACHE to a folder "
                "that can be written"
            ) from error

    def new(self, suffix: str = "") -> Path:
        """A path in it that nobody can guess; nothing is there yet."""
        return self.path / (secrets.token_hex(16) + suffix)

    def close(self) -> None:
        """Remove it with all that is in it."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def _clear(base: Path) -> None:
    for left in base.iterdir():
        if left.is_dir() and _is_nobodys(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_nobodys(folder: Path) -> bool:
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    return True
