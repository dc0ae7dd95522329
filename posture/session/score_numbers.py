"""The numbers by which a score is made, from `calibration/score.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from posture.config.files import CALIBRATION
from posture.config.toml import NumbersFile, PositiveConstant, load_numbers

DEFAULT: Final = CALIBRATION / "score.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreNumbers(NumbersFile):
    """All of them; the file says what each is."""

    least_seconds: PositiveConstant
    least_coverage: PositiveConstant
    full_row_seconds: PositiveConstant
    dont_step: PositiveConstant
    do_step: PositiveConstant
    lingering: PositiveConstant
    lingering_base: PositiveConstant
    doubt: PositiveConstant
    doubt_floor: PositiveConstant
    interval: PositiveConstant


@cache
def load_score_numbers(path: Path | None = None) -> ScoreNumbers:
    """The numbers of `path`, or of `score.toml` here. Raises SettingsError that lists all faults of the file."""
    return load_numbers(ScoreNumbers, DEFAULT, path)
