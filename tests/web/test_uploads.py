from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from posture.web import uploads as limits
from posture.web.recordings import RecordingOwner
from posture.web.temp_folder import TempFolder
from posture.web.tokens import MOST_AGE
from posture.web.uploads import UploadError, Uploads
from tests.sources.videos import Clip
from tests.web.practising import Clock

OWNER = RecordingOwner("owner")


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _silence() -> AsyncIterator[bytes]:
    await asyncio.Event().wait()
    yield b""


def test_a_recording_is_kept_as_long_as_a_ticket_lasts(tmp_path: Path) -> None:
    clock, clip = Clock(), tmp_path / "clip.mp4"
    Clip().write(clip)
    uploads = Uploads(TempFolder(tmp_path / "kept"), clock=clock)
    recording = asyncio.run(uploads.receive(OWNER, "a.mp4", None, _pieces(clip.read_bytes())))
    clock.now = MOST_AGE
    uploads.sweep()
    assert recording.path.exists()
    clock.now += 1
    uploads.sweep()
    assert not recording.path.exists()
    assert uploads.find(OWNER.client, recording.id) is None


def test_an_upload_that_falls_silent_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SILENT_FOR", 0.0)
    folder = TempFolder(tmp_path)
    with pytest.raises(UploadError) as refusal:
        asyncio.run(Uploads(folder).receive(OWNER, "a.mp4", None, _silence()))
    assert refusal.value.status == 408
    assert [path.name for path in folder.path.iterdir()] == [".lock"]


def test_what_does_not_fit_on_the_disk_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SPARE_BYTES", 1 << 62)
    with pytest.raises(UploadError) as refusal:
        asyncio.run(Uploads(TempFolder(tmp_path)).receive(OWNER, "a.mp4", 10, _pieces(b"")))
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


def test_one_person_s_many_tabs_leave_room_for_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = tmp_path / "clip.mp4"
    Clip().write(clip)
    content = clip.read_bytes()
    uploads = Uploads(TempFolder(tmp_path / "kept"))
    monkeypatch.setattr(limits, "MOST_OF_PERSON", 3)

    async def bring(person: str, tab: int) -> None:
        await uploads.receive(RecordingOwner(f"tab {person} {tab}", person), "a.mp4", None, _pieces(content))

    for tab in range(3):
        asyncio.run(bring("Ana", tab))
    with pytest.raises(UploadError) as refusal:
        asyncio.run(bring("Ana", 3))
    assert refusal.value.status == 429
    asyncio.run(bring("Bo", 0))
    monkeypatch.setattr(limits, "MOST_BYTES_OF_PERSON", len(content))
    uploads.most = len(content)
    with pytest.raises(UploadError):
        asyncio.run(uploads.receive(RecordingOwner("tab", "Bo"), "a.mp4", len(content), _pieces(content)))


def test_one_person_s_uploads_under_way_leave_room_for_others(tmp_path: Path) -> None:
    uploads = Uploads(TempFolder(tmp_path))

    async def flood() -> list[int]:
        coming = [
            asyncio.create_task(uploads.receive(RecordingOwner(f"tab {n}", "Ana"), "a.mp4", None, _silence()))
            for n in range(limits.MOST_COMING_OF_PERSON)
        ]
        await asyncio.sleep(0)
        refused = []
        for person in ("Ana", "Bo"):
            try:
                await uploads.receive(RecordingOwner("another", person), "a.mp4", None, _pieces(b"no video"))
            except UploadError as error:
                refused.append(error.status)
        for one in coming:
            one.cancel()
        await asyncio.gather(*coming, return_exceptions=True)
        return refused

    assert asyncio.run(flood()) == [429, 415]
