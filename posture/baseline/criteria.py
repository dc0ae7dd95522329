"""Read the numbers by which takes of a baseline are accepted, and refuse a wrong file with all its faults at once."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from posture.baseline.acceptance import FACING, SEATED_OR_STANDING, Acceptance, Bound
from posture.baseline.rejection import BOUNDED
from posture.baseline.trial import UNITS
from posture.config.files import CALIBRATION
from posture.config.toml import parsed, refusal
from posture.rules.criteria import Amount
from posture.types import Activity, View

DEFAULT: Final = CALIBRATION / "baseline.toml"

Text = Annotated[str, Field(min_length=1)]
Positive = Annotated[float, Field(gt=0)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Amount(_Model):
    value: Positive
    unit: Text
    source: Text

    def build(self) -> Amount:
        return Amount(value=self.value, unit=self.unit, source=self.source)


class _Amounts(_Model):
    least_seconds: _Amount
    least_share: _Amount
    least_rate: _Amount
    taller: _Amount
    most_age: _Amount

    def build(self) -> dict[str, Amount]:
        return {name: getattr(self, name).build() for name in type(self).model_fields}


class _Bound(_Model):
    measure: Literal[tuple(UNITS)]  # type: ignore[valid-type]  # its names are known when this is read
    activities: tuple[Activity, ...] = SEATED_OR_STANDING
    views: tuple[View, ...] = FACING
    low: float | None = None
    high: float | None = None
    unit: Text
    source: Text

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.unit != UNITS[self.measure]:
            raise ValueError(f"{self.measure} is measured in {UNITS[self.measure]}, not in {self.unit}")
        low, high = self.between
        if not low < high or (math.isinf(low) and math.isinf(high)):
            raise ValueError("low or high is needed, and low below high")
        return self

    @property
    def between(self) -> tuple[float, float]:
        return -math.inf if self.low is None else self.low, math.inf if self.high is None else self.high

    def build(self) -> Bound:
        low, high = self.between
        return Bound(
            measure=self.measure,
            activities=frozenset(self.activities),
            views=frozenset(self.views),
            low=low,
            high=high,
            unit=self.unit,
            source=self.source,
        )


def _worded(bound: _Bound) -> _Bound:
    sides = {"low": bound.low, "high": bound.high}
    unnamed = [side for side, limit in sides.items() if limit is not None and (bound.measure, side) not in BOUNDED]
    if unnamed:
        raise ValueError(
            f"there are no words for {bound.measure} that is too {unnamed[0]} (posture/baseline/rejection.py)"
        )
    return bound


def _one_sided(bound: _Bound) -> _Bound:
    if bound.low is not None or bound.high is None or bound.high <= 0:
        raise ValueError("only high is meant here, above 0")
    return bound


class _File(_Model):
    version: Literal[1]
    amounts: _Amounts
    upright: tuple[Annotated[_Bound, AfterValidator(_worded)], ...]
    steady: tuple[Annotated[_Bound, AfterValidator(_one_sided)], ...]
    agreement: tuple[Annotated[_Bound, AfterValidator(_one_sided)], ...]

    def build(self) -> Acceptance:
        return Acceptance(
            **self.amounts.build(),
            upright=tuple(bound.build() for bound in self.upright),
            steady=tuple(bound.build() for bound in self.steady),
            agreement=tuple(bound.build() for bound in self.agreement),
        )


def load_acceptance(path: Path | None = None) -> Acceptance:
    """The numbers of `path`, or of `baseline.toml` here. Raises SettingsError that lists all faults of the file."""
    file = path or DEFAULT
    content = parsed(file, "acceptance", "calibration/baseline.toml")
    try:
        return _File.model_validate(content).build()
    except ValidationError as error:
        raise refusal(file, error) from error
