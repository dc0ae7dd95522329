"""A small store of practices as bytes, everything that is done with one, and mishaps to single cells of its tables."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from posture.baseline.schema import BaselineFile
from posture.errors import PostureError
from posture.pose.pose import PoseFrame
from posture.store import Store, open_store
from tests.baselines import filed
from tests.people import person
from tests.store.making import NOW, frames, report, said, settings

NAME: Final = "Ana"
PATIENCE: Final = 0.2
"""Seconds to wait for other writers: there are none."""
_NASTY: Final = (
    None, "", "NaN", "x" * 5000, "[" * 100_000, "2026-99-99", b"\xff\x00", b"", 0, -1, 2**63 - 1, 1e308,
    float("inf"), 7.5,
)  # fmt: skip


def store_bytes(folder: Path) -> bytes:
    """A store with two practices, one of them unfinished, a baseline and a setting."""
    file = folder / "sound.sqlite3"
    if not file.exists():
        with open_store(file) as store:
            _fill(store)
    return file.read_bytes()


@cache
def _baseline() -> BaselineFile:
    return filed(person().stands())


@cache
def _frames(seconds: float, start: float = 0.0) -> tuple[PoseFrame, ...]:
    return tuple(frames(seconds, start=start))


def _fill(store: Store) -> None:
    for finished in (True, False):
        recorder = store.begin(settings(NAME), NOW)
        for frame in _frames(2.5):
            recorder.add(frame)
        recorder.flush()
        recorder.add_utterance(said())
        if finished:
            recorder.finish(report())
    store.save_baseline(_baseline())
    store.set_setting("preferences", '{"trainee": "Ana", "profile": null}')


def use_store(file: Path) -> None:
    """Open it and do all that is done with one; what is refused does not keep the rest from being tried."""
    with open_store(file, patience=PATIENCE) as store:
        refused = [error for job in _JOBS if (error := _refusal(job, store))]
    if refused:
        raise refused[0]


def _refusal(job: object, store: Store) -> PostureError | None:
    try:
        job(store)  # type: ignore[operator]  # one of those below
    except PostureError as error:
        return error
    return None


def _read(store: Store) -> None:
    for trainee in store.trainees():
        for entry in (*store.history(trainee), *store.unfinished(trainee)):
            _look(store, entry.id)
    for trainee, seat in store.baselines():
        store.baseline(trainee, seat)
    store.setting("preferences")


def _look(store: Store, practice: int) -> None:
    store.entry(practice)
    tuple(store.frames(practice))
    store.cues(practice)
    if store.entry(practice).finished:
        store.report(practice)


def _go_on(store: Store) -> None:
    for entry in store.unfinished(NAME):
        recorder = store.resume(entry.id)
        for frame in _frames(1.5, 100.0):
            recorder.add(frame)
        recorder.finish(report())


_JOBS: Final = (
    _read,
    lambda store: store.export_trainee(NAME, io.BytesIO()),
    _go_on,
    lambda store: store.keep_baseline(_baseline(), replace=True),
    lambda store: _fill(store),
    lambda store: store.delete(1),
    lambda store: store.delete_trainee(NAME),
)


def other_cells(content: bytes, random: Random) -> bytes:
    """Values of other types and sizes in one to three cells, as SQLite allows them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite3"
        file.write_bytes(content)
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for _ in range(random.randint(1, 3)):
                _change(connection, random)
        return file.read_bytes()


def _change(connection: sqlite3.Connection, random: Random) -> None:
    tables = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    table = random.choice([name for name in tables if not name.startswith("sqlite_")])
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    try:
        connection.execute(f"UPDATE {table} SET {random.choice(columns)} = ?", (random.choice(_NASTY),))
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        return  # this cell cannot hold that
