"""Which recording an ELAN file is of: it may link several videos, and their sound."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

from posture.config.toml import quoted

from .marks import Notes, file_name

MOST_MILLISECONDS: Final = 10**12
"""No time of a recording is larger: 31 years."""
_VIDEO: Final = frozenset({".mkv", ".mts", ".m2ts", ".m4v", ".webm", ".avi", ".wmv", ".mxf", ".flv", ".3gp", ".ts"})
"""Endings of videos that not every machine's table of media types knows, or knows for something else."""


def media(path: Path, header: Xml.Element, notes: Notes) -> tuple[str, float]:
    """The recording's name, and the seconds of it that lie before the time line's zero.

    Of several videos the one that lies beside the file, else the first, which is the one that ELAN's clock follows; the
    others are noted. Raises ValueError where an origin is no time.
    """
    links = header.findall("MEDIA_DESCRIPTOR")
    videos = [link for link in links if _is_video(link)] or links
    if not videos:
        return f"{path.stem}.mp4", 0.0
    chosen = next((link for link in videos if _beside(path, link)), videos[0])
    name = _name(path, chosen)
    others = _others(path, (link for link in videos if link is not chosen), name)
    if others:
        notes.remarks.append(f"of several videos, {quoted(name)} is taken, not {others}")
    return name, milliseconds(chosen.get("TIME_ORIGIN") or "0") / 1000


def milliseconds(text: str) -> int:
    """A whole number of them. Raises ValueError for anything else, and for more than a recording can have."""
    stripped = text.strip().removeprefix("-")
    if not (stripped.isascii() and stripped.isdecimal()) or len(stripped) > len(str(MOST_MILLISECONDS)):
        raise ValueError(f"has {quoted(text)!r} where milliseconds were wanted")
    return int(text)


def _others(path: Path, links: Iterable[Xml.Element], but: str) -> str:
    return ", ".join(dict.fromkeys(quoted(name) for link in links if (name := _name(path, link)) != but))


def _is_video(link: Xml.Element) -> bool:
    """By what ELAN says of it; "unknown" is what it says of most, then by its ending."""
    kind = link.get("MIME_TYPE", "")
    if kind.startswith(("video", "audio")):
        return kind.startswith("video")
    name = _url(link).casefold()
    guessed = mimetypes.guess_type(name)[0] or ""
    return Path(file_name(name)).suffix in _VIDEO or guessed.startswith("video")


def _url(link: Xml.Element) -> str:
    return link.get("RELATIVE_MEDIA_URL") or link.get("MEDIA_URL") or ""


def _beside(path: Path, link: Xml.Element) -> bool:
    return _exists(path, _name(path, link))


def _name(path: Path, link: Xml.Element) -> str:
    """Its file's name; decoded, unless a file of the name as it stands lies there."""
    name = file_name(_url(link))
    return (name if _exists(path, name) else unquote(name)) or f"{path.stem}.mp4"


def _exists(path: Path, name: str) -> bool:
    """Whether a file of that name lies beside `path`; a name that no file can have does not."""
    try:
        return bool(name) and (path.parent / name).is_file()
    except (OSError, ValueError):
        return False
