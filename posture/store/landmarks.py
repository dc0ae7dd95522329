"""Reading the kept frames of a practice, a minute at a time, so that no reader holds the database for long."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from posture.errors import StoreError
from posture.pose.pose import PoseFrame
from posture.store.database import Database
from posture.store.frame_codec import unpack
from posture.store.practices import chunks_after, get_practice
from posture.store.tables import ChunkRow

_BATCH: Final = 60
"""Chunks that are read at once."""


def kept_frames(database: Database, practice: int) -> Iterator[PoseFrame]:
    """Its frames. Raises StoreError, at once, where it is not kept, and while reading where a chunk is damaged."""
    with database.reading() as session:
        get_practice(session, practice)
    return _frames(database, practice)


def _frames(database: Database, practice: int) -> Iterator[PoseFrame]:
    number = 0
    while True:
        with database.reading() as session:
            chunks = chunks_after(session, practice, number, _BATCH)
        if not chunks:
            return
        for chunk in chunks:
            yield from _unpacked(chunk)
        number = chunks[-1].number


def _unpacked(chunk: ChunkRow) -> tuple[PoseFrame, ...]:
    try:
        return unpack(chunk.frames)
    except (ValueError, zlib.error, struct.error) as error:
        raise StoreError(
            f"part {chunk.number} of practice {chunk.practice} is damaged ({error}); delete the practice, or put a "
            "copy of the store back"
        ) from error
