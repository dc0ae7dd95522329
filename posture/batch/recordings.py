"""Which recordings are meant: all videos of a folder, or those of a list."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from posture.batch.locations import file_system, is_url, joined
from posture.errors import SourceError
from posture.report.file_name import as_text
from posture.side_files import SideFile

VIDEO_SUFFIXES: Final = frozenset(
    f".{name}"
    for name in (
        "3gp", "asf", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4",
        "mpeg", "mpg", "mts", "mxf", "ogv", "ts", "vob", "webm", "wmv",
    )
)  # fmt: skip
"""Of the files that are taken from a folder, where pictures and tables may lie beside the recordings; a list may name
any file."""
_MOST_LIST_BYTES: Final = 100_000_000
"""A line for each of a million recordings."""
_MARK_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class BatchRecording:
    """One recording of a batch."""

    name: str
    """What it is called in the table, and the folder of its results within the batch's: parts by forward slashes."""
    place: str
    """A path or a URL."""
    title: str
    """What its reports call it: the name of its file."""


def find_recordings(source: str, out: str) -> tuple[BatchRecording, ...]:
    """The videos in a folder and those below it by name, or those in the lines of a list, each once.

    Hidden files and what lies in `out` are passed over. In a list, a relative path counts from the list's folder; empty
    lines and those that begin with # do not count. Raises SourceError where there is nothing, or no recording.
    """
    if is_url(source) and not source.lower().endswith((".txt", ".lst")):
        found = tuple(_in_store(source, out))
    elif Path(source).is_dir():
        found = tuple(_in_folder(Path(source), Path(out)))
    else:
        found = _named(tuple(dict.fromkeys(_listed(Path(source)))), Path(source).parent)
    if not found:
        raise SourceError(f"recordings were wanted, {source} names none; give a folder of videos, or a list of paths")
    return found


def _in_folder(folder: Path, out: Path) -> Iterator[BatchRecording]:
    without = out.resolve()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if _is_video(name) and path.is_file() and not path.resolve().is_relative_to(without):
            yield _recording(name.as_posix(), str(path), marked=False)


def _in_store(source: str, out: str) -> Iterator[BatchRecording]:
    store, inside = file_system(source)
    for place in sorted(store.find(inside)):
        name = PurePosixPath(str(place).removeprefix(inside.rstrip("/")).lstrip("/"))
        whole = joined(source, name.as_posix())
        if _is_video(name) and not whole.startswith(f"{out.rstrip('/')}/"):
            yield _recording(name.as_posix(), whole, marked=False)


def _is_video(name: PurePosixPath | Path) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and name.suffix.lower() in VIDEO_SUFFIXES


def _listed(file: Path) -> Iterator[str]:
    listing = SideFile(file, "list of recordings", "give a folder of videos, or a text file of paths", _MOST_LIST_BYTES)
    for line in map(str.strip, listing.text().splitlines()):
        if line and not line.startswith("#"):
            yield line if is_url(line) else str(file.parent / line)


def _named(places: Sequence[str], folder: Path) -> tuple[BatchRecording, ...]:
    """Each by its path below the list's folder, else by its last part; the same name twice gets a mark of its place."""
    names = [_short_name(place, folder) for place in places]
    times = Counter(names)
    return tuple(_recording(name, place, marked=times[name] > 1) for name, place in zip(names, places, strict=True))


def _recording(name: str, place: str, *, marked: bool) -> BatchRecording:
    """A recording by a name that all file formats take: with a mark of its place where it would not be its own."""
    text = as_text(name)
    mark = f"~{_mark(place)}" if marked or text != name else ""
    return BatchRecording(text + mark, place, PurePosixPath(text).name)


def _short_name(place: str, folder: Path) -> str:
    if is_url(place):
        return PurePosixPath(unquote(urlsplit(place).path)).name or "recording"
    path = Path(place)
    inside = path.is_relative_to(folder) and ".." not in path.relative_to(folder).parts
    return path.relative_to(folder).as_posix() if inside else path.name


def _mark(place: str) -> str:
    return hashlib.sha256(place.encode(errors="surrogateescape")).hexdigest()[:_MARK_DIGITS]
