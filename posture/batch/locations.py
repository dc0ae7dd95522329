"""Where recordings and results lie: a path on this machine, or a URL of any store that fsspec reaches.

Everything that is written appears whole or not at all, as `posture.atomic_files` has it on a disk; a store at a URL
takes a file when it is closed, or drops it.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Any, Final

from posture.atomic_files import atomic_write, clear_parts
from posture.errors import MissingPackageError, OutputError, SourceError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
_EXTRA: Final = 'pip install "posture-coach[dask]"'


def is_disk_full(error: BaseException) -> bool:
    """Whether a place that takes no more is behind an error: the next recording would meet it, too."""
    chain: BaseException | None = error
    while chain is not None:
        if isinstance(chain, OSError) and chain.errno in _FULL:
            return True
        chain = chain.__cause__ or chain.__context__
    return False


def is_url(place: str) -> bool:
    """Whether it is a URL, such as ``s3://talks/ana.mp4``, and no path of this machine."""
    return "://" in place


def joined(folder: str, name: str) -> str:
    """The place called `name`, with forward slashes, within a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_url(folder) else str(Path(folder, name))


def file_system(url: str) -> tuple[Any, str]:
    """The store at a URL as fsspec has it, and the place within. Raises MissingPackageError, SourceError."""
    library = _fsspec()
    try:
        store, place = library.core.url_to_fs(url)
    except ImportError as error:
        raise MissingPackageError(f"{url} was wanted, for which fsspec needs another package: {error}") from error
    except ValueError as error:
        raise SourceError(f"a URL that fsspec reads was wanted, got {url} ({error})") from error
    return store, str(place)


def _fsspec() -> ModuleType:
    try:
        import fsspec.core  # here: only URLs need it
    except ImportError as error:
        raise MissingPackageError(f"a URL was wanted, which fsspec reads: {_EXTRA}") from error
    library: ModuleType = fsspec
    return library


def stamp(place: str) -> str:
    """What changes when the file there does: size and time of change, or what its store says. Raises SourceError."""
    with _unreadable(place):
        if is_url(place):
            store, inside = file_system(place)
            return str(store.ukey(inside))
        found = Path(place).stat()
        return f"{found.st_size}-{found.st_mtime_ns}"


def has_stamp(place: str, wanted: str) -> bool:
    """Whether the file there is unchanged since it had that stamp; one that cannot be read is not."""
    try:
        return stamp(place) == wanted
    except SourceError:
        return False


@contextmanager
def local_file(place: str) -> Iterator[Path]:
    """The file itself, or a copy of what is at a URL, which is removed when the block ends. Raises SourceError."""
    if not is_url(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="posture-") as folder:
        copy = Path(folder, PurePosixPath(place).name or "recording")
        store, inside = file_system(place)
        with _unreadable(place):
            store.get_file(inside, str(copy))
        try:
            yield copy
        except SourceError as error:
            raise type(error)(str(error).replace(str(copy), place)) from error


@contextmanager
def results_folder(place: str) -> Iterator[Path]:
    """A folder for the files of `place`, made where it is missing; for a URL, they are put there when the block ends.

    What a writer that was killed has left in it is removed. Raises OutputError where it cannot be made or written.
    """
    if is_url(place):
        with tempfile.TemporaryDirectory(prefix="posture-") as folder:
            yield Path(folder)
            for file in sorted(Path(folder).iterdir()):
                write_bytes(joined(place, file.name), file.read_bytes())
        return
    make_folder(place)
    clear_parts(Path(place))
    yield Path(place)


def make_folder(place: str) -> None:
    """Make a folder of this machine with those above it. Raises OutputError."""
    try:
        Path(place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {place}: {error.strerror}; choose another place") from error


def write_bytes(place: str, content: bytes) -> None:
    """Write a file, whole or not at all. Raises OutputError."""
    if not is_url(place):
        with atomic_write(Path(place), "wb") as file:
            file.write(content)
        return
    store, inside = file_system(place)
    try:
        _put(store, inside, content)
    except (OSError, NotImplementedError) as error:  # the latter by stores that can only be read
        why = error if isinstance(error, OSError) else "nothing can be written there"
        raise OutputError(f"cannot write {place}: {why}; choose another place or make room") from error


def remove(place: str) -> None:
    """Remove a file; where there is none, nothing happens. Raises OutputError."""
    try:
        if not is_url(place):
            Path(place).unlink(missing_ok=True)
        elif exists(place):
            store, inside = file_system(place)
            store.rm_file(inside)
    except OSError as error:
        raise OutputError(f"cannot replace {place}: {error.strerror or error}; choose another place") from error


def _put(store: Any, inside: str, content: bytes) -> None:  # noqa: ANN401 - fsspec's stores have no types
    store.makedirs(inside.rpartition("/")[0], exist_ok=True)
    file = store.open(inside, "wb", autocommit=False)
    try:
        file.write(content)
        file.close()
    except BaseException:
        file.discard()
        raise
    file.commit()


def read_all(folder: str, name: str) -> Iterator[bytes]:
    """The content of every file of that name under a folder, in the order of their places; none where it is missing."""
    if not is_url(folder):
        yield from (path.read_bytes() for path in sorted(Path(folder).rglob(name)))
        return
    store, inside = file_system(folder)
    if store.exists(inside):
        # All at once: one after the other, each would wait for the network.
        places = [place for place in store.find(inside) if PurePosixPath(place).name == name]
        found = store.cat(places) if places else {}
        yield from (found[place] for place in sorted(found))


def exists(place: str) -> bool:
    """Whether there is a file."""
    if not is_url(place):
        return Path(place).is_file()
    store, inside = file_system(place)
    return bool(store.isfile(inside))


@contextmanager
def _unreadable(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceError(f"cannot read {place}: {error.strerror or error}; check that it is there") from error
