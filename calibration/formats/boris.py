"""Labels made in BORIS, the annotation program: its exported events as TSV or CSV.

Read are *aggregated events* (one line per episode, with Start (s) and Stop (s)), *tabular events* of BORIS 8 and 7 (one
line per START and per STOP), and the six columns without a heading that `posture review --boris` writes to be pasted
there, as BORIS copies events. Behaviours are state events named after rows, subjects are people; a START belongs to the
STOP of the same subject, behaviour and modifiers, as BORIS pairs them. Behaviours of other kinds are passed over. One
file may hold several observations, each of one media file, or of several players of which the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from posture.config.toml import quoted

from ..labels import Label
from .boris_table import Line, table_lines
from .marks import Mark, Notes, check_names, file_name, label_error, label_from, parse_meaning, seconds_in
from .names import Meaning, Statement

_Item = TypeVar("_Item")
WANTED: Final = "a BORIS table of events"
NO_SUBJECT: Final = "no focal subject"
_MEDIA: Final = ("media file name", "media file", "media file path", "source", "player #1")
_LENGTH: Final = ("media duration (s)", "total length")
_OFFSET: Final = "time offset (s)"
_NOTHING: Final = frozenset({"", "na", "nan", "not found"})


@dataclass(frozen=True, slots=True)
class Event:
    """One line."""

    number: int
    observation: str
    subject: str
    meaning: Meaning
    modifiers: tuple[str, ...]
    status: str
    """START, STOP, POINT, STATE (a whole episode), or empty where they take turns."""
    start: float
    end: float


def read_boris(path: Path, text: str) -> tuple[Label, ...]:
    """The labels in an exported table, one per observation. Raises SettingsError that lists every fault."""
    notes = Notes()
    try:
        lines = table_lines(text, path.stem)
    except ValueError as error:
        raise label_error(path, WANTED, [str(error)]) from error
    if not lines:
        raise label_error(path, WANTED, ["a heading with Subject, Behavior and Time or Start (s) was wanted"])
    events = [event for number, line in lines.items() if (event := _event(number, line, notes))]
    check_names(notes, known=bool(events))
    observed = _by_observation(events, lambda event: event.observation)
    labels: list[Label] = []
    for observation, own in _by_observation(lines.values(), lambda line: line["observation id"]).items():
        labels += _label(observation, own, observed.get(observation, []), notes)
    if notes.faults:
        raise label_error(path, WANTED, notes.faults)
    return tuple(replace(label, remarks=notes.told()) for label in labels)


def _label(observation: str, lines: list[Line], events: list[Event], notes: Notes) -> Iterator[Label]:
    """The label of one observation; none, but a fault, where there cannot be one."""
    marks = tuple(_marks(events, notes))
    # Who only did what is none of our rows was there all the same.
    people = () if marks else dict.fromkeys(_subject(line) for line in lines)
    try:
        yield label_from(_clip(observation, lines, notes), _length(lines), marks, people)
    except ValueError as error:
        notes.faults.append(f"{quoted(observation)}: {error}")


def _by_observation(items: Iterable[_Item], name: Callable[[_Item], str]) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = {}
    for item in items:
        found.setdefault(name(item), []).append(item)
    return found


def _event(number: int, line: Line, notes: Notes) -> Event | None:
    means = parse_meaning(line.get("behavior", ""), notes)
    if means is None:
        return None
    status = (line.get("behavior type") or line.get("status") or "").upper()
    start, end = line.get("start (s)", line.get("time", "")), line.get("stop (s)", line.get("time", ""))
    times = [seconds_in(start), seconds_in(end)]
    offset = seconds_in(line.get(_OFFSET) or "0")
    if times[0] is None or times[1] is None or offset is None:
        notes.faults.append(f"line {number}: times in seconds were wanted, got {quoted(start)!r} to {quoted(end)!r}")
        return None
    return Event(
        number=number,
        observation=line["observation id"],
        subject=_subject(line),
        meaning=means,
        modifiers=tuple(cell for name, cell in line.items() if name.startswith("modifier")),
        status=status,
        start=round(times[0] - offset, 6),
        end=round(times[1] - offset, 6),
    )


def _subject(line: Line) -> str:
    subject = line.get("subject", "")
    return "" if subject.casefold() == NO_SUBJECT else subject


def _marks(events: list[Event], notes: Notes) -> Iterator[Mark]:
    """Episodes from lines that are whole ones and from those that start and stop one."""
    running: dict[tuple[str, Meaning, tuple[str, ...]], Event] = {}
    for event in events:
        key = event.subject, event.meaning, event.modifiers
        if event.status == "STATE":
            yield from _mark(event, event.end, notes)
        elif event.status == "POINT":
            notes.faults.append(f"line {event.number}: a point event has no length; make the behaviour a state event")
        elif key in running and event.status != "START":
            yield from _mark(running.pop(key), event.end, notes)
        elif event.status == "STOP" or key in running:
            lacks = "START" if event.status == "STOP" else "STOP"
            notes.faults.append(f"line {event.number}: {event.status} without its {lacks}")
        else:
            running[key] = event
    notes.faults.extend(f"line {event.number}: START without its STOP" for event in running.values())


def _mark(event: Event, end: float, notes: Notes) -> Iterator[Mark]:
    if not 0 <= event.start <= end:
        notes.faults.append(f"line {event.number}: a stretch of the recording was wanted, got {event.start} to {end} s")
        return
    subject = "" if event.meaning.says is Statement.NOBODY else event.subject
    yield Mark(subject, event.meaning, event.start, end)


def _clip(observation: str, lines: list[Line], notes: Notes) -> str:
    """The name of the one media file; that of the observation where none is told."""
    for column in _MEDIA:
        told = {line[column] for line in lines if line.get(column, "").casefold() not in _NOTHING}
        files = {name for cell in told for name in _files(cell)}
        if len(files) > 1:
            notes.faults.append(
                f"{quoted(observation)}: one media file was wanted, it has {', '.join(sorted(map(quoted, files)))}; "
                "export an observation of each"
            )
        if files:
            return min(files)
    return observation


def _files(cell: str) -> list[str]:
    """The names in `player #1:/folder/a.mp4;/folder/b.mp4`, without their folders.

    Of several players only those of the first, whose clock the times are of.
    """
    players = [part.strip("|;, ") for part in re.split(r"player #\d+:", cell, flags=re.IGNORECASE)]
    first = next(iter(filter(None, players)), "")
    return [file_name(part) for part in first.split(";") if part.strip()]


def _length(lines: list[Line]) -> float | None:
    told = (seconds_in(line.get(column, "")) for line in lines for column in _LENGTH)
    return next((seconds for seconds in told if seconds), None)
