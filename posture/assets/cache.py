"""Files kept in the user's cache: checked by their hash, written whole, and by one process at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from posture.assets.progress import Progress
from posture.errors import ModelError


def check_hash(name: str, found: str, expected: str, instead: str) -> None:
    """Raise ModelError, which says what to do `instead`, where a SHA-256 is not the expected one."""
    if found != expected:
        raise ModelError(f"{name} should have sha256 {expected}, but has {found}; it was not used. {instead}")


def replace_atomically(path: Path, content: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


@contextmanager
def file_lock(path: Path, doing: str, patience: float, progress: Progress) -> Iterator[None]:
    """Hold the lock of `path` within the block; where another process holds it, `progress` is told what it is `doing`.

    Raises ModelError where that takes longer than `patience` seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress(f"waiting for another process that is {doing}", None)
        _wait(lock, doing, patience)
    try:
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, doing: str, patience: float) -> None:
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise ModelError(
            f"another process has been {doing} for {patience:.0f} s ({lock.lock_file}); end it and try again"
        ) from error
