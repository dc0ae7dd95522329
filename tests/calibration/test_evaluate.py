"""A folder of labelled clips, reviewed and scored; the command line over it."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from calibration.__main__ import app
from calibration.evaluate import evaluate, kept_report, read_labels, ready_report
from posture.errors import SettingsError, SourceError
from posture.report.model import Report
from posture.types import Kind
from tests.calibration.formats.samples import eaf, put, tier
from tests.calibration.stories import FOLDED, person, report_of

RAW: dict[str, Any] = {
    "seconds": 20.0,
    "kind": "good",
    "view": {"framing": "full"},
    "activity": [["stand", 0.0, 20.0]],
    "shown": [{"rule": FOLDED, "start": 4.0, "end": 10.0}],
    **{key: [] for key in ("do_shown", "ambiguous", "cannot_judge", "partial", "ignore", "people")},
}
FOUND = report_of(person(shown={FOLDED: ((4, 10),)}))
EMPTY = report_of()


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """Two labelled clips; the video files are empty, since only fakes look at them."""
    folder = tmp_path / "clips"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.json").write_text(json.dumps(RAW | {"clip": f"{name}.mp4"}), encoding="utf-8")
        (folder / f"{name}.mp4").touch()
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A report that finds the episode in clip a, and one that finds nobody in clip b."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.json").write_text(FOUND.to_json(), encoding="utf-8")
    (folder / "b.json").write_text(EMPTY.to_json(), encoding="utf-8")
    return folder


def reviewed(clip: Path) -> Report:
    return FOUND if clip.stem == "a" else EMPTY


def test_every_clip_is_reviewed_scored_and_announced(clips: Path) -> None:
    seen: list[str] = []
    evaluation = evaluate(read_labels(clips), reviewed, done=seen.append)
    counts = evaluation.scores.rules[FOLDED].episodes
    assert seen == ["a.mp4", "b.mp4"]
    assert (counts.hits, counts.missed) == (1, 1)
    assert evaluation.scores.scene.clips_counted_right == 1


def test_a_clip_that_cannot_be_reviewed_is_named_and_not_scored(clips: Path) -> None:
    def review(clip: Path) -> Report:
        if clip.stem == "b":
            raise SourceError("b.mp4: truncated")
        return FOUND

    evaluation = evaluate(read_labels(clips), review, done=str)
    assert [(failure.clip, failure.error) for failure in evaluation.failures] == [("b.mp4", "b.mp4: truncated")]
    assert evaluation.scores.scene.clips == 1


def test_several_processes_give_the_same_scores(clips: Path, reports: Path) -> None:
    labelled, review = read_labels(clips), partial(ready_report, reports)
    assert evaluate(labelled, review, jobs=2, done=str).scores == evaluate(labelled, review, done=str).scores


def test_reports_are_kept_for_another_time(clips: Path, tmp_path: Path) -> None:
    kept = tmp_path / "new" / "kept"
    first = evaluate(read_labels(clips), partial(kept_report, reviewed, kept), done=str)
    again = evaluate(read_labels(clips), partial(ready_report, kept), done=str)
    assert first.scores == again.scores
    assert first.scores.macro_f1(Kind.DONT) == pytest.approx(2 / 3)


def test_a_folder_without_labelled_clips_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="none found"):
        read_labels(tmp_path)


def test_missing_clips_and_wrong_labels_are_all_named(clips: Path) -> None:
    (clips / "a.mp4").unlink()
    (clips / "b.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"(?s)b\.json.*a\.mp4"):
        read_labels(clips)


def test_the_command_prints_a_table_and_lists_mistakes(clips: Path, reports: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports), "--list-errors"])
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if FOLDED in line)
    assert line.split()[:7] == [FOLDED, "2", "0", "1", "1.00", "0.50", "0.67"]
    assert "missed" in result.stdout
    assert "b.mp4" in result.stdout


def test_the_command_shows_one_row_only_if_asked(clips: Path, reports: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports), "--rule", FOLDED])
    assert FOLDED in result.stdout
    assert "stand.swaying" not in result.stdout


def test_the_command_writes_json_without_numbers_that_are_none(clips: Path, reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports), "--json", str(target)])
    content = json.loads(target.read_text(encoding="utf-8"), parse_constant=pytest.fail)
    assert content["figures"]["macro-F1 of don't rows"] == pytest.approx(2 / 3)
    assert content["rules"][FOLDED]["episodes"]["recall"] == 0.5
    assert content["rules"]["stand.swaying"]["episodes"]["f1"] is None


def test_the_command_fails_and_says_which_clip_was_not_reviewed(clips: Path, reports: Path) -> None:
    (reports / "b.json").unlink()
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports)])
    assert result.exit_code == 1
    assert "not reviewed: b.mp4" in result.stdout


@pytest.mark.parametrize("arguments", [["no-such-folder"], [".", "--rule", "sit.upside_down"]])
def test_wrong_arguments_are_one_line_not_a_traceback(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["evaluate", *arguments])
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.output


def test_the_command_says_how_far_label_and_product_agree_beyond_chance(clips: Path, reports: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports), "--rule", FOLDED])
    lines = [line.split() for line in result.stdout.splitlines() if line.split()[:1] == [FOLDED]]
    assert lines[1][:5] == [FOLDED, "20.0", "6.0", "6.0", "1.00"]


def test_the_command_writes_agreement_with_its_intervals(clips: Path, reports: Path, tmp_path: Path) -> None:
    (reports / "b.json").write_text(report_of(person(shown={FOLDED: ((5, 12),)})).to_json(), encoding="utf-8")
    target = tmp_path / "result.json"
    CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports), "--json", str(target)])
    agreement = json.loads(target.read_text(encoding="utf-8"))["rules"][FOLDED]["agreement"]
    low, high = agreement["kappa_interval"]
    assert agreement["compared_seconds"] == 40.0
    assert low < agreement["kappa"] < high == 1


def test_labels_made_in_elan_take_the_length_of_the_recording(clips: Path) -> None:
    text = eaf(tier(FOLDED, ("ts1", "ts2", ""))).replace("lobby 1.mp4", "a.mp4").replace("60445", "15000")
    (clips / "a.json").unlink()
    put(clips, "a.eaf", text)
    evaluation = evaluate(read_labels(clips), reviewed, done=str)
    assert evaluation.scores.rules[FOLDED].units[0].crossed.total == 200


def test_two_labels_of_one_clip_and_a_report_beside_them_are_refused(clips: Path) -> None:
    put(clips, "c.eaf", eaf(tier(FOLDED, ("ts1", "ts2", ""))).replace("lobby 1.mp4", "a.mp4"))
    put(clips, "r.json", FOUND.to_json())
    with pytest.raises(SettingsError, match=r"(?s)report of the product.*a\.mp4: 2 labels"):
        read_labels(clips)


def test_a_label_whose_clip_turns_out_shorter_is_not_scored_and_named(clips: Path, reports: Path) -> None:
    late = {"seconds": 600.0, "shown": [{"rule": FOLDED, "start": 500, "end": 600}]}
    (clips / "b.json").write_text(json.dumps(RAW | {"clip": "b.mp4"} | late), encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports)])
    assert result.exit_code == 1
    assert f"{FOLDED} from 500 to 600 s, but the clip ends at 20 s" in " ".join(result.stdout.split())


def test_what_was_left_out_of_labels_is_told_on_standard_error(clips: Path, reports: Path) -> None:
    (clips / "b.json").unlink()
    tiers = tier(FOLDED, ("ts1", "ts2", "")), tier("gestures", ("ts3", "ts4", "waves"))
    put(clips, "b.eaf", eaf(*tiers).replace("lobby 1.mp4", "b.mp4").replace("60445", "19000"))
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports)])
    assert "warning: b.mp4: left out, since they are no rows of ours: gestures\n" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("change", [{"rule": "sit.upside_down"}, None])
def test_a_report_on_other_rows_is_refused(clips: Path, reports: Path, change: dict[str, str] | None) -> None:
    content = json.loads(FOUND.to_json())
    findings = content["people"][0]["findings"]
    findings[0] = findings[0] | change if change else findings[1]
    (reports / "a.json").write_text(json.dumps(content), encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(clips), "--reports", str(reports)])
    assert "review the recording anew" in " ".join(result.stdout.split())


@pytest.mark.parametrize("name", ["x" * 300, "no/such/folder"])
def test_a_place_that_cannot_be_read_or_written_is_told_in_one_line(clips: Path, reports: Path, name: str) -> None:
    for arguments in ([name], [str(clips), "--reports", str(reports), "--json", f"{name}/x"]):
        result = CliRunner().invoke(app, ["evaluate", *arguments])
        assert result.exit_code == 2
        assert result.stderr.splitlines()[-1].startswith("error: ")
        assert isinstance(result.exception, SystemExit)
