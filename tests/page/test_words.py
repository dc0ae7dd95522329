"""The pages' own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from posture.page.words import word, words

_FOLDER: Final = Path("posture/page")
_USED: Final = re.compile(r"""word\(\s*f?["']([a-z_.{}]+)["']""")
_NAMED: Final = re.compile(r"""f?["']([a-z_]+(?:\.[a-z_.{}]+)+)["']""")
_HOLE: Final = re.compile(r"{(\w+)}")


def source() -> str:
    """All pages."""
    return "\n".join(file.read_text(encoding="utf-8") for file in _FOLDER.rglob("*.py"))


def with_holes(keys: list[str]) -> set[str]:
    """Keys in which a part that is filled in stands as {}."""
    return {re.sub(r"{.*?}", "{}", key) for key in keys}


def used() -> set[str]:
    """Every key that a page asks for."""
    return with_holes(_USED.findall(source()))


def named() -> set[str]:
    """Every key that is written in a page, be it asked for there or elsewhere."""
    return with_holes(_NAMED.findall(source())) | used() | {"practise", "review", "history", "settings"}


def test_every_word_is_there_in_both_languages() -> None:
    assert all(set(both) == {"en", "zh"} and all(both.values()) for both in words().values())


def test_both_languages_have_the_same_holes_to_fill() -> None:
    assert all(set(_HOLE.findall(both["en"])) == set(_HOLE.findall(both["zh"])) for both in words().values())


def test_what_a_page_asks_for_is_there() -> None:
    missing = {key for key in used() if "{}" not in key and key not in words()}
    assert missing == set()


def test_every_word_is_used_by_some_page() -> None:
    patterns = [re.compile(re.escape(key).replace(r"\{\}", r"\w+")) for key in named()]
    assert {key for key in words() if not any(pattern.fullmatch(key) for pattern in patterns)} == set()


def test_what_is_to_be_filled_in_is_filled_in() -> None:
    assert word("report.interval", "en", low="70", high="84") == "between 70 and 84"


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("no such word", "en")
