"""Whether a database is ours and of a form that this version knows."""

from __future__ import annotations

from sqlalchemy import Connection, insert, inspect, select, update

from posture.errors import StoreError
from posture.side_files import shortened
from posture.store.tables import KIND, VERSION, Base, SchemaVersionRow


def is_new(connection: Connection) -> bool:
    """Whether it holds no tables at all."""
    return not inspect(connection).get_table_names()


def check_schema(connection: Connection, place: str) -> None:
    """Raise StoreError where it holds something else, or what another version keeps. Nothing is changed."""
    if is_new(connection):
        return
    if not inspect(connection).has_table(SchemaVersionRow.__tablename__):
        raise StoreError(f"{place} is a database of something else; name another place with POSTURE_STORE")
    found = {
        row.kind: row.version for row in connection.execute(select(SchemaVersionRow.kind, SchemaVersionRow.version))
    }
    if found != {KIND: VERSION}:
        form = shortened(str(found.get(KIND, "unknown")))
        raise StoreError(
            f"{place} holds practices in form {form}, this version of posture reads {VERSION}; "
            "use a version that fits, or name another place with POSTURE_STORE"
        )


def create_tables(connection: Connection) -> None:
    """Make the tables that are missing; another process may have done so in the meantime.

    Either way something is written, so that a database that may only be read is found out now.
    """
    new = is_new(connection)
    Base.metadata.create_all(connection)
    if new:
        connection.execute(insert(SchemaVersionRow).values(kind=KIND, version=VERSION))
    else:
        connection.execute(update(SchemaVersionRow).values(version=VERSION))
