"""Labels made in ELAN: its annotation files (.eaf).

A tier is named after a row, with ``@PERSON`` behind it where there are several people (or with the person as the tier's
participant), and its annotations are the episodes. Or a tier has any name, and its annotations say which row they are,
for instance from a controlled vocabulary. Tiers and annotations of something else are passed over; so are tiers of
remarks, which are named *notes*, and tiers that depend on others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as Xml
from xml.parsers import expat

from posture.config.toml import quoted
from posture.report.elan import LENGTH, START

from ..labels import Label
from .elan_media import media, milliseconds
from .marks import Mark, Notes, check_names, label_error, label_from, parse_meaning, seconds_in
from .names import Statement, is_known, is_note

WANTED: Final = "an ELAN annotation file"


def read_elan(path: Path, text: str) -> tuple[Label, ...]:
    """The label in an ELAN file. Raises SettingsError that lists every fault."""
    notes = Notes()
    root = _parsed(path, text)
    header = root.find("HEADER")
    if root.tag != "ANNOTATION_DOCUMENT" or header is None:
        raise label_error(path, WANTED, [f"ANNOTATION_DOCUMENT with a HEADER was wanted, got {root.tag}"])
    if header.get("TIME_UNITS", "milliseconds") != "milliseconds":
        notes.faults.append(f"times in milliseconds were wanted, got {quoted(header.get('TIME_UNITS'))}")
    try:
        clip, origin = media(path, header, notes)
        people, marks = _tiers(root, origin - (_told(header, START) or 0.0), notes)
        check_names(notes, known=bool(people or marks))
        label = label_from(clip, _length(header), marks, people)
    except ValueError as error:
        notes.faults.append(str(error))
    if notes.faults:
        raise label_error(path, WANTED, notes.faults)
    return (replace(label, remarks=notes.told()),)


def _parsed(path: Path, text: str) -> Xml.Element:
    """The document. One with a document type is refused before it is read: entities can make a small file huge."""

    def refuse(*_declared: object) -> None:
        raise label_error(path, WANTED, ["a document type, which ELAN does not write"])

    # The text was read as UTF-8, whatever encoding it declares.
    scan = expat.ParserCreate("UTF-8")
    scan.StartDoctypeDeclHandler = refuse
    try:
        scan.Parse(text.encode(), True)  # noqa: FBT003 - takes no name
        return Xml.fromstring(text.encode(), Xml.XMLParser(encoding="UTF-8"))
    except (expat.ExpatError, Xml.ParseError) as error:
        raise label_error(path, WANTED, [f"broken XML ({error})"]) from error


def _length(header: Xml.Element) -> float | None:
    seconds = _told(header, LENGTH)
    if seconds is not None and seconds <= 0:
        raise ValueError(f"{LENGTH}: a length in seconds was wanted, got {seconds:g}")
    return seconds


def _told(header: Xml.Element, name: str) -> float | None:
    """The seconds that one of our own properties tells."""
    told = (item.text for item in header.findall("PROPERTY") if item.get("NAME") == name)
    text = next(filter(None, told), None)
    if text is None:
        return None
    seconds = seconds_in(text)
    if seconds is None:
        raise ValueError(f"{name}: a time in seconds was wanted, got {quoted(text)!r}")
    return seconds


def _tiers(root: Xml.Element, origin: float, notes: Notes) -> tuple[list[str], list[Mark]]:
    """Everyone who has a tier, and every mark."""
    slots = {slot.get("TIME_SLOT_ID", ""): slot.get("TIME_VALUE") for slot in root.iterfind("TIME_ORDER/TIME_SLOT")}
    clock = TimeSlots(slots, origin)
    people: list[str] = []
    marks: list[Mark] = []
    for tier in root.findall("TIER"):
        name, _, person = tier.get("TIER_ID", "").partition("@")
        person = (person or tier.get("PARTICIPANT") or "").strip()
        found = list(_marks(name, person, tier, clock, notes))
        marks += found
        if found or is_known(name):
            people += [] if found and found[0].meaning.says is Statement.NOBODY else [person]
    return people, marks


@dataclass(frozen=True, slots=True)
class TimeSlots:
    """What the time slots of a file stand for."""

    slots: Mapping[str, str | None]
    """Milliseconds by the name of the slot; None for one that is not tied to a time."""
    origin: float
    """Seconds of the recording before the time line's zero."""

    def stretch(self, item: Xml.Element) -> tuple[float, float]:
        """Start and end of an annotation, seconds of the recording. Raises ValueError where it has none."""
        times = [self.slots.get(item.get(f"TIME_SLOT_REF{end}", "")) for end in (1, 2)]
        if times[0] is None or times[1] is None:
            raise ValueError("is not tied to a time")
        start, end = (milliseconds(time) / 1000 + self.origin for time in times if time is not None)
        if not 0 <= start <= end:
            raise ValueError(f"runs from {start} to {end} s")
        return start, end


def _marks(tier: str, person: str, element: Xml.Element, clock: TimeSlots, notes: Notes) -> Iterator[Mark]:
    """The marks of a tier; where they are of something else, no word of it is a fault."""
    items = element.findall("ANNOTATION/ALIGNABLE_ANNOTATION")
    texts = [(item.findtext("ANNOTATION_VALUE") or "").strip() for item in items]
    if is_note(tier) or not items:
        return
    told = not is_known(tier) and any(map(is_known, texts))
    known = None if told else parse_meaning(tier, notes)
    for item, text in zip(items, texts, strict=True) if told or known else ():
        means = known or parse_meaning(text, notes)
        if means is None:
            continue
        try:
            yield Mark("" if means.says is Statement.NOBODY else person, means, *clock.stretch(item))
        except ValueError as error:
            name, where = quoted(item.get("ANNOTATION_ID", "?")), quoted(element.get("TIER_ID"))
            notes.faults.append(f"annotation {name} of tier {where!r} {error}")
