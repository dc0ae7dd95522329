"""How far two raters agree on a row moment by moment, with intervals, and as lines of a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from .intervals import GRID_STEP
from .kappa import AgreementUnit, CrossTable, cohen, gwet, interval, word

NOTE: Final = (
    "By tenths of a second that both judge: Cohen's kappa and Gwet's AC1 (which does not suffer where a row is rare), "
    "each with its 95 % bootstrap interval over clips; in words: AC1 after Landis and Koch."
)


def headings(first: str, second: str) -> tuple[str, ...]:
    """The columns of `Agreement.cells`, with what the raters are called."""
    return ("compared\ns", f"{first}\nshows s", f"{second}\nshows s", "kappa", "95 %", "AC1", "95 %", "in words")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on one row."""

    crossed: CrossTable
    kappa_interval: tuple[float, float]
    ac1_interval: tuple[float, float]

    @classmethod
    def from_units(cls, units: Sequence[AgreementUnit]) -> Agreement:
        """Over all of these moments."""
        crossed = sum((unit.crossed for unit in units), CrossTable())
        return cls(crossed, interval(units, cohen), interval(units, gwet))

    def cells(self) -> list[str]:
        """As a line of a table, under `headings`."""
        table = self.crossed
        moments = (table.total, table.both + table.first, table.both + table.second)
        return [
            *(f"{count * GRID_STEP:.1f}" for count in moments),
            number(table.kappa),
            span(self.kappa_interval),
            number(table.ac1),
            span(self.ac1_interval),
            word(table.ac1),
        ]

    def to_json(self) -> dict[str, Any]:
        """As data; null where there is nothing to agree on."""
        table = self.crossed
        return {
            "compared_seconds": round(table.total * GRID_STEP, 1),
            "kappa": nan_to_none(table.kappa),
            "kappa_interval": [nan_to_none(end) for end in self.kappa_interval],
            "ac1": nan_to_none(table.ac1),
            "ac1_interval": [nan_to_none(end) for end in self.ac1_interval],
        }


def number(value: float, digits: int = 2) -> str:
    """A number for a table; a dash for NaN, and no decimals for a count."""
    if isinstance(value, int):
        return str(value)
    return "–" if math.isnan(value) else f"{value:.{digits}f}"


def span(ends: tuple[float, float]) -> str:
    """Both ends of an interval."""
    return "–" if math.isnan(ends[0]) else f"{number(ends[0])} to {number(ends[1])}"


def nan_to_none(value: float) -> float | None:
    """A number for JSON, which has no NaN."""
    return None if math.isnan(value) else value
