"""Episodes as an ELAN annotation file (.eaf), to be looked at beside the recording, corrected, and read back.

How to: keep the file beside the recording and open it in ELAN (6 or later, GPL-3, free of charge).

Each person has a tier for each row, ``sit.leg_crossed@person 1``, whose annotations are the episodes with their
strength; a tier of what could not be judged, ``sit.leg_crossed not judged@person 1``, with the reasons; and one of
activities. Names of tiers and activities are the same in both languages, since they are what is read back. Rows that
were not shown have an empty tier, so that a missed episode can be put in its place. Times are whole milliseconds, as
ELAN has them, on a player's clock; where the video begins late on it, a property says when.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree import ElementTree as Xml

from posture.reasons import Reason
from posture.report.model import Finding, Person, Report, Source, Span
from posture.report.text import printable, strength
from posture.types import Language

LENGTH: Final = "posture:seconds"
"""Name of the property that says how long the recording is."""

START: Final = "posture:start"
"""Name of the property that says at what second of a player's clock the first picture comes, where that is not 0."""

_ROW, _UNJUDGED, _ACTIVITY = "row", "not judged", "activity"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA: Final = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"

Noted = tuple[Span, str]
"""A stretch and what is written on it."""


@dataclass(frozen=True, slots=True)
class ElanTier:
    """One line of annotations."""

    id: str
    person: str
    type: str
    notes: tuple[Noted, ...]


def to_elan(report: Report, language: Language, made: datetime) -> str:
    """The report as the text of an .eaf file of format 3.0. `made`, with its zone, is noted in it.

    Where nobody was in view, there is one tier, NO_PERSON, over the whole recording.
    """
    tiers = tuple(tier for person in report.people for tier in _tiers(person, language)) or (_nobody(report, language),)
    date = made.isoformat(timespec="seconds")
    attributes = {"AUTHOR": "posture", "DATE": date, "FORMAT": "3.0", "VERSION": "3.0", "xmlns:xsi": _XSI}
    root = Xml.Element("ANNOTATION_DOCUMENT", {**attributes, "xsi:noNamespaceSchemaLocation": _SCHEMA})
    _header(root, report.source, sum(len(tier.notes) for tier in tiers))
    _annotate(root, tiers, round(report.source.start * 1000))
    for name in (_ROW, _UNJUDGED, _ACTIVITY):
        made_of = {"GRAPHIC_REFERENCES": "false", "LINGUISTIC_TYPE_ID": name, "TIME_ALIGNABLE": "true"}
        Xml.SubElement(root, "LINGUISTIC_TYPE", made_of)
    Xml.indent(root, "    ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _header(root: Xml.Element, source: Source, annotations: int) -> None:
    header = Xml.SubElement(root, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    place = f"./{printable(source.file)}"
    kind = mimetypes.guess_type(source.file)[0] or "unknown"
    Xml.SubElement(header, "MEDIA_DESCRIPTOR", {"MEDIA_URL": place, "MIME_TYPE": kind, "RELATIVE_MEDIA_URL": place})
    start = [(START, f"{source.start:.3f}")] if source.start else []
    for name, value in ((LENGTH, f"{source.seconds:.3f}"), *start, ("lastUsedAnnotationId", str(annotations))):
        Xml.SubElement(header, "PROPERTY", {"NAME": name}).text = value


def _tiers(person: Person, language: Language) -> Iterator[ElanTier]:
    name = f"person {person.person}"
    doing = tuple((span, span.activity.value) for span in person.activity)
    yield ElanTier(f"activity@{name}", name, _ACTIVITY, doing)
    for finding in person.findings:
        yield ElanTier(f"{finding.rule}@{name}", name, _ROW, tuple(_episodes(finding, language)))
        gaps = tuple((span, f"{span.reason.value}: {span.reason.text(language)}") for span in finding.not_judged)
        if gaps:
            yield ElanTier(f"{finding.rule} not judged@{name}", name, _UNJUDGED, gaps)


def _episodes(finding: Finding, language: Language) -> Iterator[Noted]:
    for episode in finding.episodes:
        yield episode, f"{finding.rule} {strength(finding.rule, (episode,), language)}"


def _nobody(report: Report, language: Language) -> ElanTier:
    whole = Span(start=0.0, end=report.source.seconds)
    return ElanTier(Reason.NO_PERSON.value, "", _UNJUDGED, ((whole, Reason.NO_PERSON.text(language)),))


def _annotate(root: Xml.Element, tiers: Iterable[ElanTier], late: int) -> None:
    """Time slots first, in the order of time and `late` milliseconds later, then the tiers that refer to them."""
    order = Xml.SubElement(root, "TIME_ORDER")
    slots: list[tuple[int, str]] = []
    for tier in tiers:
        attributes = {"ANNOTATOR": "posture", "LINGUISTIC_TYPE_REF": tier.type, "TIER_ID": tier.id}
        element = Xml.SubElement(root, "TIER", attributes | ({"PARTICIPANT": tier.person} if tier.person else {}))
        for (start, end), text in _apart(tier.notes):
            number = len(slots) // 2 + 1
            own = f"ts{2 * number - 1}", f"ts{2 * number}"
            slots += [(start, own[0]), (end, own[1])]
            _annotation(element, f"a{number}", own, text)
    for time, slot in sorted(slots, key=lambda item: item[0]):
        Xml.SubElement(order, "TIME_SLOT", {"TIME_SLOT_ID": slot, "TIME_VALUE": str(late + time)})


def _annotation(tier: Xml.Element, name: str, slots: tuple[str, str], text: str) -> None:
    references = {"ANNOTATION_ID": name, "TIME_SLOT_REF1": slots[0], "TIME_SLOT_REF2": slots[1]}
    holder = Xml.SubElement(Xml.SubElement(tier, "ANNOTATION"), "ALIGNABLE_ANNOTATION", references)
    Xml.SubElement(holder, "ANNOTATION_VALUE").text = text


def _apart(notes: Iterable[Noted]) -> Iterator[tuple[tuple[int, int], str]]:
    """Milliseconds of each, none empty and none before the one before has ended: ELAN allows neither in a tier."""
    free = 0
    for span, text in sorted(notes, key=lambda note: note[0].start):
        start = max(free, round(span.start * 1000))
        free = max(start + 1, round(span.end * 1000))
        yield (start, free), text
