"""Reading the files that somebody gives beside a recording: house rules, numbers, baselines, labels, kept poses.

They come from mails, spreadsheets and other programs. Whatever is in one, it is read within bounds (an ordinary file,
no larger or deeper than such a file can be, text in UTF-8, finite numbers), or refused in one line.
"""

from __future__ import annotations

import math
import os
import re
import stat
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic_core import from_json

from posture.errors import SettingsError

MOST_BYTES: Final = 1_000_000
"""Of a file that people write or that holds one person's numbers; ours take a few ten thousand."""
DEEPEST: Final = 100
"""Levels of lists and tables; no file of ours has ten."""
LONGEST_TOML_LINE: Final = 2_000
"""Characters; a key of so many dotted parts that it does not fit would keep the parser busy for minutes."""
MOST_UNPACKED: Final = 4_000_000_000
"""Bytes of a packed archive's arrays: the poses of ten hours."""
LARGEST_WHOLE: Final = 2**63 - 1
"""Of whole numbers; larger ones fit into no measure, and not every one into a float."""

_FOR_READING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting for somebody to write to a pipe, so that what was opened can be looked at."""
_OTHER_ENCODINGS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How UTF-16 and UTF-32 begin."""
_SHOWN: Final = 200
"""Characters of a cause or place in a message."""
_FAULTS: Final = 5
"""Numbers that cannot be used, of which the places are told."""


@dataclass(frozen=True, slots=True)
class SideFile:
    """One such file. Every method raises SettingsError, one line, where it cannot give what it is asked for."""

    path: Path
    name: str
    """What messages call it, such as "baseline"."""
    remedy: str
    """What to do where it is not as it should be."""
    most_bytes: int = MOST_BYTES

    def content(self) -> bytes:
        """All bytes of it. Nothing but an ordinary file is opened: a pipe or device may never end."""
        try:
            found = self._read()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            raise self.refusal(f"cannot be read ({_cause(why)})") from error
        if len(found) > self.most_bytes:
            raise self.refusal(f"is far too large: at most {self.most_bytes:,} bytes were wanted")
        return found

    def text(self) -> str:
        """Its text in UTF-8, without the byte order mark that some editors put in front."""
        content = self.content()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._not_utf8() from error
        if "\0" in text or content.startswith(_OTHER_ENCODINGS):
            raise self._not_utf8()
        return text

    def json(self) -> Any:  # noqa: ANN401 - whatever the file holds
        """Its content as JSON."""
        return self.parsed_json(self.text())

    def parsed_json(self, text: str) -> Any:  # noqa: ANN401 - as above
        """The same of `text`, which is of this file."""
        try:
            found = from_json(text)
        except ValueError as error:
            raise self.refusal(f"is not JSON ({_cause(error)})") from error
        return self._sound(found)

    def toml(self) -> dict[str, Any]:
        """Its content as TOML."""
        text = self.text()
        if re.search(f"[^\n]{{{LONGEST_TOML_LINE + 1}}}", text):
            raise self.refusal(f"is not TOML (lines of at most {LONGEST_TOML_LINE} characters were wanted)")
        try:
            found = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise self.refusal(f"is not TOML ({_cause(error)})") from error
        self._sound(found)
        return found

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays of a NumPy archive by their names; no objects, which would be code."""
        content = self.content()
        try:
            _check_unpacked(content)
            with np.load(BytesIO(content), allow_pickle=False) as archive:
                return {name: archive[name] for name in archive.files}
        except Exception as error:
            # Damaged bytes lead zip, zlib and NumPy to errors of a dozen unrelated kinds; none of them is ours.
            raise self.refusal(f"is no NumPy archive that can be read ({_cause(error)})") from error

    def refusal(self, what: str) -> SettingsError:
        """The error that says what is wrong with it."""
        return SettingsError(f"{self.name} {self.path} {what}; {self.remedy}")

    def _read(self) -> bytes:
        with os.fdopen(os.open(self.path, _FOR_READING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ValueError("an ordinary file was wanted")
            return file.read(self.most_bytes + 1)

    def _not_utf8(self) -> SettingsError:
        return SettingsError(f"{self.name} {self.path} is not text in UTF-8; save it as UTF-8")

    def _sound(self, found: object) -> object:
        """What was parsed, if it is not too deep and its numbers can be used."""
        faults = [f"{_place(where)}: {what}" for where, value in _walk(found) if (what := _fault(where, value))]
        if faults:
            more = f" | and {len(faults) - _FAULTS} more" if len(faults) > _FAULTS else ""
            raise self.refusal(f"cannot be used: {' | '.join(faults[:_FAULTS])}{more}")
        return found


@dataclass(frozen=True, slots=True)
class HeldFile(SideFile):
    """One whose content is at hand already, and is looked at in the same way; its path is only a name."""

    held: bytes = b""

    def _read(self) -> bytes:
        return self.held[: self.most_bytes + 1]


def _check_unpacked(content: bytes) -> None:
    """Raise ValueError where a small archive would fill the memory."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > MOST_UNPACKED:
        raise ValueError(f"{unpacked:,} bytes when unpacked")


Where = tuple[object, ...]
"""Names and numbers of the entries that lead to a value."""


def _walk(found: object) -> Iterator[tuple[Where, object]]:
    """Every value with its place, without recursion: how deep it goes is what is not yet known to be sound."""
    waiting: list[tuple[Where, object]] = [((), found)]
    while waiting:
        where, value = waiting.pop()
        yield where, value
        if len(where) <= DEEPEST:
            waiting += (((*where, name), part) for name, part in _parts(value))


def _parts(value: object) -> Iterable[tuple[object, object]]:
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _fault(where: Where, value: object) -> str | None:
    if len(where) > DEEPEST:
        return f"goes deeper than {DEEPEST} levels"
    if isinstance(value, float) and not math.isfinite(value):
        return f"should be a finite number, not {value}"
    return "the number is far too large" if isinstance(value, int) and abs(value) > LARGEST_WHOLE else None


def _place(where: Where) -> str:
    """Where a value stands, no longer than can be read."""
    return shortened(".".join(" ".join(str(part).split()) for part in where) or "file")


def _cause(error: object) -> str:
    """The first line of an error."""
    return shortened((str(error).strip().splitlines() or [type(error).__name__])[0])


def shortened(line: str, most: int = _SHOWN) -> str:
    """A part of a message, no longer than can be read: so many characters."""
    return line if len(line) <= most else f"{line[:most]}…"
