"""The kept library: fetched once, checked byte for byte, used offline from then on."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path, PurePosixPath

import pytest
from filelock import FileLock

from posture.assets.browser import ensure_vision, locate, vision_folder
from posture.assets.browser.pinned import PinnedFile
from posture.assets.pose_model.locate import cache_folder
from posture.assets.progress import Progress
from posture.errors import ModelError

CONTENTS = {"vision_bundle.mjs": b"bundle", "wasm/vision.wasm": b"wasm"}


def tarball(path: Path, contents: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


class Registry:
    """Stands in for npm; counts how often it was asked."""

    def __init__(self, folder: Path) -> None:
        self.contents = {f"package/{name}": content for name, content in CONTENTS.items()}
        self.path = folder / "release.tgz"
        self.asked = 0

    def pack(self, folder: Path, tell: Progress) -> Path:
        self.asked += 1
        return self.path


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry(tmp_path)
    tarball(registry.path, registry.contents)
    files = tuple(PinnedFile(PurePosixPath(n), hashlib.sha256(c).hexdigest()) for n, c in CONTENTS.items())
    monkeypatch.setenv("POSTURE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(locate, "FILES", files)
    monkeypatch.setattr(locate, "TARBALL_SHA256", hashlib.sha256(registry.path.read_bytes()).hexdigest())
    monkeypatch.setattr(locate, "pack", registry.pack)
    return registry


def test_it_is_fetched_once_and_then_used_as_it_is(registry: Registry) -> None:
    assert vision_folder() is None
    folder = ensure_vision()
    assert ensure_vision() == folder == vision_folder()
    assert registry.asked == 1
    assert {name: (folder / name).read_bytes() for name in CONTENTS} == CONTENTS


@pytest.mark.parametrize("damage", [b"", b"wasn", b"wasm and more"])
def test_a_damaged_file_is_told_and_everything_is_fetched_anew(registry: Registry, damage: bytes) -> None:
    folder = ensure_vision()
    (folder / "wasm/vision.wasm").write_bytes(damage)
    assert vision_folder() is None
    told: list[str] = []
    ensure_vision(lambda doing, share: told.append(doing))
    assert (folder / "wasm/vision.wasm").read_bytes() == b"wasm"
    assert told == ["the pose library for the browser in the cache is damaged or truncated; fetching it anew"]


def test_a_tarball_with_another_hash_is_not_used(registry: Registry) -> None:
    tarball(registry.path, registry.contents | {"package/more": b"more"})
    with pytest.raises(ModelError, match=r"tasks-vision@0\.10\.35 should have sha256 .* it was not used"):
        ensure_vision()
    assert vision_folder() is None


def test_a_file_with_another_hash_is_not_written(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball(registry.path, registry.contents | {"package/wasm/vision.wasm": b"evil"})
    monkeypatch.setattr(locate, "TARBALL_SHA256", hashlib.sha256(registry.path.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match=r"package/wasm/vision\.wasm should have sha256"):
        ensure_vision()
    assert not (cache_folder() / "vision" / "0.10.35" / "wasm" / "vision.wasm").exists()


def test_a_link_in_place_of_a_file_is_refused(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    with tarfile.open(registry.path, "w:gz") as archive:
        link = tarfile.TarInfo("package/vision_bundle.mjs")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    monkeypatch.setattr(locate, "TARBALL_SHA256", hashlib.sha256(registry.path.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match="should be a plain file"):
        ensure_vision()


def test_a_tarball_that_lacks_a_file_is_told(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball(registry.path, {})
    monkeypatch.setattr(locate, "TARBALL_SHA256", hashlib.sha256(registry.path.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match=r"was to hold package/vision_bundle\.mjs"):
        ensure_vision()


def test_nothing_outside_the_folder_is_ever_written(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball(registry.path, registry.contents | {"package/../../../escaped": b"x", "/escaped": b"x"})
    monkeypatch.setattr(locate, "TARBALL_SHA256", hashlib.sha256(registry.path.read_bytes()).hexdigest())
    folder = ensure_vision()
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert kept == set(CONTENTS)
    assert not list(registry.path.parent.rglob("escaped"))


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("POSTURE_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"kept in .*file.*set POSTURE_CACHE"):
        ensure_vision()


def test_waiting_for_another_process_is_told_and_has_an_end(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "PATIENCE", 0.0)
    folder = cache_folder() / "vision"
    folder.mkdir(parents=True)
    told: list[str] = []
    with FileLock(folder / "0.10.35.lock"), pytest.raises(ModelError, match="end it and try again"):
        ensure_vision(lambda doing, share: told.append(doing))
    assert told == ["waiting for another process that is fetching the pose library for the browser"]
    assert registry.asked == 0
