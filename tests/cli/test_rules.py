"""`posture rules` lists the table and explains each of its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture import __version__
from posture.config.thresholds import load_thresholds
from posture.reasons import Reason
from posture.report.text import unit_word
from posture.rules import RULES
from posture.rules.explanation import CHINESE_HEADINGS
from posture.rules.rule import HEADINGS
from tests.cli.command import ROOT, run


def words(text: str) -> str:
    """Without what is only layout: line breaks and the lines of tables."""
    return " ".join(text.split())


def test_the_list_has_every_row_in_the_order_of_the_table() -> None:
    done = run("rules")
    assert done.exit_code == 0
    places = [done.stdout.index(f" {rule.id} ") for rule in RULES.values()]
    assert places == sorted(places)


def test_the_list_is_in_chinese_where_asked_for() -> None:
    text = words(run("rules", "--language", "zh").stdout)
    assert all(rule.wording.original[:4] in text for rule in RULES.values())


@pytest.mark.parametrize("rule", list(RULES))
def test_a_row_is_explained_with_all_that_is_behind_it(rule: str) -> None:
    done = run("rules", rule)
    text, criteria = words(done.stdout), load_thresholds()[rule]
    assert done.exit_code == 0
    assert RULES[rule].wording.original in text
    assert RULES[rule].wording.english in text
    assert all(f"{heading}:" in text for heading in HEADINGS)
    assert all(name in text for name in (*criteria.limits, *criteria.amounts))
    assert "Seen from:" in text


def test_an_explanation_gives_the_numbers_with_their_units_and_sources() -> None:
    text = words(run("rules", "stand.arms_folded").stdout)
    criteria = load_thresholds()["stand.arms_folded"]
    for threshold in criteria.limits.values():
        assert threshold.unit in text
        assert threshold.source.split()[0] in text
    assert "Seen from: front, oblique" in text
    assert "Needs to see: shoulders" in text


def test_a_row_that_does_not_exist_is_wrong_usage_and_a_near_one_is_named() -> None:
    done = run("rules", "sit.legs_crossed")
    assert done.exit_code == 2
    assert "sit.leg_crossed" in done.stderr


def test_the_table_of_the_readme_is_the_table_of_the_rules() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, rest = readme.partition("<!-- rules: posture rules --markdown -->\n")
    table, end, _ = rest.partition("<!-- end of rules -->")
    assert end
    assert table.strip() == run("rules", "--markdown").stdout.strip()


def test_a_thresholds_file_that_is_missing_is_told_in_one_line(tmp_path: Path) -> None:
    done = run("rules", "sit.straight", "--thresholds", tmp_path / "no.toml")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"posture {__version__}\n"


def test_without_a_command_the_help_is_shown() -> None:
    text = run().output
    assert all(command in text for command in ("review", "watch", "rules", "setup"))


def test_a_row_is_explained_as_the_house_wants_it(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text(
        'version = 1\nname = "Front desk"\n[rows."stand.arms_folded"]\non = false\n'
        'title = { en = "Arms crossed, please not" }\n',
        encoding="utf-8",
    )
    text = words(run("rules", "stand.arms_folded", "--profile", house).stdout)
    assert text.startswith("House rules: Front desk")
    assert "Arms crossed, please not" in text
    assert Reason.SWITCHED_OFF.text("en") in text
    table = words(run("rules", "--profile", house).stdout)
    assert "Front desk" in table
    assert table.count("switched off") == 1


def test_the_table_of_the_readme_is_that_of_the_given_code() -> None:
    assert run("rules", "--markdown", "--profile", "feet_flat").exit_code == 2


@pytest.mark.parametrize("rule", list(RULES))
def test_a_row_is_explained_in_chinese_too(rule: str) -> None:
    text, criteria = words(run("rules", rule, "--language", "zh").stdout), load_thresholds()[rule]
    assert all(f"{heading}：" in text for heading in CHINESE_HEADINGS)
    units = {limit.unit for limit in (*criteria.limits.values(), *criteria.amounts.values())}
    assert {unit for unit in units if unit_word(unit, "zh") == unit} == set()
    assert RULES[rule].wording.advice_zh in text
    assert "Measured:" not in text
