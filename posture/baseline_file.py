"""A person's baseline as a file: small, readable, and refused with all its faults at once where it is not right.

One file is for one person at one seat, that is, with one camera at one place. It holds a posture for each activity and
view in which takes were accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from posture.acceptance import FACING
from posture.baseline import NOTHING, Posture
from posture.personal import Baseline
from posture.reasons import Language
from posture.report import Activity
from posture.takes import UNITS, Values
from posture.views import View
from posture.waiting import WAITING_UNITS

KIND: Final = "posture baseline"
SCHEMA: Final = 1
"""Raised when the form of the file changes, or what its values mean: older files then no longer fit."""
MOST_WIDTHS: Final = 10.0
"""Shoulder widths that no part of a body exceeds."""
_LENGTHS: Final = ("neck", "trunk_length")
"""Values that others are divided by."""

Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")]
Size = Annotated[int, Field(ge=16, le=100_000)]
NotNegative = Annotated[float, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Value(_Model):
    """One value of the held posture; all in `unit`."""

    value: float
    unit: str
    spread: NotNegative
    """Standard deviation while held."""
    noise: NotNegative
    """Standard deviation from frame to frame."""
    between_takes: NotNegative
    """Difference between the two takes."""


class Amount(_Model):
    """A number and its unit."""

    value: NotNegative
    unit: str


class Waiting(_Model):
    """The stretch of natural waiting: kept for later, no row is judged by it yet."""

    seconds: NotNegative
    values: dict[str, Amount]

    @model_validator(mode="after")
    def _units(self) -> Self:
        _refuse(_wrong_units({name: amount.unit for name, amount in self.values.items()}, WAITING_UNITS))
        return self


class Entry(_Model):
    """The posture of one activity, seen from one side."""

    activity: Literal[Activity.SIT, Activity.STAND]
    view: Literal[View.FRONT, View.OBLIQUE, View.SIDE]
    recorded: date
    product: Name
    """Version that measured it."""
    seconds: Annotated[float, Field(gt=0)]
    """Of both takes together."""
    values: dict[str, Value]
    waiting: Waiting | None = None

    @model_validator(mode="after")
    def _sound(self) -> Self:
        missing = (f"{name} is missing" for name in ("neck", "pitch") if name not in self.values)
        wrong = _wrong_units({name: value.unit for name, value in self.values.items()}, UNITS)
        _refuse((*missing, *wrong, *_impossible(self.middle)))
        return self

    @property
    def middle(self) -> Values:
        """The values by their names."""
        return {name: value.value for name, value in self.values.items()}

    @property
    def posture(self) -> Posture:
        """The same as a posture to judge against; NaN for what was not recorded."""
        return replace(NOTHING, **self.middle)


class Camera(_Model):
    """The picture in which the baseline was taken."""

    width: Size
    """Pixels; so is the height."""
    height: Size


class BaselineFile(_Model):
    """What the file holds."""

    kind: Literal["posture baseline"] = KIND
    schema_version: Literal[1] = Field(default=SCHEMA, alias="schema")
    person: Name
    seat: Name
    created: date
    product: Name
    camera: Camera
    postures: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=len(FACING) * 2)]

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    @model_validator(mode="after")
    def _once(self) -> Self:
        held = [(entry.activity, entry.view) for entry in self.postures]
        _refuse(
            f"{activity} {view} stands in it twice" for activity, view in sorted({h for h in held if held.count(h) > 1})
        )
        return self

    @property
    def baseline(self) -> Baseline:
        """What to judge against, by activity and view."""
        return {(entry.activity, entry.view): entry.posture for entry in self.postures}

    def to_json(self) -> str:
        """The text of the file."""
        return self.model_dump_json(by_alias=True, indent=1, exclude_none=True) + "\n"

    def camera_warning(self, width: int, height: int, language: Language) -> str | None:
        """What to warn of where a picture differs from the one in which the baseline was taken; None where it fits."""
        if (width, height) == (self.camera.width, self.camera.height):
            return None
        was, now = f"{self.camera.width}x{self.camera.height}", f"{width}x{height}"
        if language == "zh":
            return f"基准姿势采集时画面为 {was}，现在是 {now}；若换了摄像头或位置，请重新运行 posture calibrate"
        return (
            f"the baseline was taken in a picture of {was}, this one is {now}; if the camera or its place is another, "
            "take a new one with posture calibrate"
        )


def _wrong_units(units: Mapping[str, str], known: Mapping[str, str]) -> Iterator[str]:
    for name, unit in units.items():
        if name not in known:
            yield f"there is no value {name!r}"
        elif unit != known[name]:
            yield f"{name} must be in {known[name]}, not in {unit!r}"


def _impossible(values: Values) -> Iterator[str]:
    for name, value in values.items():
        low, high = (-180.0, 180.0) if UNITS.get(name) == "degrees" else (0.0, MOST_WIDTHS)
        if not low <= value <= high or (name in _LENGTHS and value == 0):
            yield f"{name} cannot be {value:g}"


def _refuse(faults: Iterable[str]) -> None:
    found = "; ".join(faults)
    if found:
        raise ValueError(found)
