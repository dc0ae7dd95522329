"""A person's baseline as a file: small, readable, every value with its unit.

One file is for one person at one seat, that is, with one camera at one place. It holds a posture for each activity and
view in which trials were accepted. :mod:`posture.baseline.io` reads and writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from posture.baseline.trial import Values
from posture.features.reference.baseline import Baseline
from posture.features.reference.measures import NO_MEASURES, UprightMeasures
from posture.i18n import say
from posture.types import Activity, Language, View

KIND: Final = "posture baseline"
SCHEMA: Final = 1
"""Raised when the form of the file changes, or what its values mean: older files then no longer fit."""
MOST_WIDTHS: Final = 10.0
"""Shoulder widths that no part of a body exceeds."""


def _nameable(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("a name of printable characters is needed")
    return text


Name = Annotated[str, Field(max_length=80), AfterValidator(_nameable)]
Size = Annotated[int, Field(ge=16, le=100_000)]
NotNegative = Annotated[float, Field(ge=0)]


class _BaselineModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Value(_BaselineModel):
    """One value of the neutral pose; all of it in the same unit."""

    spread: NotNegative
    """Standard deviation while held."""
    noise: NotNegative
    """Standard deviation from frame to frame."""
    between_takes: NotNegative
    """Difference between the two trials."""


class Degrees(_Value):
    """An angle."""

    value: Annotated[float, Field(ge=-180, le=180)]
    unit: Literal["degrees"]


class Widths(_Value):
    """A distance."""

    value: Annotated[float, Field(ge=0, le=MOST_WIDTHS)]
    unit: Literal["shoulder widths"]


class Length(Widths):
    """A distance that others are divided by."""

    value: Annotated[float, Field(gt=0, le=MOST_WIDTHS)]


class RecordedMeasures(_BaselineModel):
    """The neutral pose, as in posture.baseline.trial.UNITS; what was not seen is left out."""

    neck: Length
    pitch: Degrees
    profile_pitch: Degrees | None = None
    ear_shoulder_angle: Degrees | None = None
    trunk_length: Length | None = None
    forward_lean: Degrees | None = None
    slope: Degrees | None = None
    shoulder_tilt: Degrees | None = None
    hip_shift: Widths | None = None
    knee_angle: Degrees | None = None
    lateral_lean: Degrees | None = None


class BaselineEntry(_BaselineModel):
    """The posture of one activity, seen from one side."""

    activity: Literal[Activity.SIT, Activity.STAND]
    view: Literal[View.FRONT, View.OBLIQUE, View.SIDE]
    recorded: date
    product: Name
    """Version that measured it."""
    seconds: Annotated[float, Field(gt=0)]
    """Of both trials together."""
    values: RecordedMeasures
    waiting: object = Field(default=None, exclude=True, repr=False)
    """Older versions kept numbers of natural waiting here; nothing reads them, and they are not written again."""

    @property
    def medians(self) -> Values:
        """The values by their names; those not recorded are left out."""
        found = ((name, getattr(self.values, name)) for name in RecordedMeasures.model_fields)
        return {name: value.value for name, value in found if value is not None}

    @property
    def measures(self) -> UprightMeasures:
        """The same as measures to judge against; NaN for what was not recorded."""
        return replace(NO_MEASURES, **self.medians)


class PictureSize(_BaselineModel):
    """The picture in which the baseline was taken, in pixels."""

    width: Size
    height: Size


class BaselineFile(_BaselineModel):
    """What the file holds.

    >>> posture.read_baseline("ana.json").seat
    'desk 3'
    """

    kind: Literal["posture baseline"] = KIND
    schema_version: Literal[1] = Field(default=SCHEMA, alias="schema")
    person: Name
    seat: Name
    created: date
    product: Name
    camera: PictureSize
    postures: tuple[BaselineEntry, ...]

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        held = [(entry.activity, entry.view) for entry in self.postures]
        if not held:
            raise ValueError("there are no postures in it")
        twice = sorted({pair for pair in held if held.count(pair) > 1})
        if twice:
            raise ValueError("; ".join(f"{activity} {view} stands in it twice" for activity, view in twice))
        return self

    @property
    def baseline(self) -> Baseline:
        """What to judge against, by activity and view."""
        return {(entry.activity, entry.view): entry.measures for entry in self.postures}

    def to_json(self) -> str:
        """The text of the file."""
        return self.model_dump_json(by_alias=True, indent=1, exclude_none=True) + "\n"

    def camera_warning(self, width: int, height: int, language: Language) -> str | None:
        """What to warn of where a picture differs from the one in which the baseline was taken; None where it fits."""
        if (width, height) == (self.camera.width, self.camera.height):
            return None
        was, now = f"{self.camera.width}x{self.camera.height}", f"{width}x{height}"
        return say(
            language,
            f"the baseline was taken in a picture of {was}, this one is {now}; if the camera or its place is another, "
            "take a new one with posture calibrate",
            f"基准姿势采集时画面为 {was}，现在是 {now}；若换了摄像头或位置，请重新运行 posture calibrate",
        )

    def absence_warning(self, owner: int, people: Sequence[int], language: Language) -> str | None:
        """What to warn of where nobody of `people` has the number of the owner; None where somebody has."""
        if owner in people:
            return None
        return say(
            language,
            f"nobody has the number {owner}, so the baseline of {self.person} was not used",
            f"没有编号为 {owner} 的人，未使用{self.person}的基准姿势",
        )
