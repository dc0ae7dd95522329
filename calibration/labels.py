"""What really happened in a clip: its label file, read and checked.

The format is the corpus's: one JSON per clip, with the lists of a single person at the top level, or one record per
person under ``people``. All times are seconds since the first frame.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from calibration.intervals import Stretches, merge
from posture.errors import SettingsError
from posture.report import Activity, Kind
from posture.rules import RULES

QUIET_KINDS = frozenset({"good", "hard_negative"})
"""Kinds of clip in which no don't row is acted: a finding there is a false alarm."""


def _known(rule: str) -> str:
    if rule not in RULES:
        raise ValueError(f"no row of the table is called {rule!r}")
    return rule


def _forwards(stretch: tuple[float, float]) -> tuple[float, float]:
    if not 0 <= stretch[0] <= stretch[1]:
        raise ValueError(f"start and end in seconds wanted, start first, got {stretch}")
    return stretch


def _named_stretch(value: object) -> object:
    """[activity, start, end], as the file has it, with names."""
    return dict(zip(("activity", "start", "end"), value, strict=True)) if isinstance(value, list) else value


RuleId = Annotated[str, AfterValidator(_known)]
Interval = Annotated[tuple[float, float], AfterValidator(_forwards)]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch in which a row holds."""

    rule: RuleId
    start: Annotated[float, Field(ge=0)]
    end: Annotated[float, Field(ge=0)]

    def __post_init__(self) -> None:
        """Refuse a stretch that runs backwards."""
        _forwards((self.start, self.end))


@dataclass(frozen=True, slots=True)
class LabelledActivity:
    """A stretch of one activity."""

    activity: Activity
    start: Annotated[float, Field(ge=0)]
    end: Annotated[float, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class PersonLabel:
    """What one person did."""

    activity: tuple[Annotated[LabelledActivity, BeforeValidator(_named_stretch)], ...]
    shown: tuple[Labelled, ...]
    """Don't rows that were acted."""
    do_shown: tuple[Labelled, ...]
    """Do rows that clearly held."""
    ambiguous: tuple[Labelled, ...]
    """Where an honest judge could go either way."""
    cannot_judge: frozenset[RuleId]
    """Rows that this view, framing or size cannot show, whether or not they happened."""
    partial: frozenset[RuleId]
    """Rows that this view shows in part: judging and not judging are both right."""
    ignore: tuple[Interval, ...]
    """Blends between postures: nothing is scored there."""
    position: int = 0
    """Place in the picture, 0 leftmost."""

    def true(self, rule: str) -> Stretches:
        """When the row held, whether or not it can be seen."""
        labelled = self.do_shown if RULES[rule].kind is Kind.DO else self.shown
        return merge((item.start, item.end) for item in labelled if item.rule == rule)

    def neutral(self, rule: str) -> Stretches:
        """When nothing is scored for the row."""
        ambiguous = ((item.start, item.end) for item in self.ambiguous if item.rule == rule)
        return merge((*self.ignore, *ambiguous))

    def active(self, activity: Activity) -> Stretches:
        """When the person did that."""
        return merge((span.start, span.end) for span in self.activity if span.activity is activity)


NOBODY = PersonLabel(
    activity=(),
    shown=(),
    do_shown=(),
    ambiguous=(),
    cannot_judge=frozenset(RULES),
    partial=frozenset(),
    ignore=(),
)
"""Where no one is: nothing happened and nothing may be judged."""


@dataclass(frozen=True, slots=True)
class Label:
    """What really happened in one clip."""

    clip: str
    """Name of the video file, which lies beside the label."""
    seconds: Annotated[float, Field(gt=0)]
    kind: str
    framing: str
    """How much of the body is in the picture: full, waist, upper, far or empty."""
    people: tuple[PersonLabel, ...]
    """From left to right; empty where nobody is in view."""

    @property
    def quiet(self) -> bool:
        """Whether no don't row is acted in it."""
        return self.kind in QUIET_KINDS


_LABEL = TypeAdapter(Label)


def read_label(path: Path) -> Label:
    """Read one label file. Raises SettingsError, naming every fault, for a file that is not one."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: a label file (JSON) was wanted; {error}") from error
    if not isinstance(raw, dict):
        raise SettingsError(f"{path}: a JSON object was wanted, got {type(raw).__name__}")
    try:
        label = _LABEL.validate_python(_flattened(raw))
    except ValidationError as error:
        raise SettingsError(f"{path}: not a label; " + "; ".join(_faults(error))) from error
    _check_kinds(path, label)
    return label


def _flattened(raw: dict[str, Any]) -> dict[str, Any]:
    """The file's fields with every person, single or not, under `people`."""
    single = [] if raw.get("activity") == [] else [raw]
    view = raw.get("view")
    framing = view.get("framing") if isinstance(view, dict) else None
    people = raw.get("people") or single
    if isinstance(people, list) and all(isinstance(person, dict) for person in people):
        people = sorted(people, key=lambda person: person.get("position", 0))
    return {**raw, "framing": framing, "people": people}


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors():
        yield ".".join(str(part) for part in fault["loc"]) + f": {fault['msg']}"


def _check_kinds(path: Path, label: Label) -> None:
    """Don't rows belong in `shown`, do rows in `do_shown`; in the wrong list they would never be scored."""
    faults = [
        f"people.{number}: {item.rule} is a {RULES[item.rule].kind} row and stands in the wrong list"
        for number, person in enumerate(label.people)
        for kind, items in ((Kind.DONT, person.shown), (Kind.DO, person.do_shown))
        for item in items
        if RULES[item.rule].kind is not kind
    ]
    if faults:
        raise SettingsError(f"{path}: not a label; " + "; ".join(faults))
