"""`posture batch`: results for each recording, one table, and nothing is judged twice."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet

from posture.batch.record import RecordingFailure
from posture.batch.recordings import BatchRecording
from posture.batch.settings import BatchSettings
from posture.batch.summary import SCHEMA
from posture.batch.worker import ContentIdentity
from posture.batch.worker import judge_recording as real
from posture.report.file_name import RESULT_FILES
from posture.report.model import Report
from tests.batch.conftest import write_recording
from tests.batch.inline_crew import InlineCrew
from tests.cli.command import run

FOLDED = "stand.arms_folded"
FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def table(out: Path) -> list[dict[str, str]]:
    with (out / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def judged(crew: InlineCrew) -> list[str]:
    return [name for work, name in crew.begun if work == "judge_recording"]


def test_each_recording_gets_all_forms_in_a_folder_of_its_own(folder: Path, crews: list[InlineCrew]) -> None:
    done = run("batch", folder, "--out", folder.parent / "out")
    assert (done.exit_code, crews[0].stopped) == (0, True), done.stderr
    texts = {name for form, name in RESULT_FILES.items() if form != "annotated"}
    for name in ("a.mp4", "ana/b.mp4"):
        assert {path.name for path in (folder.parent / "out" / name).iterdir()} == {*texts, "batch.json"}
    report = Report.model_validate_json((folder.parent / "out/ana/b.mp4/report.json").read_bytes())
    assert report.source.file == "b.mp4"
    assert report.people[0].finding(FOLDED).episodes


def test_the_table_has_a_line_for_each_person_and_row(folder: Path, crews: list[InlineCrew]) -> None:
    out = folder.parent / "out"
    run("batch", folder, "--out", out, "--formats", "json", "--language", "zh")
    lines = table(out)
    assert list(lines[0]) == SCHEMA.names
    assert [line["file"] for line in lines if line["row"] == FOLDED] == ["a.mp4", "ana/b.mp4"]
    report = Report.model_validate_json((out / "a.mp4/report.json").read_bytes())
    assert [line["row"] for line in lines[:25]] == [finding.rule for finding in report.people[0].findings]
    folded, finding = next(line for line in lines if line["row"] == FOLDED), report.people[0].finding(FOLDED)
    assert float(folded["shown"]) == pytest.approx(finding.shown_seconds, abs=0.001)
    assert (folded["person"], folded["episodes"], folded["outcome"], folded["title"]) == ("1", "1", "shown", "双臂抱胸")


def test_parquet_holds_the_same_with_numbers_as_numbers(folder: Path, crews: list[InlineCrew]) -> None:
    out = folder.parent / "out"
    (folder / "broken.mp4").write_text("no video")
    run("batch", folder, "--out", out, "--formats", "csv")
    read = parquet.read_table(out / "summary.parquet")
    assert read.schema.equals(SCHEMA)
    assert [line["row"] or "" for line in read.to_pylist()] == [line["row"] for line in table(out)]
    broken = next(line for line in read.to_pylist() if line["file"] == "broken.mp4")
    assert (broken["person"], broken["judged"], "is not a video" in broken["problem"]) == (None, None, True)


def test_a_broken_recording_stops_nothing_and_is_named(folder: Path, crews: list[InlineCrew]) -> None:
    (folder / "Broken.MP4").write_text("no video")
    done = run("batch", folder, "--out", folder.parent / "out", "--formats", "json")
    assert done.exit_code == FAILED
    assert judged(crews[0]) == ["a.mp4", "ana/b.mp4"]
    assert [line["file"] for line in table(folder.parent / "out") if line["problem"]] == ["Broken.MP4"]
    assert "Broken.MP4: " in done.stderr.splitlines()[-2]
    assert done.stderr.splitlines()[-1].startswith("error: 1 of 3 recordings could not be judged")
    assert "2 of 3 recordings judged, 1 could not be judged" in done.stdout


def test_again_nothing_is_judged_but_what_has_changed(folder: Path, crews: list[InlineCrew]) -> None:
    out = folder.parent / "out"
    first = run("batch", folder, "--out", out, "--formats", "json,csv")
    before = (out / "summary.parquet").read_bytes()
    assert run("batch", folder, "--out", out, "--formats", "csv").exit_code == first.exit_code == 0
    assert crews[1].begun == []
    assert (out / "summary.parquet").read_bytes() == before
    write_recording(folder / "a.mp4", 3)
    run("batch", folder, "--out", out, "--formats", "csv")
    assert judged(crews[2]) == ["a.mp4"]


@pytest.mark.parametrize(
    "other", [("--activity", "stand"), ("--profile", "feet_flat"), ("--formats", "json,csv"), ("--language", "zh")]
)
def test_other_options_are_judged_anew(folder: Path, crews: list[InlineCrew], other: tuple[str, str]) -> None:
    given = ("batch", folder, "--out", folder.parent / "out")
    run(*given, "--formats", "json")
    run(*given, *(() if "--formats" in other else ("--formats", "json")), *other)
    assert judged(crews[1]) == ["a.mp4", "ana/b.mp4"]


def test_what_was_deleted_of_the_results_comes_back(folder: Path, crews: list[InlineCrew]) -> None:
    out = folder.parent / "out"
    run("batch", folder, "--out", out, "--formats", "json")
    (out / "a.mp4" / "report.json").unlink()
    run("batch", folder, "--out", out, "--formats", "json")
    assert judged(crews[1]) == ["a.mp4"]
    assert (out / "a.mp4" / "report.json").is_file()


def test_results_that_were_half_replaced_are_not_taken_for_those_before(
    folder: Path, crews: list[InlineCrew], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("batch", folder, "--out", folder.parent / "out", "--formats", "json")
    run(*given)
    with monkeypatch.context() as patch:
        patch.setattr("posture.batch.recording_review.try_results", lambda *_: {"json": OSError("broken off")})
        assert run(*given, "--language", "zh").exit_code == FAILED
    assert run(*given).exit_code == 0
    assert judged(crews[2]) == ["a.mp4", "ana/b.mp4"]


def test_a_damaged_record_is_as_none(folder: Path, crews: list[InlineCrew]) -> None:
    out = folder.parent / "out"
    run("batch", folder, "--out", out, "--formats", "json")
    (out / "a.mp4" / "batch.json").write_text("{")
    run("batch", folder, "--out", out, "--formats", "json")
    assert judged(crews[1]) == ["a.mp4"]


def test_the_same_recording_twice_is_judged_and_counted_once(folder: Path, crews: list[InlineCrew]) -> None:
    (folder / "copy.mp4").write_bytes((folder / "a.mp4").read_bytes())
    out = folder.parent / "out"
    for time in range(2):
        assert run("batch", folder, "--out", out, "--formats", "json").exit_code == 0
        (copy,) = [line for line in table(out) if line["file"] == "copy.mp4"]
        assert (copy["person"], copy["problem"], copy["results"]) == ("", "the same recording as a.mp4", "a.mp4")
        assert judged(crews[time]) == ([] if time else ["a.mp4", "ana/b.mp4"])


def test_a_recording_that_was_renamed_is_known_by_its_content(folder: Path, crews: list[InlineCrew]) -> None:
    out = folder.parent / "out"
    run("batch", folder, "--out", out, "--formats", "json")
    (folder / "a.mp4").rename(folder / "z.mp4")
    run("batch", folder, "--out", out, "--formats", "json")
    assert judged(crews[1]) == []
    assert {line["results"] for line in table(out) if line["file"] == "z.mp4"} == {"a.mp4"}


def test_results_among_the_recordings_are_no_recordings(folder: Path, crews: list[InlineCrew]) -> None:
    for _ in range(2):
        assert run("batch", folder, "--out", folder / "out", "--formats", "json").exit_code == 0
    assert (folder / "out" / "a.mp4" / "report.json").is_file()
    assert judged(crews[0]) == ["a.mp4", "ana/b.mp4"]
    assert crews[1].begun == []


def test_a_list_names_recordings_wherever_they_are(folder: Path, crews: list[InlineCrew]) -> None:
    listing = folder.parent / "list.txt"
    listing.write_text(f"# Monday\nin/a.mp4\n\n{folder / 'ana' / 'b.mp4'}\nin/a.mp4\n", encoding="utf-8")
    assert run("batch", listing, "--out", folder.parent / "out", "--formats", "json").exit_code == 0
    assert judged(crews[0]) == ["in/a.mp4", "in/ana/b.mp4"]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes in POSIX only")
def test_a_name_that_is_no_text_is_judged_and_told(folder: Path, crews: list[InlineCrew]) -> None:
    (folder / "a.mp4").rename(folder / os.fsdecode(b"\xff.mp4"))
    out = folder.parent / "out"
    for _ in range(2):
        assert run("batch", folder, "--out", out, "--formats", "json").exit_code == 0
    assert [line["file"][:6] for line in table(out) if line["row"] == FOLDED] == [
        "ana/b.",
        "\N{REPLACEMENT CHARACTER}.mp4~",
    ]
    assert judged(crews[1]) == []


def act_on_second(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Do this in place of judging the second recording."""

    def judge_recording(recording: BatchRecording, identity: ContentIdentity, settings: BatchSettings) -> object:
        return act() if recording.name == "ana/b.mp4" else real(recording, identity, settings)

    monkeypatch.setattr("posture.batch.run.judge_recording", judge_recording)


def test_what_fails_for_all_ends_it_in_one_line_and_keeps_what_is_done(
    folder: Path, crews: list[InlineCrew], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out"
    act_on_second(monkeypatch, lambda: RecordingFailure("cannot write: No space left on device", stops_all=True))
    done = run("batch", folder, "--out", out, "--formats", "json")
    assert (done.exit_code, crews[0].stopped) == (FAILED, True)
    assert done.stderr.splitlines()[-2:] == [
        "1 of 2 recordings are done and stay; the same command again does the rest",
        "error: cannot write: No space left on device",
    ]
    assert {line["file"] for line in table(out)} == {"a.mp4"}


def test_an_interruption_keeps_what_is_done_and_says_how_to_go_on(
    folder: Path, crews: list[InlineCrew], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    act_on_second(monkeypatch, interrupt)
    done = run("batch", folder, "--out", folder.parent / "out", "--formats", "json")
    assert (done.exit_code, crews[0].stopped) == (INTERRUPTED, True)
    assert done.stderr.splitlines()[-2:] == [
        "1 of 2 recordings are done and stay; the same command again does the rest",
        "interrupted",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--out", "x", "--formats", "pdf"),
        ("--out", "x", "--formats", ""),
        ("--out", "x", "--formats", "csv", "--evidence"),
        ("--out", "x", "--blur-faces"),
        ("--out", "x", "--jobs", "0"),
        ("--out", "x", "--jobs", "2", "--dask", "tcp://127.0.0.1:1"),
    ],
)
def test_wrong_usage_is_told_apart_from_failure(folder: Path, wrong: tuple[str, ...]) -> None:
    assert run("batch", folder, *wrong).exit_code == MISUSED


@pytest.mark.parametrize("content", [None, "", "# nothing\n", b"\xff\xfe\x00"])
def test_no_recordings_is_told_in_one_line(tmp_path: Path, content: str | bytes | None) -> None:
    listing = tmp_path / "list"
    if content is None:
        listing.mkdir()
    else:
        listing.write_bytes(content.encode() if isinstance(content, str) else content)
    done = run("batch", listing, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr.count("\n")) == (FAILED, 1)
    assert done.stderr.startswith("error: ")


def test_the_record_says_what_it_was_judged_by(folder: Path, crews: list[InlineCrew]) -> None:
    run("batch", folder, "--out", folder.parent / "out", "--formats", "json")
    record = json.loads((folder.parent / "out" / "a.mp4" / "batch.json").read_text(encoding="utf-8"))
    assert (record["file"], len(record["content"]), record["forms"]) == ("a.mp4", 64, ["json"])
    assert record["version"].startswith("0.")
