"""The file of coaching numbers is checked as it is read, and refused with all of its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture.errors import SettingsError
from posture.practice.coaching import DEFAULT, UNITS, load_coaching
from posture.types import Activity


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    text = DEFAULT.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file = tmp_path / "coaching.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_number_has_its_unit_and_a_source() -> None:
    coaching = load_coaching()
    assert coaching.amounts.keys() == UNITS.keys()
    assert all(constant.unit == UNITS[name] and constant.source for name, constant in coaching.amounts.items())


def test_the_guided_start_takes_less_than_a_minute() -> None:
    amount = load_coaching().constant
    takes = 2 * (amount("guide_ready") + amount("guide_hold"))
    rest = amount("guide_frame") + amount("guide_rest") + amount("guide_wait")
    assert amount("check_seconds") + amount("check_holds") + takes + rest + amount("countdown") < 50


def test_drills_have_words_in_both_languages() -> None:
    drills = load_coaching().drills
    assert {"free", "seated", "greet", "passes"} <= drills.keys()
    assert drills["greet"].name("en") == "Stand and greet"
    assert drills["greet"].name("zh") == "起立迎客"
    assert [step.activity for step in drills["greet"].steps] == [Activity.SIT, Activity.STAND, Activity.SIT]


def test_fading_goes_by_the_practices_before() -> None:
    coaching = load_coaching()
    assert [coaching.share(earlier) for earlier in (0, 2, 3, 7, 8, 500)] == [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("hint_after =", "hint_before ="), "no amount hint_after; no such amount: hint_before"),
        (('countdown = { value = 3.0, unit = "s"', 'countdown = { value = 3.0, unit = "min"'), "countdown is in s"),
        (("gap = { value = 20.0", "gap = { value = 5.0"), "at most 2 messages a minute"),
        (("per_minute = { value = 2.0", "per_minute = { value = 4.0"), "at most 2 messages a minute"),
        (("[paces.normal]", "[paces.usual]"), "there is no pace normal"),
        (("[drills.free]", "[drills.loose]"), "there is no drill free"),
        (("earlier = 0", "earlier = 1"), "fading begins at 0"),
        (('activity = "sit", seconds = 120.0', 'activity = "sit", passes = 3'), "only walking has passes"),
        (("seconds = 120.0", "hours = 1"), "drills.seated.steps.0.hours: there is no such entry"),
    ],
    ids=lambda value: value[1][:20] if isinstance(value, tuple) else "",
)
def test_a_wrong_file_is_refused(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    with pytest.raises(SettingsError, match=r"\d faults?: ") as caught:
        load_coaching(changed(tmp_path, change))
    assert fault in str(caught.value)
