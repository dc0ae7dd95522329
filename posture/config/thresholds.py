"""Read the numbers of all rows from a thresholds file, and refuse a wrong one with all its faults at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from posture.config.files import CALIBRATION
from posture.config.toml import NumbersFile, load_numbers
from posture.rules import RULES
from posture.rules.criteria import Criteria

DEFAULT: Final = CALIBRATION / "thresholds.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ThresholdsFile(NumbersFile):
    rows: dict[str, Criteria]

    def __post_init__(self) -> None:
        missing, unknown = RULES.keys() - self.rows.keys(), self.rows.keys() - RULES.keys()
        faults = [f"no numbers for {rule}" for rule in sorted(missing)] + [f"no such row: {r}" for r in sorted(unknown)]
        faults += [
            f"{rule}: house rules switch rows off, not this file" for rule, row in self.rows.items() if not row.used
        ]
        if faults:
            raise ValueError("; ".join(faults))


def load_thresholds(path: Path | None = None) -> dict[str, Criteria]:
    """The criteria of every row, by its id. Raises SettingsError that lists all faults of the file."""
    return load_numbers(_ThresholdsFile, DEFAULT, path).rows
