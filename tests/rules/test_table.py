"""The table as it was given is the table that is judged."""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest

import posture.rules
from posture.config.thresholds import DEFAULT
from posture.rules import RULES
from posture.rules.rule import HEADINGS, Rule
from posture.types import Kind
from tests.judging import LIMITS

GOLDEN = Path(__file__).parents[1] / "golden" / "do_and_dont.csv"
FOLDERS = {"sit": "sitting", "stand": "standing", "walk": "walking"}
CUE_WORDS, CUE_CHARACTERS = 5, 10


def given() -> dict[str, dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


given_row = pytest.mark.parametrize("rule", list(given()))
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


def modules() -> dict[str, str]:
    """Dotted names of the rule modules by the id that their place says."""
    found = {}
    for activity, folder in FOLDERS.items():
        package = importlib.import_module(f"posture.rules.{folder}")
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                found[f"{activity}.{module.name}"] = f"posture.rules.{folder}.{module.name}"
    return found


def test_the_rows_of_the_table_as_given_are_there_in_its_order() -> None:
    assert [rule for rule in RULES if rule in given()] == list(given())


def test_every_module_of_a_rule_is_registered_under_the_id_of_its_place() -> None:
    assert modules().keys() == RULES.keys()
    for rule_id, name in modules().items():
        rules = [value for value in vars(importlib.import_module(name)).values() if isinstance(value, Rule)]
        assert rules == [RULES[rule_id]]


def test_there_are_no_other_folders_of_rules() -> None:
    folders = {module.name for module in pkgutil.iter_modules(posture.rules.__path__) if module.ispkg}
    assert folders == set(FOLDERS.values())


@given_row
def test_a_row_has_its_original_wording_and_kind(rule: str) -> None:
    row, made = given()[rule], RULES[rule]
    assert made.wording.original == row["original"]
    assert made.wording.english == row["english"]
    assert made.kind is (Kind.DO if row["kind"] == "do" else Kind.DONT)


@every_rule
def test_a_rule_is_explained_under_the_fixed_headings(rule: Rule) -> None:
    meaning, blank, *body = rule.explanation.splitlines()
    assert meaning
    assert not blank
    assert tuple(re.findall(r"^([A-Z][a-z ]+): .+", "\n".join(body), flags=re.MULTILINE)) == HEADINGS


@every_rule
def test_a_cue_is_at_most_five_words(rule: Rule) -> None:
    assert 1 <= len(rule.wording.cue_en.split()) <= CUE_WORDS
    assert 1 <= len(rule.wording.cue_zh) <= CUE_CHARACTERS


@every_rule
def test_advice_is_one_sentence_in_both_languages(rule: Rule) -> None:
    assert rule.wording.advice_en.endswith(".")
    assert rule.wording.advice_zh.endswith("。")
    assert not re.search(r"[a-zA-Z]", rule.wording.advice_zh + rule.wording.cue_zh)


@every_rule
def test_every_number_of_a_row_has_a_unit_and_a_source(rule: Rule) -> None:
    criteria = LIMITS[rule.id]
    assert criteria.source
    numbers = [*criteria.limits.values(), *criteria.amounts.values()]
    assert numbers, "a row compares against something"
    for number in numbers:
        assert number.unit.strip()
        assert len(number.source) > 5, number


@every_rule
def test_a_row_asks_for_no_number_that_is_missing_and_leaves_none_unused(rule: Rule) -> None:
    code = Path(importlib.import_module(modules()[rule.id]).__file__ or "").read_text(encoding="utf-8")
    named = set(re.findall(r'"([a-z_]+)"', code))
    criteria = LIMITS[rule.id]
    assert {*criteria.limits, *criteria.amounts} <= named
    asked = set(re.findall(r'limits\.level\(\s*"([a-z_]+)"', code))
    assert asked <= criteria.limits.keys()
    assert set(re.findall(r'limits\.amount\("([a-z_]+)"', code)) <= criteria.amounts.keys()


def test_what_is_charted_is_a_limit_of_its_row() -> None:
    assert all(not criteria.chart or criteria.chart in criteria.limits for criteria in LIMITS.values())


def test_the_file_has_the_rows_in_the_order_of_the_table() -> None:
    assert list(tomllib.loads(DEFAULT.read_text(encoding="utf-8"))["rows"]) == list(RULES)
