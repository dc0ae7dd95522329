"""Whatever stands in any cell of a damaged store: lists open, and everything can be deleted."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from posture.roles import Role
from posture.store import Store, open_store
from posture.store.tables import Base, SchemaVersionRow
from tests.baselines import filed
from tests.people import person
from tests.store.making import NOW, frames, report, said, settings

VALUES: Final = (b"\xff\x00", "no such thing", 2**62)


def tables() -> Iterator[tuple[str, list[str]]]:
    """Every table but the one that says what the store is, with its columns."""
    for table in Base.metadata.sorted_tables:
        if table.name != SchemaVersionRow.__tablename__:
            yield table.name, [column.name for column in table.columns]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sound") / "store.sqlite"
    with open_store(file) as store:
        for name in ("Ana", "Bo"):
            recorder = store.begin(settings(name), NOW)
            for frame in frames(1.2):
                recorder.add(frame)
            recorder.add_utterance(said())
            recorder.finish(report())
            store.begin(settings(name), NOW)
        store.save_baseline(filed(person().stands()))
        store.set_setting("preferences", '{"trainee": "Ana"}')
        store.accounts.add("Eve", Role.ADMINISTRATOR, "hash")
        store.house_rules.keep_rules("ours", "version = 1")
    return file


def mutate(file: Path, table: str, column: str, value: object) -> bool:
    """Whether the database took the value in one row."""
    with closing(sqlite3.connect(file)) as connection, connection:
        try:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = 1", (value,))
        except sqlite3.IntegrityError:
            return False
        return True


def look_through(store: Store) -> None:
    """All that a page lists before anything is chosen."""
    for name in store.trainees():
        entries = (*store.history(name), *store.unfinished(name))
        store.count(name)
        store.damaged(name, [entry.id for entry in entries])
    store.unreadable()
    store.baselines()
    store.accounts.all()


def delete_all(store: Store) -> None:
    for name in store.trainees():
        for practice in store.damaged(name):
            store.delete(practice)
    for name in store.trainees():
        store.delete_trainee(name)
    store.delete_unreadable()


@pytest.mark.parametrize("value", VALUES)
def test_every_list_opens_and_all_can_be_deleted(sound: Path, tmp_path: Path, value: object) -> None:
    tried = 0
    for table, columns in tables():
        file = tmp_path / f"{table}.sqlite"
        shutil.copy(sound, file)
        tried += sum(mutate(file, table, column, value) for column in columns)
        with open_store(file) as store:
            look_through(store)
            delete_all(store)
            assert (store.trainees(), store.unreadable()) == ((), 0), table
        with closing(sqlite3.connect(file)) as connection:
            left = [
                connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("practice", "trainee")
            ]
        assert left == [0, 0], table
    assert tried > 20
