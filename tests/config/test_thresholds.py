"""The thresholds file: read whole, or refused with all its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture.config.thresholds import DEFAULT, load_thresholds
from posture.errors import SettingsError
from posture.rules import RULES
from posture.rules.criteria import Band, Threshold

TEXT = DEFAULT.read_text(encoding="utf-8")
HEAD = '[rows."stand.arms_folded"]'


def refused(tmp_path: Path, text: str) -> str:
    file = tmp_path / "thresholds.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_thresholds(file)
    message = str(error.value)
    assert str(file) in message
    assert "\n" not in message
    return message


def changed(old: str, new: str) -> str:
    """The file with something of the row of folded arms changed."""
    before, after = TEXT.split(HEAD)
    assert old in after
    return before + HEAD + after.replace(old, new, 1)


def test_the_file_that_is_shipped_has_all_rows() -> None:
    assert load_thresholds().keys() == RULES.keys()


def test_a_copy_elsewhere_reads_the_same(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(DEFAULT.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_thresholds(file) == load_thresholds()


def test_limits_are_one_sided_or_bands() -> None:
    limits = load_thresholds()["stand.arms_folded"].limits
    assert isinstance(limits["farther_gap"], Threshold)
    assert isinstance(limits["wrist_height"], Band)


def test_a_missing_row_is_named(tmp_path: Path) -> None:
    assert "no numbers for stand.arms_folded" in refused(tmp_path, TEXT.replace(HEAD, '[rows."stand.arms_crossed"]'))


def test_a_row_that_is_not_in_the_table_is_named(tmp_path: Path) -> None:
    assert "no such row: stand.arms_crossed" in refused(tmp_path, TEXT.replace(HEAD, '[rows."stand.arms_crossed"]'))


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    text = changed("min_duration_s = 1.0", "min_duration_s = -1.0").replace("confidence = 0.65", "confidence = 7", 1)
    message = refused(tmp_path, text.replace("version = 1", "version = 2"))
    assert "stand.arms_folded.min_duration_s" in message
    assert "confidence" in message
    assert "version" in message
    assert "3 faults" in message


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("onset = [0.08, 1.0], offset = [0.0, 1.15]", "onset = [0.0, 1.15], offset = [0.08, 1.0]", "must lie inside"),
        ("onset = [0.08, 1.0], offset = [0.0, 1.15]", "onset = [1.0, 0.08], offset = [0.0, 1.15]", "must lie inside"),
        ("onset = 0.7, offset = 0.82", "onset = 0.7, offset = 0.7", "must differ"),
        ("release_s = 0.7", "", "release_s"),
        ("release_s = 0.7", "release_s = 0", "release_s"),
        ("weight = 3.0", "weight = 4.0", "weight"),
        ("tolerated_share = 0.25", "tolerated_share = 0", "tolerated_share"),
        ("min_rate_hz = 8.0", "min_rate_hz = 8.0\nminrate = 9", "minrate"),
        ('source = "rules.md T9"', 'source = ""', "source"),
        ('offset = 0.82, unit = "shoulder widths",', "offset = 0.82,", "farther_gap"),
        ("onset = 0.7, offset", 'onset = "wide", offset', "farther_gap"),
        ("onset = 0.7, offset", "onset = nan, offset", "should be a finite number"),
        ('offset = 0.82, unit = "shoulder widths"', 'offset = 0.82, unit = ""', "farther_gap"),
        ("offset = 0.82, unit", "offset = 0.82, size = 3, unit", "farther_gap.Threshold.size: there is no such entry"),
        ("release_s = 0.7", "release_s = 0.7\nused = false", "house rules switch rows off"),
    ],
)
def test_a_fault_is_named_with_its_row(tmp_path: Path, old: str, new: str, fault: str) -> None:
    message = refused(tmp_path, changed(old, new))
    assert "stand.arms_folded" in message
    assert fault in message


def test_what_is_not_toml_is_refused(tmp_path: Path) -> None:
    assert "is not TOML" in refused(tmp_path, "[rows")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_thresholds(tmp_path / "none.toml")
