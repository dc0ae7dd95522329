"""Writing results: checked before the work, complete or not at all.

A result is written beside its place and then renamed over it, so a reader never sees half of one, and an interrupted
run leaves what was there before; what a killed one leaves beside it is removed when the next begins. A place that is no
ordinary file (a pipe, ``/dev/stdout``) is written to directly.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final, Literal, overload

from filelock import FileLock, Timeout

from posture.errors import OutputError

STDOUT: Final = Path("-")
"""Stands for standard output, which whoever takes it for a place writes to without what is here."""

_PART: Final = ".posture-"
_DISK_ERRORS: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS})
"""Errors of the place written to; any other OSError within the block is the writer's own affair."""


def check_writable(path: Path, *, keep: Sequence[Path] = ()) -> None:
    """Raise OutputError if `path` could not be written, by trying: a file is made beside it and removed again.

    The folder must exist: a mistyped one is not created. `keep` are files that must not be written over, such as the
    recording itself and the other results.
    """
    with _refusals_of(path, path):
        is_folder = path.is_dir()
    if is_folder:
        raise OutputError(f"cannot write {path}: it is a folder; name a file in it")
    if any(_resolved(path) == _resolved(other) for other in keep):
        raise OutputError(f"cannot write {path}: it is the recording or another result; choose another name")
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(f"cannot write {path}: it is protected; change its permissions or choose another name")
    if not _is_special(path):
        _check_folder(_resolved(path))


@overload
def atomic_write(path: Path, mode: Literal["w"] = "w") -> AbstractContextManager[IO[str]]: ...
@overload
def atomic_write(path: Path, mode: Literal["wb"]) -> AbstractContextManager[IO[bytes]]: ...
def atomic_write(path: Path, mode: Literal["w", "wb"] = "w") -> AbstractContextManager[IO[Any]]:
    """Open a file that appears at `path`, whole, when the ``with`` block ends without an exception.

    ``"w"`` is UTF-8 text with line ends as written, ``"wb"`` is bytes. Raises OutputError if the place cannot be
    written or the disk is full.
    """
    return _special(path, mode) if _is_special(path) else _ordinary(path, mode)


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a path beside `path` for a writer that opens files itself; it becomes `path` when the block ends well.

    Whatever ends the block otherwise, KeyboardInterrupt included, removes it. The writer must have closed it. Raises
    OutputError if the place cannot be written, is no ordinary file, or the disk is full.
    """
    if _is_special(path):
        raise OutputError(f"cannot write {path}: this result needs an ordinary file; choose another name")
    place = _resolved(path)
    _check_parent(place)
    beside = _new_part(place.parent)
    with _refusals_of(path, beside, _lock(beside)), _held(beside):
        try:
            beside.touch(exist_ok=False)
            yield beside
            _move(beside, place)
        finally:
            beside.unlink(missing_ok=True)


def clear_parts(folder: Path) -> None:
    """Remove what writers that were killed have left in `folder`; a part that is being written is held by its lock."""
    for left in {
        found.with_suffix(".part") for found in folder.glob(f"{_PART}*") if found.suffix in {".part", ".lock"}
    }:
        with suppress(OSError, Timeout), _held(left):
            left.unlink(missing_ok=True)


def _new_part(folder: Path) -> Path:
    return folder / f"{_PART}{secrets.token_hex(8)}.part"


@contextmanager
def _held(part: Path) -> Iterator[None]:
    """Hold the lock of a part, by which others see that it is being written. Raises Timeout where another holds it."""
    with FileLock(_lock(part)).acquire(timeout=0):
        try:
            yield
        finally:
            _lock(part).unlink(missing_ok=True)


def _lock(part: Path) -> Path:
    return part.with_suffix(".lock")


def _resolved(path: Path) -> Path:
    """The place itself, behind all links. Raises OutputError where they lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError(f"cannot write {path}: its links lead nowhere; choose another name") from error


@contextmanager
def _ordinary(path: Path, mode: Literal["w", "wb"]) -> Iterator[IO[Any]]:
    with atomic_path(path) as beside, _open(beside, mode) as file:
        yield file


@contextmanager
def _special(path: Path, mode: Literal["w", "wb"]) -> Iterator[IO[Any]]:
    with _refusals_of(path, path), _open(path, mode) as file:
        yield file


def _open(path: Path, mode: Literal["w", "wb"]) -> IO[Any]:
    return path.open("wb") if mode == "wb" else path.open("w", encoding="utf-8", newline="")


def _move(beside: Path, place: Path) -> None:
    with beside.open("r+b") as file:
        os.fsync(file.fileno())
    if place.exists():
        shutil.copymode(place, beside)
    beside.replace(place)


def _is_special(path: Path) -> bool:
    with _refusals_of(path, path):
        return path.exists() and not path.is_file() and not path.is_dir()


def _check_folder(place: Path) -> None:
    _check_parent(place)
    clear_parts(place.parent)
    beside = _new_part(place.parent)
    with _refusals_of(place, beside):
        beside.touch(exist_ok=False)
        # Another process that begins just now takes it for one that was left.
        beside.unlink(missing_ok=True)


def _check_parent(place: Path) -> None:
    if not place.parent.is_dir():
        raise OutputError(f"cannot write {place}: there is no folder {place.parent}; create it or choose another")


@contextmanager
def _refusals_of(path: Path, *touched: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_ERRORS and error.filename not in map(str, touched):
            raise
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another place or make room") from error
