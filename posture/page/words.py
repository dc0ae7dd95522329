"""The pages' own words, in English and Chinese. What is said of rows and reasons comes from where they are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from posture.types import Language


@cache
def words() -> Mapping[str, Mapping[Language, str]]:
    """All words by their keys, from words.toml beside this module."""
    return tomllib.loads((files("posture.page") / "words.toml").read_text(encoding="utf-8"))


def word(key: str, language: Language, **values: str) -> str:
    """The words for `key`, with `values` filled in. Raises KeyError for an unknown key or a missing value."""
    text = words()[key][language]
    return text.format(**values) if values else text
