"""From marks on a time line, in whatever program they were made, to a label."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from posture.config.toml import faults, quoted
from posture.errors import SettingsError
from posture.rules import RULES
from posture.side_files import shortened
from posture.types import Kind

from ..labels import Label, LabelledActivity, LabelledRow, PersonLabel, number_in
from .names import Meaning, Statement, meaning, plain
from .near_names import meant_row

MOST_FAULTS: Final = 20
"""That are told of one file; who mends those sees the others next."""
MOST_NAMES: Final = 500
"""Of behaviours that are none of ours; trainers note some ten."""
_SECONDS: Final = re.compile(r"[+-]?\d+(?:[.,]\d*)?(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notes:
    """What is noted while a file is read."""

    faults: list[str] = field(default_factory=list)
    """Any of them, and the file is refused."""
    others: dict[str, None] = field(default_factory=dict)
    """Names of what somebody marked that is none of ours, each once."""
    remarks: list[str] = field(default_factory=list)
    """What else was passed over."""

    def told(self) -> tuple[str, ...]:
        """What was passed over, in words."""
        names = shortened(", ".join(map(quoted, self.others)))
        return (*self.remarks, *([f"left out, since they are no rows of ours: {names}"] if names else []))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of time that somebody marked."""

    person: str
    """As the labeller names the person; empty where there is only one."""
    meaning: Meaning
    start: float
    """Seconds since the first frame; so is the end."""
    end: float


def file_name(place: str) -> str:
    """The last part of a path or address of whatever system."""
    return re.split(r"[/\\]", place.strip())[-1]


def label_error(path: Path, wanted: str, found: Iterable[str]) -> SettingsError:
    """One line that names every fault of a file, each once."""
    told = list(dict.fromkeys(found))
    count = f"{len(told)} faults: " if len(told) > 1 else ""
    more = f"; and {len(told) - MOST_FAULTS} more" if len(told) > MOST_FAULTS else ""
    return SettingsError(f"{path}: not {wanted}; {count}{'; '.join(map(shortened, told[:MOST_FAULTS]))}{more}")


def parse_meaning(name: str, notes: Notes) -> Meaning | None:
    """What a name means; one that is nearly ours, or means too much, is a fault, and any other is noted."""
    try:
        known = meaning(name)
    except ValueError as error:
        notes.faults.append(str(error))
        return None
    if known is None and len(notes.others) < MOST_NAMES and name not in notes.others:
        near = meant_row(name)
        if not plain(name):
            notes.faults.append(f"{quoted(name)!r} names nothing; `posture rules` lists the ids and wordings of rows")
        elif near:
            notes.faults.append(f"{quoted(name)!r} is no row, {near} was meant? `posture rules` lists ids and wordings")
        else:
            notes.others[name] = None
    return known


def check_names(notes: Notes, *, known: bool) -> None:
    """Add a fault where not one name of a file is `known`: then it was made for something else, or in other words.

    So are more names than any list of behaviours has, of which not all were looked at.
    """
    if len(notes.others) >= MOST_NAMES:
        notes.faults.append(f"fewer than {MOST_NAMES} names of behaviours were wanted")
    if notes.others and not known and not notes.faults:
        names = ", ".join(repr(quoted(name)) for name in notes.others)
        notes.faults.append(f"none of its names is a row: {names}; `posture rules` lists ids and wordings")


def seconds_in(cell: str) -> float | None:
    """Seconds with a decimal point or comma: nobody marks thousands in them. None for anything else, NaN included."""
    found = _SECONDS.fullmatch(cell.strip())
    value = float(found[0].replace(",", ".")) if found else math.nan
    return value if math.isfinite(value) else None


def label_from(clip: str, seconds: float | None, marks: Iterable[Mark], people: Iterable[str] = ()) -> Label:
    """The label of one clip. `people` are named although they may have no mark.

    People named by number come in that order, others as they are first named, and stand for the places from left to
    right. Without `seconds`, the label is as long as its last mark. Raises ValueError where there is nothing to tell
    the length from, and where some marks name a person and others none.
    """
    marks = tuple(marks)
    named = _people(marks, people)
    length = seconds or max((mark.end for mark in marks), default=0.0)
    if not length:
        raise ValueError("neither a length nor any mark is in it")
    try:
        return _label(clip, length, tuple(_person(name, place, marks) for place, name in enumerate(named)), seconds)
    except ValidationError as error:
        raise ValueError("; ".join(what for _, what in faults(error))) from error


def _label(clip: str, length: float, people: tuple[PersonLabel, ...], told: float | None) -> Label:
    calm = not any(person.shown for person in people)
    kind = "good" if calm else "behaviour"
    return Label(clip=clip, seconds=length, kind=kind, framing="", people=people, length_known=bool(told))


def _people(marks: tuple[Mark, ...], people: Iterable[str]) -> list[str]:
    said = (mark.person for mark in marks if mark.meaning.says is not Statement.NOBODY)
    names = list(dict.fromkeys((*people, *said)))
    if "" in names and len(names) > 1:
        raise ValueError(f"some marks name no person, others name {', '.join(filter(None, names))}")
    numbers = [number_in(name) for name in names]
    return names if None in numbers else sorted(names, key=lambda name: number_in(name) or 0)


def _person(name: str, place: int, marks: tuple[Mark, ...]) -> PersonLabel:
    own = [mark for mark in marks if mark.person == name]

    def rows(says: Statement, kind: Kind | None = None) -> Iterator[LabelledRow]:
        for mark in own:
            rule = mark.meaning.rule
            if mark.meaning.says is says and (kind is None or RULES[rule].kind is kind):
                yield LabelledRow(rule, mark.start, mark.end)

    return PersonLabel(
        activity=tuple(
            LabelledActivity(mark.meaning.activity, mark.start, mark.end)
            for mark in own
            if mark.meaning.says is Statement.ACTIVITY
        ),
        shown=tuple(rows(Statement.SHOWN, Kind.DONT)),
        do_shown=tuple(rows(Statement.SHOWN, Kind.DO)),
        ambiguous=tuple(rows(Statement.UNSURE)),
        cannot_judge=frozenset(),
        partial=frozenset(),
        ignore=tuple((mark.start, mark.end) for mark in own if mark.meaning.says is Statement.IGNORE),
        position=place,
        name=name,
        not_judged=tuple(rows(Statement.NOT_JUDGED)),
    )
