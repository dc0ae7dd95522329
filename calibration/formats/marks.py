"""From marks on a time line, in whatever program they were made, to a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from posture.errors import SettingsError
from posture.rules import RULES
from posture.types import Kind

from ..labels import Label, Labelled, LabelledActivity, PersonLabel, number_in
from .names import Meaning, Says, meaning

Faults = list[str]


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


def refused(path: Path, wanted: str, faults: Iterable[str]) -> SettingsError:
    """One line that names every fault of a file, each once."""
    told = list(dict.fromkeys(faults))
    count = f"{len(told)} faults: " if len(told) > 1 else ""
    return SettingsError(f"{path}: not {wanted}; {count}{'; '.join(told)}")


def meant(name: str, faults: Faults) -> Meaning | None:
    """What a name means; one that means nothing, or too much, is added to the faults."""
    try:
        known = meaning(name)
    except ValueError as error:
        faults.append(str(error))
        return None
    if known is None:
        faults.append(f"{name!r} is no row; `posture rules` lists their ids and wordings")
    return known


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
    labels = tuple(_person(name, place, marks) for place, name in enumerate(named))
    calm = not any(label.shown for label in labels)
    return Label(
        clip=clip,
        seconds=length,
        kind="good" if calm else "behaviour",
        framing="",
        people=labels,
        length_known=bool(seconds),
    )


def _people(marks: tuple[Mark, ...], people: Iterable[str]) -> list[str]:
    said = (mark.person for mark in marks if mark.meaning.says is not Says.NOBODY)
    names = list(dict.fromkeys((*people, *said)))
    if "" in names and len(names) > 1:
        raise ValueError(f"some marks name no person, others name {', '.join(filter(None, names))}")
    numbers = [number_in(name) for name in names]
    return names if None in numbers else sorted(names, key=lambda name: number_in(name) or 0)


def _person(name: str, place: int, marks: tuple[Mark, ...]) -> PersonLabel:
    own = [mark for mark in marks if mark.person == name]

    def rows(says: Says, kind: Kind | None = None) -> Iterator[Labelled]:
        for mark in own:
            rule = mark.meaning.rule
            if mark.meaning.says is says and (kind is None or RULES[rule].kind is kind):
                yield Labelled(rule, mark.start, mark.end)

    return PersonLabel(
        activity=tuple(
            LabelledActivity(mark.meaning.activity, mark.start, mark.end)
            for mark in own
            if mark.meaning.says is Says.ACTIVITY
        ),
        shown=tuple(rows(Says.SHOWN, Kind.DONT)),
        do_shown=tuple(rows(Says.SHOWN, Kind.DO)),
        ambiguous=tuple(rows(Says.UNSURE)),
        cannot_judge=frozenset(),
        partial=frozenset(),
        ignore=tuple((mark.start, mark.end) for mark in own if mark.meaning.says is Says.IGNORE),
        position=place,
        name=name,
        not_judged=tuple(rows(Says.NOT_JUDGED)),
    )
