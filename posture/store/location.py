"""Where practices are kept: a file of the user's own, or a database that is named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from posture.errors import StoreError

VARIABLE: Final = "POSTURE_STORE"
FILE: Final = "practices.sqlite3"
_BACKENDS: Final = frozenset({"sqlite", "postgresql"})
_WANTED: Final = f"give a path, sqlite:///PATH or postgresql://USER@HOST/NAME ({VARIABLE})"


def default_file() -> Path:
    """The file in the user's data folder."""
    return platformdirs.user_data_path("posture") / FILE


def store_url(named: str | Path | None = None) -> URL:
    """The address of `named`, else of POSTURE_STORE, else of the default file.

    Each is a path or an SQLAlchemy URL. Raises StoreError for a URL of another database, of one in memory, or of an
    asynchronous driver, and where the driver is not installed.
    """
    text = str(named or os.environ.get(VARIABLE) or default_file())
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    return _checked(text)


def display_url(url: URL) -> str:
    """How messages name it: a file by its path, another without its password."""
    file = store_file(url)
    return str(file) if file else url.render_as_string(hide_password=True)


def store_file(url: URL) -> Path | None:
    """The file of an SQLite address; None for a server."""
    if url.get_backend_name() != "sqlite":
        return None
    return Path((url.database or "").removeprefix("file:"))


def _checked(text: str) -> URL:
    try:
        url = make_url(text)
        dialect = url.get_dialect()
        dialect.import_dbapi()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError(f"the store's address is not understood; {_WANTED}") from error
    except ImportError as error:
        raise StoreError(
            f"for this store, {error.name} is missing; install it, for PostgreSQL with pip install "
            "'posture-coach[postgresql]'"
        ) from error
    if url.get_backend_name() not in _BACKENDS or dialect.is_async:
        raise StoreError(f"practices cannot be kept in {url.drivername}; {_WANTED}")
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise StoreError(f"practices kept in memory would be lost; {_WANTED}")
    return url
