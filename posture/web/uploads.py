"""Recordings that visitors bring: streamed to disk, looked at, and kept for as long as their tokens last."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import time
import unicodedata
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Final

from posture.errors import PostureError
from posture.sources.file import open_video
from posture.web.recordings import Recording, RecordingOwner
from posture.web.temp_folder import TempFolder
from posture.web.tokens import MOST_AGE

MOST_BYTES: Final = 2_000_000_000
"""Of one recording, unless set otherwise: an hour in full HD."""
MOST_BYTES_VARIABLE: Final = "POSTURE_MOST_UPLOAD"
"""Environment variable that sets another limit, in bytes."""
SPARE_BYTES: Final = 200_000_000
"""That are left free on the disk."""
MOST_AT_ONCE: Final = 2
"""Uploads that one tab may have going on."""
MOST_EACH: Final = 5
"""Recordings that one tab may have here."""
MOST_COMING_OF_PERSON: Final = 4
"""Uploads that one person may have going on, in whatever tabs; who is alone is one person in all of them."""
MOST_OF_PERSON: Final = 20
"""Recordings that one person may have here."""
MOST_BYTES_OF_PERSON: Final = 10_000_000_000
"""That one person's recordings may take together."""
SILENT_FOR: Final = 30.0
"""Seconds without a byte after which an upload is given up."""
_CHUNK: Final = 1 << 20
"""Bytes written at once: each write is handed to a thread."""
_MOST_NAME: Final = 120
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class UploadError(Exception):
    """An upload that is refused, with the HTTP status that says so."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


def most_bytes() -> int:
    """The limit of this server. Raises ValueError where the variable holds no number."""
    return int(os.environ.get(MOST_BYTES_VARIABLE) or MOST_BYTES)


class Uploads:
    """All recordings that were brought. Used on the event loop; files are written and looked at on threads."""

    def __init__(
        self, folder: TempFolder, most: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder, self._clock = folder, clock
        self.most = most_bytes() if most is None else most
        self._kept: dict[str, Recording] = {}
        self._coming: Counter[str] = Counter()

    async def receive(
        self, owner: RecordingOwner, name: str, length: int | None, content: AsyncIterator[bytes]
    ) -> Recording:
        """Keep a recording. Raises UploadError, with nothing kept, for what is too large, too much or no video.

        `length` is how many bytes were announced, if they were; the announcement is not relied on.
        """
        self._admit(owner, length)
        mine = Counter({owner.client: 1, f"person {owner.person}": 1})
        self._coming += mine
        path = self._folder.new()
        try:
            await self._write(path, content)
            recording = await asyncio.to_thread(self._look, owner, readable_name(name), path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        finally:
            self._coming -= mine
        self._kept[recording.id] = recording
        return recording

    def find(self, owner: str, recording: str) -> Recording | None:
        """A recording of this owner's."""
        found = self._kept.get(recording)
        return found if found and found.owner == owner else None

    def delete(self, recording: str) -> None:
        """Delete it, if it is still there."""
        found = self._kept.pop(recording, None)
        if found:
            found.path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete what is older than any token."""
        late = self._clock() - MOST_AGE
        for recording in [r for r in self._kept.values() if r.brought < late]:
            self.delete(recording.id)

    def _admit(self, owner: RecordingOwner, length: int | None) -> None:
        if length is not None and length > self.most:
            raise _too_large(self.most)
        mine = [recording for recording in self._kept.values() if recording.person == owner.person]
        if (
            self._coming[owner.client] >= MOST_AT_ONCE
            or self._coming[f"person {owner.person}"] >= MOST_COMING_OF_PERSON
            or sum(recording.owner == owner.client for recording in mine) >= MOST_EACH
            or len(mine) >= MOST_OF_PERSON
            or sum(recording.size for recording in mine) + (length or 0) > max(MOST_BYTES_OF_PERSON, self.most)
        ):
            raise UploadError(429, "too many recordings at once; delete one, or wait until it is done")
        if shutil.disk_usage(self._folder.path).free < (length or 0) + SPARE_BYTES:
            raise _full()

    async def _write(self, path: Path, content: AsyncIterator[bytes]) -> None:
        size, waiting = 0, bytearray()
        try:
            with path.open("xb", buffering=0) as file:
                async for piece in _paced(content):
                    size += len(piece)
                    if size > self.most:
                        raise _too_large(self.most)
                    waiting += piece
                    if len(waiting) >= _CHUNK:
                        await asyncio.to_thread(_write_all, file, bytes(waiting))
                        waiting.clear()
                await asyncio.to_thread(_write_all, file, bytes(waiting))
        except OSError as error:
            if error.errno in _FULL:
                raise _full() from error
            raise

    def _look(self, owner: RecordingOwner, name: str, path: Path) -> Recording:
        size, now = path.stat().st_size, self._clock()
        try:
            with open_video(path) as video:
                return Recording(path.name, owner.client, name, path, video.duration, now, owner.person, size)
        except PostureError as error:
            raise UploadError(415, str(error).replace(str(path), name)) from error


def readable_name(name: str) -> str:
    """A name to be shown: the last part of a path, without characters that do not print."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    return shown[:_MOST_NAME] or "recording"


async def _paced(content: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    pieces = aiter(content)
    while True:
        try:
            async with asyncio.timeout(SILENT_FOR):
                piece = await anext(pieces)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise UploadError(408, f"nothing came for {SILENT_FOR:g} s; upload it again") from error
        yield piece


def _write_all(file: IO[bytes], content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _too_large(most: int) -> UploadError:
    return UploadError(413, f"a recording has at most {most / 1e6:.0f} MB here; choose a shorter one")


def _full() -> UploadError:
    return UploadError(507, "there is no room for this recording on the server; make room, or choose a shorter one")
