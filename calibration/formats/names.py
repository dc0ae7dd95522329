"""What a person who labels may call things: rows, activities, and what cannot be said of them.

A row is called by its id or by its English or Chinese wording; case, spaces and punctuation do not matter. ``ROW not
judged`` means that the row cannot be judged there, ``ROW unsure`` that one could go either way.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final

from posture.reasons import Reason
from posture.rules import RULES
from posture.types import Activity


class Statement(Enum):
    """What a mark states of its stretch of time."""

    SHOWN = auto()
    NOT_JUDGED = auto()
    UNSURE = auto()
    ACTIVITY = auto()
    IGNORE = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means."""

    says: Statement
    rule: str = ""
    activity: Activity = Activity.UNKNOWN


NOT_JUDGED: Final = "not judged"
UNSURE: Final = "unsure"
_ENDINGS: Final = {
    Statement.NOT_JUDGED: (
        NOT_JUDGED,
        "cannot judge",
        "can't judge",
        "cannot be judged",
        "not observable",
        "无法判断",
        "未判断",
    ),
    Statement.UNSURE: (UNSURE, "ambiguous", "uncertain", "不确定", "两可"),
}
_OTHERS: Final = {
    Statement.IGNORE: ("ignore", "blend", "忽略"),
    Statement.NOBODY: (Reason.NO_PERSON.value, "nobody", "无人", "没有人"),
}
_ACTIVITIES: Final = {
    Activity.SIT: ("sit", "sitting", "坐"),
    Activity.STAND: ("stand", "standing", "站"),
    Activity.WALK: ("walk", "walking", "走"),
    Activity.MARCH: (Activity.MARCH.value, "marching in place", "原地踏步"),
    Activity.TRANSITION: ("transition", "changing position", "变换姿势"),
    Activity.UNKNOWN: ("unknown", "not known"),
}
_NOTES: Final = ("note", "notes", "comment", "comments", "remark", "remarks", "备注", "注释")


def meaning(name: str) -> Meaning | None:
    """What a name means; None for one that means nothing here. Raises ValueError for a wording that two rows share."""
    found = _meanings().get(plain(name), set())
    if len(found) > 1:
        rows = " or ".join(sorted(item.rule for item in found))
        raise ValueError(f"{name!r} could be {rows}; use the id")
    return next(iter(found), None)


def is_known(name: str) -> bool:
    """Whether the name means anything."""
    return plain(name) in _meanings()


def is_note(name: str) -> bool:
    """Whether the name says that what stands under it is a remark, not a label."""
    return plain(name) in {plain(note) for note in _NOTES}


def activity_names() -> tuple[str, ...]:
    """What activities may be called."""
    return tuple(name for names in _ACTIVITIES.values() for name in names)


def plain(name: str) -> str:
    """Letters and digits only, small, full-width forms made ordinary."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


@cache
def _meanings() -> dict[str, set[Meaning]]:
    meanings: dict[str, set[Meaning]] = defaultdict(set)
    for name, means in _named():
        meanings[plain(name)].add(means)
    return dict(meanings)


def _named() -> Iterator[tuple[str, Meaning]]:
    for rule in RULES.values():
        for name in (rule.id, rule.wording.english, rule.wording.original):
            yield name, Meaning(Statement.SHOWN, rule.id)
            yield from ((name + end, Meaning(says, rule.id)) for says, ends in _ENDINGS.items() for end in ends)
    yield from ((name, Meaning(says)) for says, names in _OTHERS.items() for name in names)
    for activity, names in _ACTIVITIES.items():
        yield from ((name, Meaning(Statement.ACTIVITY, activity=activity)) for name in names)
