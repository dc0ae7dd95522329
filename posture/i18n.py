"""The words that a user reads, in English and Chinese: the only place where one of the two is chosen.

Sets of words stand in catalogues, the files of `posture/words/`, from which the scripts of the page have theirs too. A
few words in the midst of code, above all with numbers in them, are given to `say` there. A row's words stand with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from posture.types import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in both languages; `{name}` is a hole for a value."""

    english: str
    chinese: str

    def text(self, language: Language, **values: object) -> str:
        """The words in `language`, with `values` filled in. Raises KeyError where one of several values is missing."""
        words = self.english if language == "en" else self.chinese
        return words.format(**values) if values else words


def say(language: Language, english: str, chinese: str) -> str:
    """The one of two wordings that is in `language`."""
    return Phrase(english, chinese).text(language)


@cache
def catalogue(name: str) -> Mapping[str, Phrase]:
    """The phrases of `posture/words/<name>.toml` by their keys, in the file's order."""
    content = tomllib.loads((files("posture") / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: Phrase(words["en"], words["zh"]) for key, words in content.items()}
