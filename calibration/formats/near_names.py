"""Whether a name that means nothing here was meant for one that does, or is something else that a trainer notes.

A trainer's ethogram has behaviours that are none of ours, and they may be passed over; a misspelt row must not be, for
its episodes would be counted as never having happened.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Final

from posture.rules import RULES

from .names import activity_names, plain

_OF_OURS: Final = re.compile(r"\s*(?:sit|stand|walk)\s*[._]\s*\w", re.IGNORECASE)
"""How our ids begin, which nobody else's names do."""
_LEAST_LATIN, _LEAST_CHINESE = 8, 2
"""Letters of a name that is a part of a row's name, or has it as a part; shorter ones are in many words."""
_ALIKE: Final = 0.85
"""Least similarity, 0..1, of a misspelt name, which has all but one letter in seven right."""
_ALIKE_WORD: Final = 0.8
"""The same of one word of several."""
_LONGEST: Final = 200
"""Characters that are compared: the time grows with their square."""


def meant_row(name: str) -> str | None:
    """The row or activity that a name was probably meant for; None for a name of something else."""
    short = name[:_LONGEST]
    return _within(short) or _worded(short) or _misspelt(short) or _of_ours(short)


def _of_ours(name: str) -> str | None:
    if not _OF_OURS.match(name):
        return None
    return next(iter(difflib.get_close_matches(name.casefold(), RULES, n=1, cutoff=0.0)), None)


def _within(name: str) -> str | None:
    """The row whose name has this one in it, or the other way round, as in "arms folded" and "arms folded, loosely"."""
    short = plain(name)
    for known, rule in _rows().items():
        part, whole = sorted((short, known), key=len)
        if len(part) >= (_LEAST_LATIN if part.isascii() else _LEAST_CHINESE) and part in whole:
            return rule
    return None


def _worded(name: str) -> str | None:
    """The row in whose name all words of this one stand, such as "legs crossed"."""
    words = _words(name)
    if len(words) < 2:  # noqa: PLR2004 - one word alone is in many names
        return None
    for row, known in _row_words():
        if all(difflib.get_close_matches(word, known, n=1, cutoff=_ALIKE_WORD) for word in words):
            return row
    return None


def _misspelt(name: str) -> str | None:
    """The name of as many words and with the same first letter that is nearly the same: "walks", but not "talks"."""
    short, known = plain(name), {**_rows(), **{plain(word): word for word in activity_names()}}
    near = difflib.get_close_matches(short, known, n=1, cutoff=_ALIKE)
    alike = near and near[0][0] == short[0] and (near[0] in _rows() or len(_words(name)) == 1)
    return known[near[0]] if alike else None


@cache
def _rows() -> dict[str, str]:
    """Rows by their plain names."""
    return {plain(name): rule.id for rule in RULES.values() for name in (rule.id, *_wordings(rule.id))}


@cache
def _row_words() -> tuple[tuple[str, list[str]], ...]:
    return tuple((row, _words(name)) for row in RULES for name in (row, _wordings(row)[0]))


def _wordings(row: str) -> tuple[str, str]:
    return RULES[row].wording.english, RULES[row].wording.original


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())
