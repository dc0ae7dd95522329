"""Recordings and results at URLs that fsspec reaches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.batch.locations import exists, joined, local_file, read_all, write_bytes
from posture.errors import MissingPackageError, OutputError, SourceError
from tests.batch.inline_crew import InlineCrew
from tests.batch.test_batch import FAILED, judged
from tests.cli.command import run

fsspec = pytest.importorskip("fsspec", reason="the package of the extra `dask` is absent")


@pytest.fixture
def store() -> Iterator[object]:
    """A store in memory, empty before and after."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    yield memory
    memory.store.clear()


def test_a_folder_at_a_url_is_judged_with_results_at_a_url(
    folder: Path, crews: list[InlineCrew], store: object
) -> None:
    for name in ("a.mp4", "ana/b.mp4", "notes.txt"):
        write_bytes(f"memory://in/{name}", (folder / name).read_bytes())
    for number in range(2):
        done = run("batch", "memory://in", "--out", "memory://in/out", "--formats", "json,html")
        assert done.exit_code == 0, done.stderr
        assert judged(crews[number]) == ([] if number else ["a.mp4", "ana/b.mp4"])
    report = fsspec.filesystem("memory").cat("/in/out/ana/b.mp4/report.json")
    assert json.loads(report)["source"]["file"] == "b.mp4"
    assert exists("memory://in/out/summary.parquet")


def test_a_list_may_name_urls_and_what_is_missing_there_is_named(
    folder: Path, crews: list[InlineCrew], store: object
) -> None:
    write_bytes("memory://in/a%20b.mp4", (folder / "a.mp4").read_bytes())
    write_bytes("memory://in/broken.mp4", b"no video")
    listing = folder.parent / "list.txt"
    listing.write_text("memory://in/a%20b.mp4\nmemory://in/broken.mp4\nmemory://in/gone.mp4\n")
    done = run("batch", listing, "--out", folder.parent / "out", "--formats", "json")
    assert done.exit_code == FAILED
    assert judged(crews[0]) == ["a b.mp4"]
    named = [line for line in done.stderr.splitlines() if line.startswith(("broken.mp4: ", "gone.mp4: "))]
    assert "memory://in/broken.mp4 is not a video" in named[-2]
    assert "cannot read memory://in/gone.mp4" in named[-1]


def test_a_file_at_a_url_appears_whole_or_not_at_all(store: object, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes("memory://out/a.json", b"old")

    def refuse(*_: object) -> None:
        raise OSError("the line is down")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.commit", refuse)
    with pytest.raises(OutputError, match="the line is down"):
        write_bytes("memory://out/a.json", b"new")
    assert list(read_all("memory://out", "a.json")) == [b"old"]
    assert list(read_all("memory://nowhere", "a.json")) == []


def test_what_no_library_reads_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="a URL that fsspec reads was wanted"), local_file("nonsense://a.mp4"):
        pytest.fail("it was opened")
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(MissingPackageError, match="pip install"):
        exists("memory://a")


def test_places_are_joined_as_paths_or_urls() -> None:
    assert joined("s3://talks/", "ana/a.mp4") == "s3://talks/ana/a.mp4"
    assert joined("talks", "ana/a.mp4") == str(Path("talks", "ana", "a.mp4"))
