"""Somebody who stands with folded arms, and a fresh folder to work in."""

from pathlib import Path

import pytest

from tests.fakes import Standing, use, write_clip


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's language is English, whatever it is."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A recording, the only thing in its folder, and a pose model that always finds the same."""
    use(Standing, monkeypatch)
    return write_clip(tmp_path / "clip.mp4", audio="aac")
