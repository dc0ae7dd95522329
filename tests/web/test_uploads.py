from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from posture.web import uploads as limits
from posture.web.temp_folder import TempFolder
from posture.web.tokens import MOST_AGE
from posture.web.uploads import UploadError, Uploads
from tests.sources.videos import Clip
from tests.web.practising import Clock


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _silence() -> AsyncIterator[bytes]:
    await asyncio.Event().wait()
    yield b""


def test_a_recording_is_kept_as_long_as_a_ticket_lasts(tmp_path: Path) -> None:
    clock, clip = Clock(), tmp_path / "clip.mp4"
    Clip().write(clip)
    uploads = Uploads(TempFolder(tmp_path / "kept"), clock=clock)
    recording = asyncio.run(uploads.receive("owner", "a.mp4", None, _pieces(clip.read_bytes())))
    clock.now = MOST_AGE
    uploads.sweep()
    assert recording.path.exists()
    clock.now += 1
    uploads.sweep()
    assert not recording.path.exists()
    assert uploads.find("owner", recording.id) is None


def test_an_upload_that_falls_silent_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SILENT_FOR", 0.0)
    folder = TempFolder(tmp_path)
    with pytest.raises(UploadError) as refusal:
        asyncio.run(Uploads(folder).receive("owner", "a.mp4", None, _silence()))
    assert refusal.value.status == 408
    assert [path.name for path in folder.path.iterdir()] == [".lock"]


def test_what_does_not_fit_on_the_disk_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SPARE_BYTES", 1 << 62)
    with pytest.raises(UploadError) as refusal:
        asyncio.run(Uploads(TempFolder(tmp_path)).receive("owner", "a.mp4", 10, _pieces(b"")))
    assert refusal.value.status == 507


def test_the_limit_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.MOST_BYTES_VARIABLE, "1000")
    assert Uploads(TempFolder(tmp_path)).most == 1000


def test_what_a_killed_server_left_is_removed_and_what_a_running_one_has_is_not(tmp_path: Path) -> None:
    running = TempFolder(tmp_path)
    killed = tmp_path / "killed"
    killed.mkdir()
    (killed / "recording").write_bytes(b"x")
    new = TempFolder(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([running.path, new.path])
