"""Keeps a practice while it runs: at each second of it, what came since is safe against a crash or a kill."""

from __future__ import annotations

from threading import Lock
from typing import Final

from posture.errors import StoreError
from posture.pose.pose import PoseFrame
from posture.practice.messages import Utterance
from posture.report.model import Report
from posture.store.database import Database
from posture.store.frame_codec import pack
from posture.store.history import summarise
from posture.store.practices import get_open_practice, last_numbers
from posture.store.tables import ChunkRow, CueRow

CHUNK_SECONDS: Final = 1.0
"""Of frame time in a chunk, at most; so much may be lost, and one frame more."""


class PracticeRecorder:
    """A recorder (posture.practice.recorder) of one practice in a database; safe to be used by any thread.

    What it is given comes into the database whole or not at all. Every method raises StoreError where the database
    cannot be written, or the practice is finished or was deleted; frames are then still held, and go with the next.
    """

    def __init__(self, database: Database, practice: int) -> None:
        self._database, self.practice = database, practice
        self._frames: list[PoseFrame] = []
        self._lock = Lock()
        with database.reading() as session:
            row = get_open_practice(session, practice)
            self._chunk, self._cue = last_numbers(session, practice)
            self._time = row.seconds if self._chunk else -1.0

    def add(self, frame: PoseFrame) -> None:
        """Keep a frame, later than those before; once they span a second, they are written.

        Raises ValueError for a frame that is not later.
        """
        with self._lock:
            if frame.time <= self._time:
                raise ValueError(f"a frame later than {self._time:.3f} s was wanted, got {frame.time:.3f} s")
            self._frames.append(frame)
            self._time = frame.time
            if frame.time - self._frames[0].time >= CHUNK_SECONDS:
                self._write(len(self._frames) - 1)

    def flush(self) -> None:
        """Write what is still held, as at a pause."""
        with self._lock:
            self._write(len(self._frames))

    def add_utterance(self, utterance: Utterance) -> None:
        """Keep what was said."""
        with self._lock, self._database.writing() as session:
            get_open_practice(session, self.practice)
            session.add(CueRow(practice=self.practice, number=self._cue + 1, said=utterance.model_dump_json()))
            session.flush()
            self._cue += 1

    def finish(self, report: Report) -> None:
        """Write what is still held, and the report; nothing can follow."""
        with self._lock:
            self._write(len(self._frames))
            with self._database.writing() as session:
                row = get_open_practice(session, self.practice)
                session.add_all(summarise(row, report))

    def _write(self, count: int) -> None:
        """Write the first frames as one chunk."""
        frames = self._frames[:count]
        if not frames:
            return
        with self._database.writing() as session:
            row = get_open_practice(session, self.practice)
            if next(last_numbers(session, self.practice)) != self._chunk:
                raise StoreError(
                    f"practice {self.practice} is being recorded elsewhere; go on there, or begin a new one"
                )
            row.seconds = frames[-1].time
            session.add(ChunkRow(practice=self.practice, number=self._chunk + 1, frames=pack(frames)))
        self._chunk += 1
        del self._frames[:count]
