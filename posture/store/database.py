"""The connection to the database: made safe, checked to be ours, and one transaction at a time."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from posture.errors import StoreError
from posture.store.errors import is_busy, store_errors
from posture.store.location import display_url, store_file
from posture.store.schema_version import check_schema, create_tables, is_new

PATIENCE: Final = 10.0
"""Seconds to wait for another writer; each holds the database for some thousandths of one."""
_MOMENT: Final = 0.05
"""Seconds to wait for another that opens the same file, before it is let go and opened anew."""
_OWNER_ONLY: Final = 0o600
_OPTION: Final = "posture_writes"
_LOCK: Final = 0x706F7374
"""Any number that other users of the same PostgreSQL database would not lock."""


class Database:
    """One database for all threads of a process."""

    def __init__(self, url: URL, patience: float = PATIENCE) -> None:
        """Open it, and make the tables in a new one. Raises StoreError where it cannot be used or is not ours."""
        self.place = display_url(url)
        self._file = store_file(url)
        self._patience = _MOMENT
        self._engine = create_engine(url)
        self._writer = self._engine.execution_options(**{_OPTION: True})
        event.listen(self._engine, "begin", _begin)
        if self._file:
            _prepare(self._engine, lambda: self._patience)
            _make_file(self._file, self.place)
        with store_errors(self.place):
            self._open_patiently(patience)

    def _open_patiently(self, patience: float) -> None:
        """Open it, again and again where others make or open the same file at that moment.

        Two that each wait for the other's lock would wait in vain, which SQLite cannot tell where the journal's mode is
        changed or its end cut off; so each waits shortly, lets go of what it holds, and begins anew. What was done by
        then holds, and may be done again.
        """
        until = time.monotonic() + patience
        while not self._opened(until):
            time.sleep(random.uniform(0, 2 * _MOMENT))
        self._engine.dispose()
        self._patience = patience

    def _opened(self, until: float) -> bool:
        """Open it; False where another held it, which is an error only after `until`."""
        try:
            self._open()
        except (DBAPIError, sqlite3.Error) as error:
            if is_busy(error) and time.monotonic() < until:
                return False
            raise
        return True

    def _open(self) -> None:
        """What another program's file holds is looked at before anything of it is changed."""
        with self._engine.connect() as connection:
            check_schema(connection, self.place)
            new = is_new(connection)
        if self._file:
            _keep_private(self._file)
            if new:
                self._pragma("auto_vacuum = INCREMENTAL")
            self._pragma("journal_mode = WAL")
            # Takes out of the journal what a scrub had to leave there.
            self._pragma("wal_checkpoint(TRUNCATE)")
        with self._writer.begin() as connection:
            create_tables(connection)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database throughout. Raises StoreError."""
        with store_errors(self.place), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are all kept when the block ends, or none. Raises StoreError."""
        with store_errors(self.place), Session(self._writer) as session, session.begin():
            yield session

    def scrub(self) -> None:
        """Take what was deleted out of SQLite's journal and file, so that no byte of it stays in either.

        On PostgreSQL this is left to its own vacuum. Raises StoreError where a reader holds the journal for too long.
        """
        if self._file is None:
            return
        with store_errors(self.place):
            self._vacuum()
            held = self._pragma("wal_checkpoint(TRUNCATE)")
        if held:
            raise StoreError(
                f"deleted, but another program reads {self.place} so its journal stays; close it, start posture again"
            )

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _vacuum(self) -> None:
        """Give free pages back: the driver takes one step of an ordinary statement, and each frees but one page."""
        with self._engine.connect() as connection:
            file = connection.connection.driver_connection
            if isinstance(file, sqlite3.Connection):
                file.executescript("PRAGMA incremental_vacuum")

    def _pragma(self, pragma: str) -> object:
        """The last row's first value; pragmas that must not stand in a transaction."""
        with self._engine.connect() as connection:
            cursor = connection.connection.cursor()
            cursor.execute(f"PRAGMA {pragma}")
            rows = cursor.fetchall()
            cursor.close()
        return rows[-1][0] if rows else None


def _prepare(engine: Engine, patience: Callable[[], float]) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
        # Transactions are begun below; left to the driver, reads would stand outside of them.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {round(patience() * 1000)}",
            "foreign_keys = ON",
            "secure_delete = ON",
            "synchronous = FULL",
            "temp_store = MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin(connection: Connection) -> None:
    """Let one writer in after another, so that what a writer has looked up holds until it is done.

    On SQLite, a writer that began as a reader would be refused at once where another wrote meanwhile.
    """
    writes = connection.get_execution_options().get(_OPTION)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _make_file(file: Path, place: str) -> None:
    """Make the file, readable by its owner only, before SQLite would make one that everybody may read.

    One that exists is never opened here: to close it would drop the locks that this process's other connections have on
    it (POSIX), and another process would take away the journal under them (sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _check_ordinary(file)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ONLY))
    except OSError as error:
        raise StoreError(
            f"practices were to be kept in {place}, but: {error.strerror}; name another place with POSTURE_STORE"
        ) from error


def _check_ordinary(file: Path) -> None:
    if file.exists() and not file.is_file():
        raise OSError(errno.EINVAL, "it is no ordinary file")


def _keep_private(file: Path) -> None:
    if file.stat().st_mode & 0o077:
        file.chmod(_OWNER_ONLY)
