"""What is behind a row, in the reader's language: English is the measure's docstring, Chinese stands in a file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from posture.rules.rule import Rule
from posture.types import Language

CHINESE_HEADINGS: Final = ("缘由", "测量", "不计入", "无法判断", "依据")
"""In the place of `posture.rules.rule.HEADINGS`."""


def explanation_text(rule: Rule, language: Language) -> str:
    """The meaning, measure, look-alikes, blind spots and source of a row; English for a row without Chinese yet."""
    own = _chinese().get(rule.id) if language == "zh" else None
    return own.strip() if own else rule.explanation


@cache
def _chinese() -> Mapping[str, str]:
    """By the id of the row."""
    text = (files("posture.rules") / "explanations.zh.toml").read_text(encoding="utf-8")
    return {rule: str(words) for rule, words in tomllib.loads(text).items()}
