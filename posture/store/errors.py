"""What a database refuses, in one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from posture.errors import StoreError

_SQLITE: Final = {
    "SQLITE_BUSY": "it is locked by another program; close that and try again",
    "SQLITE_LOCKED": "it is locked by another program; close that and try again",
    "SQLITE_READONLY": "it may only be read; change its permissions or name another place with POSTURE_STORE",
    "SQLITE_PERM": "it may not be opened; change its permissions or name another place with POSTURE_STORE",
    "SQLITE_FULL": "there is no room left; free some on the disk and try again",
    "SQLITE_NOTADB": "it is no database; name another file with POSTURE_STORE",
    "SQLITE_CORRUPT": "it is damaged; put a copy of it back, or name another file with POSTURE_STORE",
    "SQLITE_CANTOPEN": "it cannot be opened; see that its folder exists and can be written",
    "SQLITE_IOERR": "the disk does not answer as it should; see to it and try again",
}
"""By the first two words of SQLite's own name of the error."""


@contextmanager
def refusals_of(place: str) -> Iterator[None]:
    """Turn what SQLAlchemy raises in the block into a StoreError that names the `place`."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"practices are kept in {place}, but {_why(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"practices are kept in {place}, but: {_line(error)}; try again") from error


def _why(error: DBAPIError) -> str:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        name = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
        return _SQLITE.get(name, f"SQLite says: {_line(cause)}; try again")
    return f"the database says: {_line(cause or error)}; see that it runs and can be reached"


def _line(error: BaseException) -> str:
    """The first line of an error's text."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
