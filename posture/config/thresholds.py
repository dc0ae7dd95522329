"""Read the numbers of all rows from a thresholds file, and refuse a wrong one with all its faults at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from posture.config.files import CALIBRATION
from posture.config.toml import parsed, refusal
from posture.rules import RULES
from posture.rules.criteria import Amount, Band, Limit, Limits

DEFAULT: Final = CALIBRATION / "thresholds.toml"

Text = Annotated[str, Field(min_length=1)]
Positive = Annotated[float, Field(gt=0)]
Weight = Annotated[float, Field(ge=1, le=3)]
Share = Annotated[float, Field(gt=0, le=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Limit(_Model):
    onset: float
    offset: float
    unit: str
    source: Text

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.onset == self.offset:
            raise ValueError("onset and offset must differ: between them the row keeps what it said")
        return self

    def build(self) -> Limit:
        return Limit(onset=self.onset, offset=self.offset, unit=self.unit, source=self.source)


class _Band(_Model):
    onset: tuple[float, float]
    offset: tuple[float, float]
    unit: str
    source: Text

    @model_validator(mode="after")
    def _nested(self) -> Self:
        if not self.offset[0] < self.onset[0] <= self.onset[1] < self.offset[1]:
            raise ValueError(f"onset {self.onset} must lie inside offset {self.offset}")
        return self

    def build(self) -> Band:
        return Band(onset=self.onset, offset=self.offset, unit=self.unit, source=self.source)


class _Amount(_Model):
    value: float
    unit: str
    source: Text

    def build(self) -> Amount:
        return Amount(value=self.value, unit=self.unit, source=self.source)


class _Row(_Model):
    source: Text
    """Of the row's own numbers that follow."""
    min_duration_s: Annotated[float, Field(ge=0)]
    release_s: Positive
    min_rate_hz: Positive
    weight: Weight
    tolerated_share: Share
    confidence: Share
    chart: str = ""
    limits: dict[str, _Limit | _Band] = {}
    amounts: dict[str, _Amount] = {}

    def build(self) -> Limits:
        return Limits(
            min_duration=self.min_duration_s,
            release=self.release_s,
            min_rate=self.min_rate_hz,
            weight=self.weight,
            tolerated=self.tolerated_share,
            confidence=self.confidence,
            source=self.source,
            chart=self.chart,
            limits={name: limit.build() for name, limit in self.limits.items()},
            amounts={name: amount.build() for name, amount in self.amounts.items()},
        )


class _File(_Model):
    version: Annotated[int, Field(ge=1, le=1)]
    rows: dict[str, _Row]

    @model_validator(mode="after")
    def _every_row(self) -> Self:
        missing, unknown = RULES.keys() - self.rows.keys(), self.rows.keys() - RULES.keys()
        faults = [f"no numbers for {rule}" for rule in sorted(missing)] + [f"no such row: {r}" for r in sorted(unknown)]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def load_thresholds(path: Path | None = None) -> dict[str, Limits]:
    """The limits of every row, by its id. Raises SettingsError that lists all faults of the file."""
    file = path or DEFAULT
    content = parsed(file, "thresholds", "calibration/thresholds.toml")
    try:
        return {rule: row.build() for rule, row in _File.model_validate(content).rows.items()}
    except ValidationError as error:
        raise refusal(file, error) from error
