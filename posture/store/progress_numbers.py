"""The numbers by which practices are compared, from `calibration/progress.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from posture.config.files import CALIBRATION
from posture.config.toml import NumbersFile, PositiveConstant, load_numbers

DEFAULT: Final = CALIBRATION / "progress.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressNumbers(NumbersFile):
    """All of them; the file says what each is."""

    earlier: PositiveConstant
    least_row_seconds: PositiveConstant
    least_score_seconds: PositiveConstant
    block_seconds: PositiveConstant
    deviations: PositiveConstant
    least_change: PositiveConstant


def load_progress_numbers(path: Path | None = None) -> ProgressNumbers:
    """The numbers of `path`, or of `progress.toml` here. Raises SettingsError that lists all faults of the file."""
    return load_numbers(ProgressNumbers, DEFAULT, path)
