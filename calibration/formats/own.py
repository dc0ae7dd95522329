"""The corpus's own labels: one JSON per clip.

The lists of a single person stand at the top level, or one record per person under ``people``. A record has
``activity`` [[sit|stand|walk|…, start, end], …]; ``shown``, ``do_shown``, ``ambiguous`` and ``not_judged``, each a list
of {rule, start, end}, of which the last may be missing; ``cannot_judge`` and ``partial``, lists of rules; ``ignore``
[[start, end], …]; and ``actor``, a name that is the same in all clips. Beside them: ``clip``, ``seconds``, ``kind`` and
``view.framing``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from posture.config.toml import counted, fault_list
from posture.errors import SettingsError
from posture.rules import RULES
from posture.types import Kind

from ..labels import Label

_LABEL = TypeAdapter(Label)


def label_from_json(path: Path, raw: object) -> Label:
    """The label in the content of a JSON file. Raises SettingsError, naming every fault, if it is not one."""
    if not isinstance(raw, dict):
        raise SettingsError(f"{path}: a JSON object was wanted, got {type(raw).__name__}")
    try:
        label = _LABEL.validate_python(_flattened(raw))
    except ValidationError as error:
        raise SettingsError(f"{path}: not a label; {fault_list(error)}") from error
    _check_kinds(path, label)
    return label


def _flattened(raw: dict[str, Any]) -> dict[str, Any]:
    """The file's fields with every person, single or not, under `people`."""
    single = [] if raw.get("activity") == [] else [raw]
    view = raw.get("view")
    framing = view.get("framing") if isinstance(view, dict) else None
    people = raw.get("people") or single
    if isinstance(people, list) and all(isinstance(person, dict) for person in people):
        people = [_named(person) for person in sorted(people, key=_place)]
    return {**raw, "framing": framing, "people": people}


def _place(person: dict[str, Any]) -> float:
    """Of somebody in the picture; one that is no number is refused with all other faults, wherever it is sorted."""
    place = person.get("position", 0)
    return place if isinstance(place, int | float) else 0


def _named(person: dict[str, Any]) -> dict[str, Any]:
    """With a name: the corpus says which actor it is."""
    actor = person.get("actor")
    return {"name": actor, **person} if isinstance(actor, str) else person


def _check_kinds(path: Path, label: Label) -> None:
    """Don't rows belong in `shown`, do rows in `do_shown`; in the wrong list they would never be scored."""
    misplaced = [
        f"people.{number}: {item.rule} is a {RULES[item.rule].kind} row and stands in the wrong list"
        for number, person in enumerate(label.people)
        for kind, items in ((Kind.DONT, person.shown), (Kind.DO, person.do_shown))
        for item in items
        if RULES[item.rule].kind is not kind
    ]
    if misplaced:
        raise SettingsError(f"{path}: not a label; {counted(misplaced)}")
