"""The numbers by which trials are accepted have units and sources, and a wrong file is refused with all its faults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.baseline.criteria import DEFAULT, load_trial_criteria
from posture.baseline.trial import UNITS
from posture.errors import SettingsError
from posture.types import Activity, View

TEXT = DEFAULT.read_text(encoding="utf-8")


def test_every_number_has_a_unit_and_a_source() -> None:
    found = load_trial_criteria()
    amounts = (found.least_seconds, found.least_share, found.least_rate, found.taller, found.most_age)
    bounds = (*found.upright, *found.steady, *found.agreement)
    assert all(constant.unit and constant.source for constant in amounts)
    assert all(bound.source for bound in bounds)
    assert all(bound.unit == UNITS[bound.measure] for bound in bounds)


@pytest.mark.parametrize("activity", [Activity.SIT, Activity.STAND])
@pytest.mark.parametrize("view", [View.FRONT, View.OBLIQUE, View.SIDE])
def test_head_and_trunk_are_bounded_in_every_view(activity: Activity, view: View) -> None:
    bounded = {bound.measure for bound in load_trial_criteria().upright if bound.applies(activity, view)}
    assert {"neck", "pitch", "trunk_length"} <= bounded
    assert bounded & {"forward_lean", "lateral_lean"}


def spoilt(tmp_path: Path, *changes: tuple[str, str]) -> str:
    """The one line with which the file is refused after these changes."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "baseline.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_trial_criteria(tmp_path / "baseline.toml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('measure = "neck"', 'measure = "hat"', "upright.0.measure"),
        ('unit = "shoulder widths"', 'unit = "metres"', "is measured in shoulder widths, not in metres"),
        ('views = ["front"]', 'views = ["above"]', "upright.0.views.0"),
        ("low = 0.48\n", "", "low or high is needed"),
        ("low = -27.0\nhigh = 5.0", "low = 5.0\nhigh = -27.0", "low below high"),
        ('measure = "neck"\nviews = ["front"]\nlow', 'measure = "neck"\nviews = ["front"]\nhigh', "no words for neck"),
        ("high = 1.5", "low = 1.5", "only high is meant here"),
        ("value = 180.0", "value = -1", "most_age: Value error, a value above 0"),
        ("value = 180.0", "value = nan", "most_age.value"),
        ("version = 1", "version = 2", "version"),
    ],
)
def test_a_wrong_number_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in spoilt(tmp_path, (old, new))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = spoilt(tmp_path, ("version = 1", "version = 2"), ("value = 180.0", "value = -1"), ("low = 0.48\n", ""))
    assert "3 faults" in found


@pytest.mark.parametrize("spoil", [lambda p: None, lambda p: p.write_text("= ="), lambda p: p.write_bytes(b"\xff")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    spoil(tmp_path / "baseline.toml")
    with pytest.raises(SettingsError, match=r"baseline\.toml"):
        load_trial_criteria(tmp_path / "baseline.toml")
