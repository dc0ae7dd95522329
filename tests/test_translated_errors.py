"""Every error that a user can meet is told in the language that was chosen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from posture import errors
from posture.i18n import catalogue, translated

RAISERS: Final = {"BadParameter", "BusyError", "refusal", *(name for name in vars(errors) if name.endswith("Error"))}
"""What is called with the text of an error; a refusal is completed by its file and remedy."""
CHINESE: Final = re.compile("[一-鿿]")
PATH_ONLY: Final = {"x1: x1"}
"""Only a place and what another error said: that is translated, these words are none."""
INNER: Final = {"x1 x1 x1; x1"}
"""Whose words are those of the refusals."""


def shown(node: ast.expr) -> str | None:
    """The text of a string or f-string, with a hole for each value; None where it is made elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)


def raised() -> Iterator[str]:
    for path in sorted(Path("posture").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                text = shown(node.args[0]) if name in RAISERS else None
                if text:
                    yield filled(f"profile x.toml {text}; see to it" if name == "refusal" else text)


def filled(text: str) -> str:
    """With something in each hole."""
    return re.sub(r"{[^{}]*}", "x1", text)


TEXTS: Final = sorted({*raised()} - PATH_ONLY - INNER)


def test_there_are_errors() -> None:
    assert len(TEXTS) > 80


@pytest.mark.parametrize("text", TEXTS)
def test_every_error_that_is_raised_is_told_in_chinese(text: str) -> None:
    assert CHINESE.search(translated(text, "zh")), text
    assert translated(text, "en") == text


@pytest.mark.parametrize("key", list(catalogue("errors")))
def test_an_error_is_found_by_its_own_text_and_not_by_another(key: str) -> None:
    phrase = catalogue("errors")[key]
    assert translated(filled(phrase.english), "zh") == filled(phrase.chinese)


def test_what_stands_in_a_hole_is_translated_too() -> None:
    assert translated("cannot write r.json: No space left on device; choose another place or make room", "zh") == (
        "无法写入 r.json：磁盘空间不足，请另选位置或腾出空间"
    )


def test_several_faults_are_translated_one_by_one() -> None:
    text = "my.toml: 2 faults: rows.x: there is no such row | rows.y: there is no such row; z was meant?"
    assert translated(text, "zh") == "my.toml：2 处错误：rows.x：没有这个项目 | rows.y：没有这个项目，是否指 z？"


def test_words_that_are_not_known_stay() -> None:
    assert translated("quite another thing", "zh") == "quite another thing"
