"""House rules: read whole or refused with all their faults, and judged by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from posture.config.profile import EXAMPLES, Profile, load_profile
from posture.config.profile_diff import differences
from posture.config.profile_template import template
from posture.config.thresholds import load_thresholds
from posture.errors import SettingsError
from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from posture.report.model import Person as Judged
from posture.report.unjudged import unjudged_reasons
from posture.rules import RULES
from posture.rules.criteria import Threshold
from posture.session.session import Session
from posture.types import Kind, Outcome
from tests.people import person, scene

CASES = Path(__file__).parents[3] / "shared" / "cases" / "turn2"
GIVEN = load_thresholds()
HEAD = 'version = 1\nname = "Lobby"\n'


def profile(tmp_path: Path, text: str) -> Profile:
    file = tmp_path / "house.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    return load_profile(file, GIVEN)


def refused(tmp_path: Path, text: str, head: str = HEAD) -> str:
    file = tmp_path / "house.toml"
    file.write_text(head + text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_profile(file, GIVEN)
    message = str(error.value)
    assert message.startswith(str(file)) or f"profile {file}" in message
    assert "\n" not in message
    return message


def judged(house: Profile, frames: Sequence[PoseFrame]) -> Judged:
    session = Session(house, classifier=None)
    for frame in frames:
        session.process(frame)
    return session.people()[0]


def entries(name: str) -> set[str]:
    return {f"{one.rule} {one.entry}" for one in differences(load_profile(name, GIVEN), GIVEN)}


def test_no_profile_is_the_given_code() -> None:
    house = load_profile(None, GIVEN)
    assert house.name is None
    assert (house.rules, house.criteria) == (RULES, GIVEN)


def test_the_default_changes_nothing() -> None:
    assert entries("default") == set()


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.toml")))
def test_every_example_can_be_read_and_has_all_rows(name: str) -> None:
    house = load_profile(name, GIVEN)
    assert list(house.rules) == list(RULES)
    assert house.criteria.keys() == GIVEN.keys()


def test_the_template_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(template(GIVEN), encoding="utf-8")
    assert differences(load_profile(file, GIVEN), GIVEN) == ()


def test_every_line_of_the_template_is_right_where_its_sign_is_taken_away(tmp_path: Path) -> None:
    head, rows = template(GIVEN).split("version = 1")
    file = tmp_path / "mine.toml"
    bare = re.sub(r"^# (?=[\w.]+ = )", "", rows, flags=re.MULTILINE)
    assert bare.count("\non = true") == len(RULES)
    file.write_text(f"{head}version = 1{bare}", encoding="utf-8")
    assert differences(load_profile(file, GIVEN), GIVEN) == ()


def test_what_is_named_changes_and_the_rest_stays(tmp_path: Path) -> None:
    house = profile(
        tmp_path,
        """
[rows."stand.swaying"]
        severity = "critical"
        min_duration_s = 5
        title = { en = "Rocking" }
        limits.size = { onset = 0.4 }
        amounts.still = 4.5
        """,
    )
    criteria, given = house.criteria["stand.swaying"], GIVEN["stand.swaying"]
    size = criteria.limits["size"]
    assert isinstance(size, Threshold)
    assert (criteria.weight, criteria.min_duration, criteria.release) == (3.0, 5.0, given.release)
    assert (size.onset, size.offset, size.unit) == (0.4, given.limits["size"].offset, given.limits["size"].unit)
    assert criteria.constant("still") == 4.5
    wording = house.rules["stand.swaying"].wording
    assert (wording.english, wording.original) == ("Rocking", RULES["stand.swaying"].wording.original)
    assert len(differences(house, GIVEN)) == 5


def test_a_band_takes_pairs(tmp_path: Path) -> None:
    house = profile(tmp_path, '[rows."sit.straight"]\nlimits.forward_lean = { onset = [-4, 12.5] }')
    assert house.criteria["sit.straight"].limits["forward_lean"].onset == (-4.0, 12.5)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    message = refused(
        tmp_path,
        """
        colour = "red"
[rows."stand.swayin"]
        on = false
[rows."stand.arms_folded"]
        on = "no"
        severty = "major"
        limits.farther = { onset = 1.0 }
        limits.order = { onset = "wide" }
        limits.farther_gap = { onset = 0.9 }
        limits.wrist_height = { onset = [0.0, 0.9] }
        amounts.still = 1
        cue = { en = "far too many words to say" }
        title = { zh = "" }
        """,
    )
    assert ": 11 faults: " in message
    for fault in (
        "colour: there is no such entry",
        "rows.stand.swayin: there is no such row; stand.swaying was meant?",
        "rows.stand.arms_folded.on: Input should be a valid boolean",
        "severty: there is no such entry; severity was meant?",
        "limits.farther: the row has no such limit; farther_gap was meant?",
        "limits.order.onset: Input should be a valid number",
        "limits.farther_gap: onset 0.9 must stay below offset 0.82",
        "limits.wrist_height: onset [0.0, 0.9] must lie inside offset [0.0, 1.15]",
        "amounts.still: the row has no such amount",
        "cue.en: Value error, at most 5 words were wanted, got 6",
        "title.zh: Value error, one line of printable text was wanted",
    ):
        assert fault in message


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[rows.sit.leg_crossed]\non = false", 'needs quotes: [rows."sit.leg_crossed"]'),
        ('[rows."sit.leg_crossed"]\nlimits.knee_gap = 3', "limits.knee_gap: Input should be a valid dictionary"),
        ('[rows."sit.leg_crossed"]\nlimits.knee_gap = { onset = nan }', "should be a finite number"),
        ('[rows."sit.leg_crossed"]\nlimits.knee_gap = { onset = [1, 2] }', "should be a valid number"),
        ('[rows."sit.leg_crossed"]\nrelease_s = 0', "should be greater than 0"),
        ('[rows."sit.leg_crossed"]\nkind = "neither"', "should be 'do' or 'dont'"),
        ('[rows."sit.leg_crossed"]\ntitle = { en = "two\\nlines" }', "one line of printable text was wanted"),
        ("rows = 3", "rows: Input should be a valid dictionary"),
        ('rows = { "sit.leg_crossed" = 3 }', "rows.sit.leg_crossed: Input should be a valid dictionary"),
        ("[rows", "is not TOML"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    assert fault in refused(tmp_path, text)


def test_a_version_and_a_name_are_asked_for(tmp_path: Path) -> None:
    message = refused(tmp_path, "version = 2", head="")
    assert "version: Input should be less than or equal to 1" in message
    assert "name: Field required" in message


def test_a_file_that_is_not_there_is_told_with_the_examples(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml cannot be read .* feet_flat"):
        load_profile(tmp_path / "nowhere.toml", GIVEN)


def test_a_file_comes_before_an_example_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("feet_flat").write_text('version = 1\nname = "Mine"', encoding="utf-8")
    assert load_profile("feet_flat", GIVEN).name == "Mine"


def test_a_row_that_is_switched_off_is_reported_as_such_and_costs_nothing(tmp_path: Path) -> None:
    folds = scene(person().stands().folds_arms(at=3), seconds=9)
    house = profile(tmp_path, '[rows."stand.arms_folded"]\non = false')
    given, without = judged(load_profile(None, GIVEN), folds), judged(house, folds)
    row = without.finding("stand.arms_folded")
    assert given.finding("stand.arms_folded").outcome is Outcome.SHOWN
    assert (row.outcome, row.main_reason, row.judged_seconds) == (Outcome.NOT_JUDGED, Reason.SWITCHED_OFF, 0.0)
    assert [finding.rule for finding in without.findings] == list(RULES)
    assert Reason.SWITCHED_OFF not in {one.reason for one in unjudged_reasons(without, "en")}
    assert without.score.value is not None
    assert given.score.value is not None
    assert without.score.value > given.score.value


def test_switching_off_rows_that_cannot_be_seen_raises_the_coverage(tmp_path: Path) -> None:
    stands = scene(person().stands(), seconds=9, view="side")
    hidden = [f.rule for f in judged(load_profile(None, GIVEN), stands).findings if f.main_reason is Reason.NEEDS_FRONT]
    house = profile(tmp_path, "\n".join(f'[rows."{rule}"]\non = false' for rule in hidden))
    assert hidden
    assert judged(house, stands).score.coverage > judged(load_profile(None, GIVEN), stands).score.coverage


def test_a_house_that_wants_feet_flat_advises_against_crossed_ankles() -> None:
    crosses = scene(person().sits().crosses_ankles(at=3), seconds=9)
    row = judged(load_profile("feet_flat", GIVEN), crosses).finding("sit.ankles_crossed")
    assert (row.kind, row.outcome) == (Kind.DONT, Outcome.SHOWN)
    assert row.wording is not None
    assert row.wording.cue_en == "Both feet flat"


@pytest.mark.parametrize("view", ["front", "oblique"])
def test_a_house_that_accepts_clasped_hands_credits_them(view: str) -> None:
    clasps = scene(person().stands().clasps_hands(at=3), seconds=9, view=view)
    rule = "stand.arms_at_sides"
    accepted = judged(load_profile("hands_clasped_ok", GIVEN), clasps).finding(rule)
    asked = judged(load_profile(None, GIVEN), clasps).finding(rule)
    assert accepted.shown_seconds > asked.shown_seconds + 4


@pytest.mark.parametrize("deed", ["folds_arms", "pockets_hands", "holds_hands_behind"])
def test_a_house_that_accepts_clasped_hands_accepts_nothing_else(deed: str) -> None:
    does = scene(getattr(person().stands(), deed)(at=3), seconds=9)
    row = judged(load_profile("hands_clasped_ok", GIVEN), does).finding("stand.arms_at_sides")
    assert all(episode.end < 4.5 for episode in row.episodes)


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases in ../shared are absent")
def test_case_a_profile_with_a_byte_order_mark(tmp_path: Path) -> None:
    case = CASES / "profile_bom.toml"
    plain = tmp_path / "plain.toml"
    plain.write_text(case.read_text(encoding="utf-8-sig"), encoding="utf-8")
    assert case.read_bytes().startswith(b"\xef\xbb\xbf")
    assert load_profile(case) == load_profile(plain)


def test_a_byte_order_mark_is_read_over_and_another_encoding_is_told(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('version = 1\nname = "House 坐"\n', encoding="utf-8-sig")
    assert load_profile(house).name == "House 坐"
    house.write_text('version = 1\nname = "House 坐"\n', encoding="utf-16")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_profile(house)
