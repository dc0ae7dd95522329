"""Labels made in BORIS, the annotation program: its exported events as TSV or CSV.

Read are *aggregated events* (one line per episode, with Start (s) and Stop (s)), *tabular events* of BORIS 8 and 7 (one
line per START and per STOP), and the six columns without a heading that `posture review --boris` writes to be pasted
there. Behaviours are state events named after rows, subjects are people. One file may hold several observations, each
of one media file.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..labels import Label
from .marks import Faults, Mark, file_name, label_from, meant, refused
from .names import Meaning, Says

WANTED: Final = "a BORIS table of events"
NO_SUBJECT: Final = "no focal subject"
PASTED_COLUMNS: Final = 6
_MEDIA: Final = ("media file name", "media file", "media file path", "source", "player #1")
_LENGTH: Final = ("media duration (s)", "total length")
_OFFSET: Final = "time offset (s)"
_NOTHING: Final = frozenset({"", "na", "nan", "not found"})

Line = Mapping[str, str]
"""A line by the names of its columns, in small letters; what stands above the heading is in every line."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line."""

    number: int
    observation: str
    subject: str
    meaning: Meaning
    status: str
    """START, STOP, POINT, STATE (a whole episode), or empty where they take turns."""
    start: float
    end: float


def read_boris(path: Path, text: str) -> tuple[Label, ...]:
    """The labels in an exported table, one per observation. Raises SettingsError that lists every fault."""
    faults: Faults = []
    lines = dict(_lines(text, path))
    if not lines:
        raise refused(path, WANTED, ["a heading with Subject, Behavior and Time or Start (s) was wanted"])
    events = [event for number, line in lines.items() if (event := _event(number, line, faults))]
    labels = []
    for observation in dict.fromkeys(line["observation id"] for line in lines.values()):
        own = [line for line in lines.values() if line["observation id"] == observation]
        marks = tuple(_marks([event for event in events if event.observation == observation], faults))
        try:
            labels.append(label_from(_clip(observation, own, faults), _length(own), marks))
        except ValueError as error:
            faults.append(f"{observation}: {error}")
    if faults:
        raise refused(path, WANTED, faults)
    return tuple(labels)


def _lines(text: str, path: Path) -> Iterator[tuple[int, Line]]:
    """Every line of events with its number; none where there is no such table."""
    for delimiter in ("\t", ",", ";"):
        cells = list(csv.reader(text.splitlines(), delimiter=delimiter))
        names = [[cell.strip().casefold() for cell in row] for row in cells]
        heading = next((at for at, row in enumerate(names) if {"subject", "behavior"} <= set(row)), None)
        if heading is not None:
            above = {row[0].strip().casefold(): row[1].strip() for row in cells[:heading] if len(row) > 1}
            common = {"observation id": path.stem} | above
            for at, row in enumerate(cells[heading + 1 :], heading + 2):
                if any(cell.strip() for cell in row):
                    yield at, common | dict(zip(names[heading], map(str.strip, row), strict=False))
            return
    yield from _pasted(text, path)


def _pasted(text: str, path: Path) -> Iterator[tuple[int, Line]]:
    rows = [line.split("\t") for line in text.splitlines()]
    if rows and all(len(row) == PASTED_COLUMNS and _number(row[0]) is not None for row in rows):
        for at, (time, subject, behavior, *_rest) in enumerate(rows, 1):
            yield at, {"observation id": path.stem, "time": time, "subject": subject, "behavior": behavior}


def _event(number: int, line: Line, faults: Faults) -> Event | None:
    means = meant(line.get("behavior", ""), faults)
    status = (line.get("behavior type") or line.get("status") or "").upper()
    start, end = line.get("start (s)", line.get("time", "")), line.get("stop (s)", line.get("time", ""))
    times = [_number(start), _number(end)]
    offset = _number(line.get(_OFFSET) or "0")
    if times[0] is None or times[1] is None or offset is None:
        faults.append(f"line {number}: times in seconds were wanted, got {start!r} to {end!r}")
        return None
    if means is None:
        return None
    subject = line.get("subject", "")
    return Event(
        number=number,
        observation=line["observation id"],
        subject="" if subject.casefold() == NO_SUBJECT else subject,
        meaning=means,
        status=status,
        start=round(times[0] - offset, 6),
        end=round(times[1] - offset, 6),
    )


def _marks(events: list[Event], faults: Faults) -> Iterator[Mark]:
    """Episodes from lines that are whole ones and from those that start and stop one."""
    running: dict[tuple[str, Meaning], Event] = {}
    for event in events:
        key = event.subject, event.meaning
        if event.status == "STATE":
            yield from _mark(event, event.end, faults)
        elif event.status == "POINT":
            faults.append(f"line {event.number}: a point event has no length; make the behaviour a state event")
        elif key in running and event.status != "START":
            yield from _mark(running.pop(key), event.end, faults)
        elif event.status == "STOP" or key in running:
            lacks = "START" if event.status == "STOP" else "STOP"
            faults.append(f"line {event.number}: {event.status} without its {lacks}")
        else:
            running[key] = event
    faults.extend(f"line {event.number}: START without its STOP" for event in running.values())


def _mark(event: Event, end: float, faults: Faults) -> Iterator[Mark]:
    if not 0 <= event.start <= end:
        faults.append(f"line {event.number}: a stretch of the recording was wanted, got {event.start} to {end} s")
        return
    subject = "" if event.meaning.says is Says.NOBODY else event.subject
    yield Mark(subject, event.meaning, event.start, end)


def _clip(observation: str, lines: list[Line], faults: Faults) -> str:
    """The name of the one media file; that of the observation where none is told."""
    for column in _MEDIA:
        told = {line[column] for line in lines if line.get(column, "").casefold() not in _NOTHING}
        files = {name for cell in told for name in _files(cell)}
        if len(files) > 1:
            faults.append(f"{observation}: one media file was wanted, it has {', '.join(sorted(files))}")
        if files:
            return min(files)
    return observation


def _files(cell: str) -> list[str]:
    """The names in `player #1:/folder/a.mp4;/folder/b.mp4`, without their folders."""
    bare = re.sub(r"(?:^|\|)player #\d+:\s*", ";", cell)
    return [file_name(part) for part in bare.split(";") if part.strip()]


def _length(lines: list[Line]) -> float | None:
    told = (_number(line.get(column, "")) for line in lines for column in _LENGTH)
    return next((seconds for seconds in told if seconds), None)


def _number(cell: str) -> float | None:
    """Seconds; None for anything else, decimal commas and NaN included."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
