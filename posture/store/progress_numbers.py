"""Read the numbers by which practices are compared, and refuse a wrong file with all its faults at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from posture.config.files import CALIBRATION
from posture.config.toml import parsed, refusal
from posture.rules.criteria import Amount
from posture.store.progress import ProgressNumbers

DEFAULT: Final = CALIBRATION / "progress.toml"

Text = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Amount(_Model):
    value: Annotated[float, Field(gt=0)]
    unit: Text
    source: Text

    def build(self) -> Amount:
        return Amount(value=self.value, unit=self.unit, source=self.source)


class _Amounts(_Model):
    earlier: _Amount
    least_row_seconds: _Amount
    least_score_seconds: _Amount
    block_seconds: _Amount
    deviations: _Amount
    least_change: _Amount


class _File(_Model):
    version: Literal[1]
    amounts: _Amounts

    def build(self) -> ProgressNumbers:
        return ProgressNumbers(**{name: getattr(self.amounts, name).build() for name in _Amounts.model_fields})


def load_progress(path: Path | None = None) -> ProgressNumbers:
    """The numbers of `path`, or of `progress.toml` here. Raises SettingsError that lists all faults of the file."""
    file = path or DEFAULT
    content = parsed(file, "progress", "calibration/progress.toml")
    try:
        return _File.model_validate(content).build()
    except ValidationError as error:
        raise refusal(file, error) from error
