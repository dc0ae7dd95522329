"""The words that a user reads, in English and Chinese: the only place where one of the two is chosen.

Sets of words stand in catalogues, the files of `posture/words/`, from which the scripts of the page have theirs too. A
few words in the midst of code, above all with numbers in them, are given to `say` there. A row's words stand with it.
Errors are raised in English and translated where they are shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from posture.types import Language

_HOLE: Final = re.compile(r"{(\w+)}")
_SEVERAL: Final = frozenset({"list", "faults", "found"})
"""Names of holes in which several faults stand, with a bar between each two."""


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


def translated(message: str, language: Language) -> str:
    """An error's text in `language`: it was raised in English, the language of Python's own.

    What stands in the holes of `posture/words/errors.toml`, such as a remedy or the system's own reason, is put into
    Chinese as well where it is listed; the rest, such as the text of an outside library, stays as it is.
    """
    return message if language == "en" else _chinese(message)


def _chinese(text: str) -> str:
    for pattern, phrase in _errors():
        found = pattern.fullmatch(text)
        if found:
            return phrase.chinese.format(**{name: _chinese(value) for name, value in found.groupdict().items()})
    return " | ".join(map(_chinese, text.split(" | "))) if " | " in text else text


@cache
def _errors() -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    """Every error with a pattern for its English text, first those of which more is fixed."""
    phrases = sorted(catalogue("errors").values(), key=lambda phrase: -len(_HOLE.sub("", phrase.english)))
    return tuple((_pattern(phrase.english), phrase) for phrase in phrases)


def _pattern(english: str) -> re.Pattern[str]:
    parts = enumerate(_HOLE.split(english))
    return re.compile("".join(_hole(part) if place % 2 else re.escape(part) for place, part in parts), re.DOTALL)


def _hole(name: str) -> str:
    """Only a hole for several faults takes more than one."""
    one = r".+?" if name in _SEVERAL else r"(?:(?! \| ).)+?"
    return f"(?P<{name}>{one})"
