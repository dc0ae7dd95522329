"""Deleting really deletes: the bytes of the file and of its journal are searched."""

from __future__ import annotations

import json
import random
import sqlite3
import zlib
from pathlib import Path

import pytest

from posture.errors import StoreError
from posture.store import Store, open_store
from tests.baselines import filed
from tests.people import person
from tests.store.making import NOW, frames, nobody, report, said, settings

NAME = "Zwanette Kürbis"


@pytest.fixture
def store(file: Path) -> Store:
    return open_store(file)


def _traces(file: Path, *sought: bytes) -> list[tuple[str, bytes]]:
    """Where any of these bytes stand, in the file, its journal or beside them."""
    return [(one.name, text) for one in file.parent.iterdir() for text in sought if text in one.read_bytes()]


def _practised(store: Store, name: str, seed: int = 0) -> int:
    recorder = store.begin(settings(name), NOW)
    for frame in frames(4.0, seed=seed):
        recorder.add(frame)
    recorder.add_utterance(said(text=f"said to {name}"))
    recorder.finish(report())
    return recorder.practice


def _chunks(file: Path, practice: int) -> list[bytes]:
    connection = sqlite3.connect(file)
    rows = connection.execute("select frames from chunk where practice = ?", (practice,)).fetchall()
    connection.close()
    return [row[0] for row in rows]


def _pieces(chunks: list[bytes]) -> list[bytes]:
    """Short stretches from all over the kept landmarks."""
    return [chunk[place : place + 24] for chunk in chunks for place in range(0, len(chunk) - 24, 500)]


def _names(name: str) -> list[bytes]:
    return [name.encode(), json.dumps(name).strip('"').encode()]


def test_after_deleting_a_trainee_no_byte_of_name_or_landmarks_is_in_file_or_journal(store: Store, file: Path) -> None:
    practice = _practised(store, NAME)
    store.save_baseline(filed(person().sits()).model_copy(update={"person": NAME}))
    store.set_setting("preferences", json.dumps({"pace": "slow", "trainee": NAME}, ensure_ascii=False))
    store.set_setting("last", NAME)
    pieces = _pieces(_chunks(file, practice))
    assert len(pieces) > 50
    assert len(_traces(file, *pieces)) > 50
    assert _traces(file, *_names(NAME))
    store.delete_trainee(NAME)
    assert _traces(file, *pieces, *_names(NAME)) == []
    assert json.loads(store.setting("preferences") or "") == {"pace": "slow", "trainee": None}
    assert store.setting("last") is None
    assert store.trainees() == ()


def test_deleting_one_practice_leaves_the_others_and_no_byte_of_its_own(store: Store, file: Path) -> None:
    gone, kept = _practised(store, NAME, seed=1), _practised(store, NAME, seed=2)
    pieces, others = _pieces(_chunks(file, gone)), _chunks(file, kept)
    store.delete(gone)
    assert _traces(file, *pieces) == []
    assert _chunks(file, kept) == others
    assert [entry.id for entry in store.history(NAME)] == [kept]


def test_a_name_stays_with_a_baseline_and_goes_with_all_of_somebody(store: Store, file: Path) -> None:
    practice = _practised(store, NAME)
    store.save_baseline(filed(person().sits()).model_copy(update={"person": NAME}))
    store.delete(practice)
    assert store.trainees() == (NAME,)
    store.delete_trainee(NAME)
    assert store.trainees() == ()
    assert _traces(file, *_names(NAME)) == []


def test_names_deleted_out_of_many_leave_no_trace(store: Store, file: Path) -> None:
    chance = random.Random(5)
    names = [f"trainee {number:03d}-{chance.getrandbits(64):x}" for number in range(40)]
    for name in names:
        store.begin(settings(name), NOW).finish(nobody())
    gone = chance.sample(names, 25)
    for name in gone:
        store.delete_trainee(name)
    assert _traces(file, *(name.encode() for name in gone)) == []
    assert set(store.trainees()) == set(names) - set(gone)


def test_after_deleting_the_file_gives_its_room_back(store: Store, file: Path) -> None:
    small = file.stat().st_size
    practice = store.begin(settings(), NOW)
    for frame in frames(60.0):
        practice.add(frame)
    practice.finish(report())
    store.begin(settings("Bo"), NOW)
    store.delete(practice.practice)
    assert file.stat().st_size < small + 300_000


def test_a_reader_that_keeps_the_journal_is_told_of_and_the_next_start_clears_it(file: Path) -> None:
    store = open_store(file, patience=0.05)
    practice = _practised(store, NAME)
    reader = sqlite3.connect(file)
    reader.execute("begin")
    reader.execute("select count(*) from chunk").fetchall()
    with pytest.raises(StoreError, match="deleted, but another program reads"):
        store.delete(practice)
    reader.close()
    open_store(file)
    assert _traces(file, *_names(NAME)) == []


def test_landmarks_are_what_is_searched_for(store: Store, file: Path) -> None:
    """The pieces come from chunks that can be read, so their absence says something."""
    assert all(zlib.decompress(chunk) for chunk in _chunks(file, _practised(store, NAME)))
