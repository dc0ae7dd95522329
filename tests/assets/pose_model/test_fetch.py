"""Fetching: pip's progress and complaints are passed on, and nothing with a wrong hash is used."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import sys
import zipfile
from pathlib import Path

import pytest

from posture.assets.pose_model import fetch
from posture.assets.pose_model.bundle import Networks
from posture.assets.progress import no_progress
from posture.errors import ModelError


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny stand-in for the package, with the hashes that it has."""
    path = tmp_path / "package.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("detector.tflite", b"detector")
        archive.writestr("landmarks.tflite", b"landmarks")
    monkeypatch.setattr(fetch, "WHEEL_SHA256", sha256(path.read_bytes()))
    monkeypatch.setattr(fetch, "DETECTOR", ("detector.tflite", sha256(b"detector")))
    monkeypatch.setattr(fetch, "LANDMARKS", ("landmarks.tflite", sha256(b"landmarks")))
    return path


def test_the_networks_are_read_out_of_the_wheel(wheel: Path) -> None:
    assert fetch.read_wheel(wheel) == Networks(b"detector", b"landmarks")


def test_a_wheel_with_another_hash_is_not_used(wheel: Path) -> None:
    wheel.write_bytes(wheel.read_bytes() + b"more")
    with pytest.raises(ModelError, match=r"mediapipe==0\.10\.21 should have sha256 .* it was not used"):
        fetch.read_wheel(wheel)


def test_a_network_with_another_hash_is_not_used(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LANDMARKS", ("landmarks.tflite", sha256(b"others")))
    with pytest.raises(ModelError, match=r"landmarks\.tflite should have sha256"):
        fetch.read_wheel(wheel)


def test_fetching_downloads_reads_and_leaves_nothing_behind(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[Path] = []

    def download(folder: Path) -> list[str]:
        folders.append(folder)
        return python(f"import shutil; shutil.copy({str(wheel)!r}, {str(folder)!r})")

    monkeypatch.setattr(fetch, "pip_command", download)
    assert fetch.fetch(no_progress).detector == b"detector"
    assert not folders[0].exists()


def test_progress_is_passed_on_as_a_share() -> None:
    told: list[float | None] = []
    fetch.run_pip(
        python("print('Collecting x'); print('Progress 0 of 200'); print('Progress 50 of 200')"),
        lambda doing, share: told.append(share),
    )
    assert told == [0.0, 0.25]


def test_the_first_complaint_of_pip_and_the_way_out_are_told() -> None:
    code = "import sys; print('ERROR: No index', file=sys.stderr); print('ERROR: None'); sys.exit(1)"
    with pytest.raises(ModelError, match=r"\(pip: No index\); connect to a package index .* --model FILE\.task"):
        fetch.run_pip(python(code), no_progress)


def test_an_error_while_telling_progress_ends_pip_too() -> None:
    def interrupted(doing: str, share: float | None) -> None:
        raise KeyboardInterrupt

    endless = "while True: print('Progress 1 of 2', flush=True)"
    with pytest.raises(KeyboardInterrupt):
        fetch.run_pip(python(endless), interrupted)


def test_pip_that_leaves_no_wheel_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="left 0"):
        fetch.only_wheel(tmp_path)


def test_a_python_without_pip_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"has none; install pip there"):
        fetch.pip_command(tmp_path)


@pytest.mark.parametrize(("version", "bar"), [("26.3", "raw"), ("24.1b1", "raw"), ("23.2.1", "off"), ("24.0", "off")])
def test_only_a_pip_that_can_tell_progress_is_asked_to(
    version: str, bar: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: version)
    command = fetch.pip_command(tmp_path)
    assert command[command.index("--progress-bar") + 1] == bar


def test_pip_never_asks_and_never_builds_or_installs(tmp_path: Path) -> None:
    command = fetch.pip_command(tmp_path)
    assert command[:4] == [sys.executable, "-m", "pip", "download"]
    assert {"--no-input", "--no-deps", "--only-binary=:all:"} < set(command)
    assert command[-1] == "mediapipe==0.10.21"
