"""`posture review`: each form of the report, where it is wanted, and the board."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from calibration.formats import read_labels_in
from posture.report.csv import COLUMNS
from posture.report.model import Report
from posture.sources.file import open_video
from tests.cli.command import run
from tests.fakes import SECONDS, Nobody, use
from tests.report.test_json import SCHEMA

FOLDED = "stand.arms_folded"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_board_is_printed_and_nothing_is_written_where_nothing_is_asked_for(clip: Path) -> None:
    done = run("review", clip)
    assert done.exit_code == 0
    assert "Arms folded across the chest" in done.stdout
    assert "✗ shown" in done.stdout
    assert names(clip.parent) == ["clip.mp4"]


def test_the_board_speaks_chinese_where_asked_to_or_where_the_machine_does(
    clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = run("review", clip, "--language", "zh")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "双臂抱胸" in asked.stdout
    assert "双臂抱胸" in run("review", clip).stdout
    assert "Arms folded" in run("review", clip, "--language", "en").stdout


def test_quiet_prints_nothing(clip: Path) -> None:
    done = run("review", clip, "--quiet", "--json", clip.parent / "r.json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert (clip.parent / "r.json").is_file()


def test_the_json_has_the_shape_of_the_schema_and_reads_back(clip: Path) -> None:
    place = clip.parent / "r.json"
    run("review", clip, "--json", place)
    text = place.read_text(encoding="utf-8")
    jsonschema.validate(json.loads(text), SCHEMA)
    report = Report.model_validate_json(text)
    assert report.source.seconds == SECONDS
    assert report.people[0].finding(FOLDED).episodes


def test_the_csv_has_a_line_for_each_episode_and_can_be_opened_by_excel(clip: Path) -> None:
    place = clip.parent / "r.csv"
    run("review", clip, "--csv", place, "--language", "zh")
    assert place.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["title"] for row in rows if row["rule"] == FOLDED] == ["双臂抱胸"]


def test_boris_events_come_in_pairs(clip: Path) -> None:
    place = clip.parent / "r.tsv"
    run("review", clip, "--boris", place)
    lines = place.read_text(encoding="utf-8").split("\n")
    assert all(line.count("\t") == 5 for line in lines)
    assert sum(f"\t{FOLDED}\t" in line for line in lines) == 2


def test_tiers_for_elan_have_the_episode(clip: Path) -> None:
    place = clip.parent / "r.eaf"
    run("review", clip, "--eaf", place)
    (label,) = read_labels_in(place)
    assert label.clip == clip.name
    assert [item.rule for person in label.people for item in person.shown] == [FOLDED]


def test_captions_give_the_advice(clip: Path) -> None:
    place = clip.parent / "r.vtt"
    run("review", clip, "--vtt", place)
    text = place.read_text(encoding="utf-8")
    assert text.startswith("WEBVTT\n")
    assert "Unfold your arms" in text


def test_the_page_has_charts_and_pictures_only_where_asked_for(clip: Path) -> None:
    plain, full = clip.parent / "plain.html", clip.parent / "full.html"
    run("review", clip, "--html", plain)
    run("review", clip, "--html", full, "--evidence", "--blur-faces")
    assert '<path class="signal"' in plain.read_text(encoding="utf-8")
    assert "data:image/jpeg" not in plain.read_text(encoding="utf-8")
    # Once in the part to hand over, and once in the details.
    assert full.read_text(encoding="utf-8").count("data:image/jpeg") == 2


def test_the_annotated_copy_is_as_long_as_the_recording_and_drawn_on(clip: Path) -> None:
    place = clip.parent / "a.mp4"
    run("review", clip, "--annotated", place)
    copy, own = open_video(place), open_video(clip)
    assert copy.duration == pytest.approx(own.duration, abs=0.01)
    drawn, plain = list(copy.frames())[60].image, list(own.frames())[60].image
    assert (abs(drawn.astype(int) - plain).max(axis=2) > 100).sum() > 500


def test_all_at_once_and_each_is_named(clip: Path) -> None:
    suffixes = {"json": "json", "csv": "csv", "boris": "tsv", "eaf": "eaf", "vtt": "vtt", "html": "html"}
    forms = {f"--{form}": f"r.{suffix}" for form, suffix in suffixes.items()}
    done = run("review", clip, *(part for form, name in forms.items() for part in (form, clip.parent / name)))
    assert done.exit_code == 0
    assert names(clip.parent) == sorted(["clip.mp4", *forms.values()])
    assert all(f"written: {clip.parent / name}" in done.stderr for name in forms.values())


def test_a_dash_is_standard_output_and_the_board_makes_room(clip: Path) -> None:
    done = run("review", clip, "--json", "-")
    assert Report.model_validate_json(done.stdout).source.file == "clip.mp4"
    assert "Arms folded across the chest" in done.stderr
    assert names(clip.parent) == ["clip.mp4"]


def test_nobody_in_view_is_told_and_is_no_error(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(Nobody, monkeypatch)
    place = clip.parent / "r.json"
    done = run("review", clip, "--json", place)
    assert done.exit_code == 0
    assert "no one is in view" in done.stdout
    assert json.loads(place.read_text(encoding="utf-8"))["people"] == []


def test_own_thresholds_are_used(clip: Path) -> None:
    from posture.config.thresholds import DEFAULT

    mine = clip.parent / "mine.toml"
    head, row = DEFAULT.read_text(encoding="utf-8").split('[rows."stand.arms_folded"]')
    mine.write_text(f'{head}[rows."stand.arms_folded"]{row.replace("min_duration_s = 1", "min_duration_s = 99", 1)}')
    run("review", clip, "--thresholds", mine, "--json", clip.parent / "r.json")
    report = Report.model_validate_json((clip.parent / "r.json").read_text(encoding="utf-8"))
    assert report.people[0].finding(FOLDED).episodes == ()
