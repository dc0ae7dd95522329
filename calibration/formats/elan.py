"""Labels made in ELAN: its annotation files (.eaf).

A tier is named after a row, with ``@PERSON`` behind it where there are several people (or with the person as the tier's
participant), and its annotations are the episodes. Or a tier has any name, and its annotations say which row they are,
for instance from a controlled vocabulary. Tiers of remarks are named *notes*; tiers that depend on others are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as Xml
from xml.parsers import expat

from posture.report.elan import LENGTH, START

from ..labels import Label
from .marks import Faults, Mark, file_name, label_from, meant, refused
from .names import Says, is_note, knows

WANTED: Final = "an ELAN annotation file"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation of a tier that is tied to time."""

    id: str
    start: float
    end: float
    text: str


def read_elan(path: Path, text: str) -> tuple[Label, ...]:
    """The label in an ELAN file. Raises SettingsError that lists every fault."""
    faults: Faults = []
    root = _parsed(path, text)
    header = root.find("HEADER")
    if root.tag != "ANNOTATION_DOCUMENT" or header is None:
        raise refused(path, WANTED, [f"ANNOTATION_DOCUMENT with a HEADER was wanted, got {root.tag}"])
    if header.get("TIME_UNITS", "milliseconds") != "milliseconds":
        faults.append(f"times in milliseconds were wanted, got {header.get('TIME_UNITS')}")
    try:
        clip, origin = _media(path, header)
        people, marks = _tiers(root, origin - (_told(header, START) or 0.0), faults)
        label = label_from(clip, _told(header, LENGTH), marks, people)
    except ValueError as error:
        faults.append(str(error))
    if faults:
        raise refused(path, WANTED, faults)
    return (label,)


def _parsed(path: Path, text: str) -> Xml.Element:
    """The document. One with a document type is refused before it is read: entities can make a small file huge."""

    def refuse(*_declared: object) -> None:
        raise refused(path, WANTED, ["a document type, which ELAN does not write"])

    scan = expat.ParserCreate()
    scan.StartDoctypeDeclHandler = refuse
    try:
        scan.Parse(text.encode(), True)  # noqa: FBT003 - takes no name
        return Xml.fromstring(text.encode())
    except (expat.ExpatError, Xml.ParseError) as error:
        raise refused(path, WANTED, [f"broken XML ({error})"]) from error


def _media(path: Path, header: Xml.Element) -> tuple[str, float]:
    """The recording's name, and the seconds of it that lie before the time line's zero."""
    media = header.findall("MEDIA_DESCRIPTOR")
    video = next((item for item in media if item.get("MIME_TYPE", "").startswith("video")), media[0] if media else None)
    if video is None:
        return f"{path.stem}.mp4", 0.0
    url = video.get("RELATIVE_MEDIA_URL") or video.get("MEDIA_URL") or ""
    return file_name(url) or f"{path.stem}.mp4", int(video.get("TIME_ORIGIN") or 0) / 1000


def _told(header: Xml.Element, name: str) -> float | None:
    """The seconds that one of our own properties tells."""
    told = (item.text for item in header.findall("PROPERTY") if item.get("NAME") == name)
    return next((float(seconds) for seconds in told if seconds), None)


def _tiers(root: Xml.Element, origin: float, faults: Faults) -> tuple[list[str], list[Mark]]:
    """Everyone who has a tier, and every mark."""
    slots = {slot.get("TIME_SLOT_ID", ""): slot.get("TIME_VALUE") for slot in root.iterfind("TIME_ORDER/TIME_SLOT")}
    people, marks = [], []
    for tier in root.findall("TIER"):
        name, _, person = tier.get("TIER_ID", "").partition("@")
        person = (person or tier.get("PARTICIPANT") or "").strip()
        annotations = list(_annotations(tier, slots, origin, faults))
        if is_note(name) or not (annotations or knows(name)):
            continue
        found = list(_marks(name, person, annotations, faults))
        marks += found
        people += [] if found and found[0].meaning.says is Says.NOBODY else [person]
    return people, marks


def _annotations(
    tier: Xml.Element, slots: dict[str, str | None], origin: float, faults: Faults
) -> Iterator[Annotation]:
    for item in tier.iterfind("ANNOTATION/ALIGNABLE_ANNOTATION"):
        name = item.get("ANNOTATION_ID", "?")
        times = [slots.get(item.get(f"TIME_SLOT_REF{end}", "")) for end in (1, 2)]
        text = (item.findtext("ANNOTATION_VALUE") or "").strip()
        if times[0] is None or times[1] is None:
            faults.append(f"annotation {name} of tier {tier.get('TIER_ID')!r} is not tied to a time")
            continue
        start, end = (int(time) / 1000 + origin for time in times if time)
        if not 0 <= start <= end:
            faults.append(f"annotation {name} of tier {tier.get('TIER_ID')!r} runs from {start} to {end} s")
            continue
        yield Annotation(name, start, end, text)


def _marks(tier: str, person: str, annotations: list[Annotation], faults: Faults) -> Iterator[Mark]:
    told = not knows(tier) and any(knows(item.text) for item in annotations)
    known = None if told else meant(tier, faults)
    for item in annotations if told or known else ():
        means = known or meant(item.text, faults)
        if means:
            yield Mark("" if means.says is Says.NOBODY else person, means, item.start, item.end)
