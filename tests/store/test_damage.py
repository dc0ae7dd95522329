"""A damaged store is told as such, in one line, whatever stands in its cells."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from posture.errors import StoreError
from posture.store import Store, open_store
from posture.store.frame_codec import pack, unpack
from tests.baselines import filed
from tests.people import person
from tests.store.making import NOW, frames, report, said, settings


@pytest.fixture
def practised(file: Path) -> Path:
    with open_store(file) as store:
        recorder = store.begin(settings("Ana"), NOW)
        for frame in frames(1.5):
            recorder.add(frame)
        recorder.add_utterance(said())
        recorder.finish(report())
        store.save_baseline(filed(person().stands()))
    return file


def change(file: Path, table: str, column: str, value: object) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))


Use = Callable[[Store], object]


@pytest.mark.parametrize(
    ("table", "column", "value", "use"),
    [
        ("practice", "settings", "{", lambda store: store.entry(1)),
        ("practice", "settings", b"\xff\x00", lambda store: store.entry(1)),
        ("practice", "started", "yesterday", lambda store: store.entry(1)),
        ("practice", "started", 7, lambda store: store.entry(1)),
        ("practice", "seconds", "long", lambda store: store.entry(1)),
        ("practice", "seconds", float("inf"), lambda store: store.entry(1)),
        ("practice", "report", '{"schema": 2}', lambda store: store.report(1)),
        ("practice", "report", b"\x80", lambda store: store.report(1)),
        ("cue", "said", "no json", lambda store: store.cues(1)),
        ("chunk", "frames", 10**12, lambda store: list(store.frames(1))),
        ("chunk", "frames", "text", lambda store: list(store.frames(1))),
        ("chunk", "frames", b"no zlib", lambda store: list(store.frames(1))),
        ("chunk", "frames", zlib.compress(b"\xff" * 100), lambda store: list(store.frames(1))),
        ("baseline", "file", "{}", lambda store: store.baseline("Ana", "desk 3")),
    ],
)
def test_a_cell_of_another_kind_is_refused_in_one_line(
    practised: Path, table: str, column: str, value: object, use: Use
) -> None:
    change(practised, table, column, value)
    with open_store(practised) as store, pytest.raises(StoreError) as error:
        use(store)
    assert "damaged" in str(error.value)
    assert "\n" not in str(error.value)


DAMAGES = [
    ("practice", "settings", "[" * 100_000),
    ("practice", "settings", b"\xff"),
    ("practice", "started", "yesterday"),
    ("practice", "score", 1000),
    ("practice", "seconds", "long"),
    ("share", "judged", "much"),
]


@pytest.mark.parametrize(("table", "column", "value"), DAMAGES)
def test_a_damaged_practice_hides_no_other_is_named_and_can_be_deleted(
    practised: Path, table: str, column: str, value: object
) -> None:
    change(practised, table, column, value)
    with open_store(practised) as store:
        sound = store.begin(settings("Ana"), NOW)
        sound.finish(report())
        assert [entry.id for entry in store.history("Ana")] == [sound.practice]
        assert store.damaged("Ana", [sound.practice]) == (1,)
        assert store.owner(1) == "Ana"
        store.delete(1)
        assert store.damaged("Ana") == ()
        assert [entry.id for entry in store.history("Ana")] == [sound.practice]


@pytest.mark.parametrize(("table", "column", "value"), [*DAMAGES, ("baseline", "file", b"\xff"), ("cue", "said", 7)])
def test_deleting_somebody_works_whatever_of_theirs_is_damaged(
    practised: Path, table: str, column: str, value: object
) -> None:
    with open_store(practised) as store:
        store.set_setting("page", "x")
    change(practised, table, column, value)
    change(practised, "setting", "value", b"\xff Ana")
    with open_store(practised) as store:
        store.delete_trainee("Ana")
        assert store.trainees() == ()
        assert store.unreadable() == 0
    assert b"Ana" not in practised.read_bytes()


def test_what_belongs_to_nobody_who_can_be_named_is_counted_and_can_be_deleted(practised: Path) -> None:
    change(practised, "trainee", "name", b"\xff")
    with open_store(practised) as store:
        assert store.trainees() == ()
        assert store.unreadable() == 3  # trainee, practice and baseline
        store.delete_unreadable()
        assert store.unreadable() == 0


def test_bytes_that_swell_without_end_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(frames(0.5))
    assert len(unpack(pack(kept))) == len(kept)
    monkeypatch.setattr("posture.store.frame_codec.MOST_BYTES", 1000)
    with pytest.raises(ValueError, match="more than 1,000 bytes"):
        unpack(pack(kept))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_place_that_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="no ordinary file"):
        open_store(tmp_path / "pipe")
