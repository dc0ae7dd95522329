"""House rules from the command line: begun, checked, shown, and judged by."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture.reasons import Reason
from posture.report.model import Report
from tests.cli.command import run
from tests.cli.test_watch import FilmedCamera, put
from tests.fakes import Standing, use

OWN = """
version = 1
name = "Lobby"

[rows."stand.arms_folded"]
title = { en = "Arms <crossed>", zh = "双手抱在胸前" }
advice = { en = "Open up & smile.", zh = "请放下双手。" }
cue = { en = "Open up" }
"""
OFF = 'version = 1\nname = "Lobby"\n[rows."stand.arms_folded"]\non = false\n'


def house(tmp_path: Path, text: str = OWN) -> Path:
    file = tmp_path / "house.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_new_profile_is_written_and_has_no_faults(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    assert run("profile", "init", file).stdout == f"written: {file}\n"
    assert run("profile", "check", file).stdout == f"{file}: no faults; no differences from the code\n"


def test_a_profile_is_never_overwritten_unasked(tmp_path: Path) -> None:
    file = house(tmp_path)
    done = run("profile", "init", file)
    assert (done.exit_code, file.read_text(encoding="utf-8")) == (1, OWN)
    assert done.stderr == f"error: {file} exists; name another file, or add --force to overwrite it\n"
    assert run("profile", "init", file, "--force").exit_code == 0
    assert file.read_text(encoding="utf-8") != OWN


def test_all_faults_are_told_in_one_line(tmp_path: Path) -> None:
    done = run("profile", "check", house(tmp_path, OFF + 'severity = "bad"\n[rows."stand.swayin"]\n'))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "2 faults: " in done.stderr
    assert "stand.swaying was meant?" in done.stderr


def test_differences_are_shown(tmp_path: Path) -> None:
    text = run("profile", "show", house(tmp_path, OFF)).stdout
    assert text.startswith("Lobby\n")
    assert [line.split() for line in text.splitlines() if "stand." in line] == [
        ["stand.arms_folded", "on", "true", "false"]
    ]


def test_an_example_that_changes_nothing_says_so_in_either_language() -> None:
    assert "Nothing differs from the given code." in run("profile", "show", "default").stdout
    assert "与原规范完全一致" in run("profile", "show", "default", "--language", "zh").stdout


def test_a_review_speaks_the_houses_words_everywhere(clip: Path, tmp_path: Path) -> None:
    places = {form: tmp_path / f"result.{form}" for form in ("html", "vtt", "csv", "boris", "json")}
    wishes = [part for form, place in places.items() for part in (f"--{form}", place)]
    done = run("review", clip, "--profile", house(tmp_path), *wishes)
    texts = {form: place.read_text(encoding="utf-8") for form, place in places.items()}
    assert "House rules: Lobby" in done.stdout
    assert "Arms <crossed>" in done.stdout
    assert "Arms folded across the chest" not in done.stdout
    assert "Arms &lt;crossed&gt;" in texts["html"]
    assert "Open up &amp; smile." in texts["html"]
    assert "Open up &amp; smile." in texts["vtt"]
    assert ",Arms <crossed>," in texts["csv"]
    assert "Arms <crossed>: " in texts["boris"]
    assert not any("Arms folded across the chest" in text for text in texts.values())


def test_the_report_names_the_house_and_keeps_its_words(clip: Path, tmp_path: Path) -> None:
    done = run("review", clip, "--quiet", "--profile", house(tmp_path), "--json", "-")
    report = Report.model_validate_json(done.stdout)
    changed = [finding for finding in report.people[0].findings if finding.wording]
    assert report.house == "Lobby"
    assert [finding.rule for finding in changed] == ["stand.arms_folded"]
    assert changed[0].wording is not None
    assert changed[0].wording.title("zh") == "双手抱在胸前"


def test_a_row_that_is_switched_off_is_listed_with_the_reason(clip: Path, tmp_path: Path) -> None:
    text = run("review", clip, "--profile", house(tmp_path, OFF)).stdout
    line = next(line for line in text.splitlines() if "Arms folded" in line)
    assert "? not judged" in line
    assert Reason.SWITCHED_OFF.text("en") in line


def test_a_wrong_profile_is_refused_before_the_recording_is_opened(tmp_path: Path) -> None:
    done = run("review", tmp_path / "missing.mp4", "--profile", house(tmp_path, "version = 1"))
    assert done.exit_code == 1
    assert "house.toml: 1 fault: name: Field required" in done.stderr


def test_a_camera_is_watched_by_house_rules_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(Standing, monkeypatch)
    put(FilmedCamera(), monkeypatch)
    text = run("watch", "--seconds", "3", "--profile", house(tmp_path)).stdout
    assert "House rules: Lobby" in text
    assert "Arms <crossed>" in text
