"""What a database refuses, in one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pydantic import ValidationError
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
DAMAGES: Final = (ValueError, TypeError, ArithmeticError, RecursionError)
"""What is raised where no number, moment or message of ours can be made of what a damaged file holds."""
_LONGEST: Final = 200
"""Characters of a cause in a message."""


@contextmanager
def store_errors(place: str) -> Iterator[None]:
    """Turn what SQLAlchemy or SQLite's driver raises in the block into a StoreError that names the `place`.

    So are values of which no number, moment or message of ours can be made: a damaged file can hold any.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise StoreError(f"practices are kept in {place}, but {_why(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"practices are kept in {place}, but: {_line(error)}; try again") from error
    except DAMAGES as error:
        raise StoreError(
            f"practices are kept in {place}, but what was read is damaged ({_damage(error)}); put a copy of it back"
        ) from error


def is_busy(error: DBAPIError | sqlite3.Error) -> bool:
    """Whether another connection held what was asked for."""
    return _sqlite_name(_cause(error)) in {"SQLITE_BUSY", "SQLITE_LOCKED"}


def _cause(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    """The driver's own error."""
    return error.orig if isinstance(error, DBAPIError) else error


def _sqlite_name(cause: BaseException | None) -> str:
    """The first two words of SQLite's name of an error; empty for errors of others."""
    return "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])


def _why(error: DBAPIError | sqlite3.Error) -> str:
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        name = _sqlite_name(cause)
        return _SQLITE.get(name, f"SQLite says: {_line(cause)}; try again")
    return f"the database says: {_line(cause or error)}; see that it runs and can be reached"


def _damage(error: Exception) -> str:
    """What is wrong, in few words; of a message of ours, its first fault."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{error.title}: {'.'.join(map(str, first['loc']))}: {first['msg']}"[:_LONGEST]
    return _line(error)[:_LONGEST]


def _line(error: BaseException) -> str:
    """The first line of an error's text."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
