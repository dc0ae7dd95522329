"""Reviews whose result is known, and crews that work in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from posture.report.review_result import ReviewResult
from posture.review_video import review
from posture.sources.file import VideoFile
from tests.batch.inline_crew import InlineCrew
from tests.fakes import SIZE, Standing, use
from tests.sources.videos import write_video


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's language is English, whatever it is."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture(scope="session")
def known_result(tmp_path_factory: pytest.TempPathFactory) -> ReviewResult:
    """The review of a recording of somebody who stands with folded arms."""
    with pytest.MonkeyPatch.context() as patch:
        use(Standing, patch)
        return review(write_recording(tmp_path_factory.mktemp("known") / "known.mp4"), traced=True)


@pytest.fixture
def crews(monkeypatch: pytest.MonkeyPatch, known_result: ReviewResult) -> list[InlineCrew]:
    """Every crew that `posture batch` takes. Every recording that can be opened has the known result."""

    def known(video: VideoFile, **_: object) -> ReviewResult:
        source = known_result.report.source.model_copy(update={"file": video.name})
        return replace(known_result, report=known_result.report.model_copy(update={"source": source}))

    use(Standing, monkeypatch)
    monkeypatch.setattr("posture.batch.recording_review.review", known)
    monkeypatch.setattr("posture.batch.build._model_digest", lambda _: "0123")
    taken: list[InlineCrew] = []

    def take(jobs: int) -> InlineCrew:
        taken.append(InlineCrew())
        return taken[-1]

    monkeypatch.setattr("posture.cli.run_batch.LocalCrew", take)
    return taken


def write_recording(path: Path, number: int = 0) -> Path:
    """Two seconds in which somebody stands with folded arms; each number is another recording."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_video(path, range(number, 2000 + number, 100), size=SIZE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two recordings, one of them in a folder below, and what is none."""
    write_recording(tmp_path / "in" / "a.mp4")
    write_recording(tmp_path / "in" / "ana" / "b.mp4", 7)
    (tmp_path / "in" / "notes.txt").write_text("Monday\n")
    return tmp_path / "in"
