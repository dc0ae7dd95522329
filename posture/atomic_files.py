"""Writing results: checked before the work, complete or not at all.

A result is written beside its place and then renamed over it, so a reader never sees half of one, and an interrupted
run leaves what was there before. A place that is no ordinary file (a pipe, ``/dev/stdout``) is written to directly.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any, Final, Literal, overload

from posture.errors import OutputError

STDOUT: Final = Path("-")
"""Stands for standard output, which whoever takes it for a place writes to without what is here."""

_DISK_ERRORS: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS})
"""Errors of the place written to; any other OSError within the block is the writer's own affair."""


def check_writable(path: Path, *, keep: Sequence[Path] = ()) -> None:
    """Raise OutputError if `path` could not be written, by trying: a file is made beside it and removed again.

    The folder must exist: a mistyped one is not created. `keep` are files that must not be written over, such as the
    recording itself and the other results.
    """
    if path.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; name a file in it")
    if any(path.resolve() == other.resolve() for other in keep):
        raise OutputError(f"cannot write {path}: it is the recording or another result; choose another name")
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(f"cannot write {path}: it is protected; change its permissions or choose another name")
    if not _is_special(path):
        _check_folder(path.resolve())


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
    place = path.resolve()
    beside = place.with_name(f".posture-{secrets.token_hex(8)}.part")
    with _refusals_of(path, beside):
        try:
            beside.touch(exist_ok=False)
            yield beside
            _move(beside, place)
        finally:
            beside.unlink(missing_ok=True)


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
    return path.exists() and not path.is_file() and not path.is_dir()


def _check_folder(place: Path) -> None:
    if not place.parent.is_dir():
        raise OutputError(f"cannot write {place}: there is no folder {place.parent}; create it or choose another")
    beside = place.with_name(f".posture-{secrets.token_hex(8)}.part")
    with _refusals_of(place, beside):
        beside.touch(exist_ok=False)
        beside.unlink()


@contextmanager
def _refusals_of(path: Path, touched: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_ERRORS and error.filename != str(touched):
            raise
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another place or make room") from error
