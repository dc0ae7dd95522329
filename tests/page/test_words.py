"""The pages' own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from posture.page.words import word, words

_FOLDER: Final = Path("posture/page")
_USED: Final = re.compile(r"""word\(\s*f?["']([a-z_.{}]+)["']""")
_HOLE: Final = re.compile(r"{(\w+)}")


def used() -> set[str]:
    """Every key that a page asks for; a part that is filled in stands as {}."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in _FOLDER.glob("*.py"))
    return {re.sub(r"{.*?}", "{}", key) for key in _USED.findall(source)}


def test_every_word_is_there_in_both_languages() -> None:
    assert all(set(both) == {"en", "zh"} and all(both.values()) for both in words().values())


def test_both_languages_have_the_same_holes_to_fill() -> None:
    assert all(set(_HOLE.findall(both["en"])) == set(_HOLE.findall(both["zh"])) for both in words().values())


def test_what_a_page_asks_for_is_there() -> None:
    missing = {key for key in used() if "{}" not in key and key not in words()}
    assert missing == set()


def test_every_word_is_used_by_some_page() -> None:
    patterns = [
        re.compile(re.escape(key).replace(r"\{\}", r"\w+"))
        for key in used() | {"practise", "review", "history", "settings"}
    ]
    assert {key for key in words() if not any(pattern.fullmatch(key) for pattern in patterns)} == set()


def test_what_is_to_be_filled_in_is_filled_in() -> None:
    assert word("report.interval", "en", low="70", high="84") == "between 70 and 84"


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("no such word", "en")
