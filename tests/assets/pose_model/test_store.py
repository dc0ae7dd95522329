"""The store: a kept file is whole or made anew, also with two processes at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from posture.assets.pose_model import store
from posture.assets.pose_model.store import ensure_stored, is_intact
from posture.assets.progress import no_progress
from posture.errors import ModelError

CONTENT = b"model" * 1000


def make() -> bytes:
    return CONTENT


def never() -> bytes:
    raise AssertionError("a whole file must not be made again")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return ensure_stored(tmp_path / "deep" / "pose.task", make, no_progress)


def test_a_missing_file_is_made(kept: Path) -> None:
    assert kept.read_bytes() == CONTENT
    assert is_intact(kept)


def test_a_whole_file_is_used_as_it_is(kept: Path) -> None:
    assert ensure_stored(kept, never, no_progress) == kept


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: b"M" + data[1:]])
def test_a_wrong_or_truncated_file_is_told_and_made_anew(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.write_bytes(damage(CONTENT))
    told: list[str] = []
    ensure_stored(kept, make, lambda doing, share: told.append(doing))
    assert kept.read_bytes() == CONTENT
    assert told == ["pose.task in the cache is damaged or truncated; making it anew"]


@pytest.mark.parametrize("manifest", [b"", b"\xff\xfe", b"0" * 64])
def test_a_wrong_hash_file_means_made_anew(kept: Path, manifest: bytes) -> None:
    kept.with_name("pose.task.sha256").write_bytes(manifest)
    ensure_stored(kept, make, no_progress)
    assert is_intact(kept)


def test_a_failed_remake_leaves_no_part_behind_and_the_next_try_works(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ModelError("offline")

    path = tmp_path / "pose.task"
    with pytest.raises(ModelError, match="offline"):
        ensure_stored(path, fail, no_progress)
    assert not path.exists()
    assert ensure_stored(path, make, no_progress).read_bytes() == CONTENT


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelError, match=r"kept in .*file.*set POSTURE_CACHE"):
        ensure_stored(tmp_path / "file" / "pose.task", make, no_progress)


def test_waiting_for_another_process_is_told_and_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.0)
    path = tmp_path / "pose.task"
    told: list[str] = []
    with FileLock(tmp_path / "pose.task.lock"), pytest.raises(ModelError, match="end it and try again"):
        ensure_stored(path, never, lambda doing, share: told.append(doing))
    assert told == ["waiting for another process that is preparing the pose model"]


RACER = """
import os, sys
from pathlib import Path
from posture.assets.progress import no_progress
from posture.assets.pose_model.store import ensure_stored

folder = Path(sys.argv[1])

def make():
    with (folder / "made").open("a") as log:
        log.write(f"{os.getpid()}\\n")
    return b"model" * 1_000_000

print("ready", flush=True)
sys.stdin.readline()
ensure_stored(folder / "pose.task", make, no_progress)
"""


def racer(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RACER, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> int:
    process.communicate()
    return process.returncode


def start_together(processes: list[subprocess.Popen[str]]) -> None:
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


def test_processes_at_once_make_the_file_once_and_whole(tmp_path: Path) -> None:
    processes = [racer(tmp_path) for _ in range(4)]
    start_together(processes)
    assert [finish(process) for process in processes] == [0, 0, 0, 0]
    assert is_intact(tmp_path / "pose.task")
    assert len((tmp_path / "made").read_text().splitlines()) == 1
