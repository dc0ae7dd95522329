"""The Chinese README is the English one's equal: the same commands, options, tables and pictures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from posture.report.text import kind_word, view_word
from posture.rules import RULES
from posture.types import View

ENGLISH: Final = Path("README.md").read_text(encoding="utf-8")
CHINESE: Final = Path("README.zh.md").read_text(encoding="utf-8")
_CODE: Final = re.compile(r"```\w+\n(.*?)```", re.DOTALL)
_COMMENT: Final = re.compile(r"\s+# .*")
_INLINE: Final = re.compile(r"`([^`\n]+)`")


def commands(text: str) -> list[list[str]]:
    """Every block of code, line by line, without its comments."""
    return [[_COMMENT.sub("", line) for line in block.splitlines()] for block in _CODE.findall(text)]


def rows(text: str) -> list[list[str]]:
    """Every line of a table by the code and the number of cells in it."""
    lines = [line for line in _CODE.sub("", text).splitlines() if line.startswith("|")]
    return [[*_INLINE.findall(line), str(line.count("|"))] for line in lines]


def pictures(text: str) -> list[str]:
    return re.findall(r'src="([^"]+)"', text)


def links(text: str) -> set[str]:
    found = {target for _, target in re.findall(r"\[([^\]]*)\]\(([^)]+)\)", text)}
    return {target for target in found if not target.startswith(("#", "README"))}


def inline(text: str) -> set[str]:
    """What stands in code within the sentences."""
    return set(_INLINE.findall(_CODE.sub("", text)))


def test_there_is_something_to_compare() -> None:
    assert len(commands(ENGLISH)) > 5
    assert len(rows(ENGLISH)) > 40


@pytest.mark.parametrize("what", [commands, rows, pictures, links])
def test_both_have_the_same(what: object) -> None:
    assert callable(what)
    assert what(CHINESE) == what(ENGLISH)


def test_every_command_and_option_of_the_english_sentences_is_in_the_chinese_ones() -> None:
    assert inline(ENGLISH) - inline(CHINESE) == set()


def test_both_have_the_same_chapters_and_lead_to_each_other() -> None:
    assert re.findall(r"^#+", CHINESE, re.MULTILINE) == re.findall(r"^#+", ENGLISH, re.MULTILINE)
    assert "(README.zh.md)" in ENGLISH
    assert "(README.md)" in CHINESE


@pytest.mark.parametrize("rule", list(RULES))
def test_the_table_is_in_the_product_s_own_words(rule: str) -> None:
    row = RULES[rule]
    views = "、".join(view_word(view, "zh") for view in View if view in row.views)
    cells = (f"`{rule}`", kind_word(row.kind, "zh"), row.wording.original, row.wording.english, views)
    assert f"| {' | '.join(cells)} |" in CHINESE


def test_the_reader_is_addressed_politely() -> None:
    assert "你" not in CHINESE
