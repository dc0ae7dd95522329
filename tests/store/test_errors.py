"""What cannot be opened or written is said in one clear line."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from posture.errors import StoreError
from posture.pose.pose import PoseFrame
from posture.store import PracticeRecorder, open_store
from posture.store.location import default_file
from tests.store.making import NOW, frames, settings


def _add_all(recorder: PracticeRecorder, all_frames: Iterable[PoseFrame]) -> None:
    for frame in all_frames:
        recorder.add(frame)


def _refusal(place: object) -> str:
    with pytest.raises(StoreError) as error:
        open_store(str(place))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(file: Path) -> None:
    file.write_text("Dear diary, " * 100, encoding="utf-8")
    file.chmod(0o644)
    assert "it is no database" in _refusal(file)
    assert file.read_text(encoding="utf-8") == "Dear diary, " * 100
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_a_database_of_something_else_is_refused_and_left_as_it_was(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("create table recipes (name text)")
    connection.close()
    before = file.read_bytes()
    assert "is a database of something else" in _refusal(file)
    assert file.read_bytes() == before


def test_a_newer_form_is_refused(file: Path) -> None:
    open_store(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("update posture_form set version = 2")
    connection.close()
    assert "holds practices in form 2, this version of posture reads 1" in _refusal(file)


def test_a_damaged_database_is_refused(file: Path) -> None:
    open_store(file).close()
    content = bytearray(file.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    file.write_bytes(content)
    assert "it is damaged" in _refusal(file)


def test_a_locked_database_is_said_to_be_locked(file: Path) -> None:
    with open_store(file, patience=0.01) as store:
        other = sqlite3.connect(file)
        other.execute("begin immediate")
        with pytest.raises(StoreError, match="it is locked by another program; close that and try again"):
            store.begin(settings(), NOW)
        other.close()


def test_a_full_disk_is_said_to_be_full_and_what_was_kept_stays(file: Path) -> None:
    with open_store(file) as store:
        recorder = store.begin(settings(), NOW)
        with store._database.reading() as session:  # limits the pooled connection, which all that follow get
            pages = session.connection().exec_driver_sql("pragma page_count").scalar_one()
            session.connection().exec_driver_sql(f"pragma max_page_count = {pages + 8}")
        with pytest.raises(StoreError, match="there is no room left"):
            _add_all(recorder, frames(60.0))
        kept = store.entry(recorder.practice).seconds
        assert kept > 0
        assert len(list(store.frames(recorder.practice))) == round(kept * 15) + 1


def test_a_database_that_may_only_be_read_says_so(file: Path) -> None:
    open_store(file).close()
    assert "it may only be read" in _refusal(f"sqlite:///file:{file}?mode=ro&uri=true")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert str(tmp_path / "taken" / "p.sqlite3") in _refusal(tmp_path / "taken" / "p.sqlite3")
    assert "Is a directory" in _refusal(tmp_path)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "in memory would be lost"),
        ("sqlite:///:memory:", "in memory would be lost"),
        ("postgres://somewhere/x", "is not understood"),
        ("://", "is not understood"),
        ("sqlite+aiosqlite:///x", "aiosqlite"),
    ],
)
def test_addresses_that_cannot_serve_are_refused(url: str, said: str) -> None:
    assert said in _refusal(url)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    text = _refusal("postgresql://ana:secret@127.0.0.1:1/practices")
    assert "secret" not in text
    assert "127.0.0.1" in text


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_only_its_owner_may_read_the_file_and_its_journal(file: Path) -> None:
    file.touch(mode=0o666)
    with open_store(file) as store:
        store.begin(settings(), NOW)
        assert {stat.S_IMODE(one.stat().st_mode) for one in file.parent.iterdir()} == {0o600}


def test_the_place_is_that_of_the_variable_else_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("POSTURE_STORE", raising=False)
    with open_store() as store:
        assert store.place == str(default_file())
    for named in (str(tmp_path / "a" / "b.sqlite3"), f"sqlite:///{tmp_path / 'c.sqlite3'}"):
        monkeypatch.setenv("POSTURE_STORE", named)
        with open_store() as store:
            assert store.place == named.removeprefix("sqlite:///")
            assert Path(store.place).is_file()


def test_the_journal_is_written_ahead_and_deleted_bytes_are_overwritten(file: Path) -> None:
    with open_store(file) as store, store._database.reading() as session:
        connection = session.connection()
        found = {n: connection.exec_driver_sql(f"pragma {n}").scalar_one() for n in ("journal_mode", "secure_delete")}
        assert found == {"journal_mode": "wal", "secure_delete": 1}
        assert connection.exec_driver_sql("pragma foreign_keys").scalar_one() == 1
