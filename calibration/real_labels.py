"""What was seen by eye in kept poses of real people: `labels.json` beside the archives, one record each.

A record has ``poses``, ``seconds``, ``source``, ``still`` and ``good``, and either a single person's ``activity`` (what
they do throughout; null where it changes), ``shown`` [[row, start, end]], ``do_shown`` and ``ambiguous``, or
``people``, one record of these for each from left to right, with ``activity`` [[activity, start, end]].
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from posture.config.toml import fault_list
from posture.errors import SettingsError
from posture.pose.pose import PoseFrame

from .labels import Label

FILE: Final = "labels.json"
TOGETHER: Final = 0.25
"""Share of the frames in which all labelled people must be found at once: else who is who cannot be known, since the
labels tell people by their order only, and somebody who gets a new number would pass for another."""
_LABEL: Final = TypeAdapter(Label)


@dataclass(frozen=True, slots=True)
class RealLabel:
    """One archive: its file, the public collection that it is from, and what everyone in it does."""

    file: Path
    source: str
    label: Label
    good: tuple[bool, ...]
    """For each person, from left to right: whether nothing of the don't rows happens."""


def read_real_labels(folder: Path) -> tuple[RealLabel, ...]:
    """Every archive of a folder with its label. Raises SettingsError where the file is missing or no such list."""
    try:
        records = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return tuple(_real_label(folder, record) for record in records)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = fault_list(error) if isinstance(error, ValidationError) else error
        raise SettingsError(f"{folder / FILE}: labels of kept poses were wanted; {reason}") from error


def everyone_found(frames: tuple[PoseFrame, ...], label: Label) -> bool:
    """Whether all labelled people are found at once for long enough to tell who is who."""
    together = sum(len(frame.people) == len(label.people) for frame in frames)
    return len(label.people) == 1 or together >= TOGETHER * len(frames)


def _real_label(folder: Path, record: dict[str, Any]) -> RealLabel:
    people = record.get("people") or [record]
    raw = {
        "clip": record["poses"],
        "seconds": record["seconds"],
        "kind": "good" if all(person["good"] for person in people) else "behaviour",
        "framing": "full",
        "people": [_person(person, record["seconds"]) for person in people],
    }
    good = tuple(bool(person["good"]) for person in people)
    return RealLabel(folder / record["poses"], record["source"], _LABEL.validate_python(raw), good)


def _person(record: dict[str, Any], seconds: float) -> dict[str, Any]:
    activity = record.get("activity") or []
    named = ("rule", "start", "end")
    return {
        "activity": [[activity, 0.0, seconds]] if isinstance(activity, str) else activity,
        "shown": [dict(zip(named, row, strict=True)) for row in record.get("shown", [])],
        "do_shown": [dict(zip(named, row, strict=True)) for row in record.get("do_shown", [])],
        "ambiguous": record.get("ambiguous", []),
        "cannot_judge": record.get("cannot_judge", []),
        "partial": [],
        "ignore": [],
        "position": record.get("position", 0),
    }
