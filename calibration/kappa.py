"""Agreement beyond chance between two raters who say shown or not shown of the same moments.

Cohen's kappa takes each rater's own habits for chance, and falls towards nothing where nearly all moments are alike.
Gwet's AC1 does not (Gwet 2008), and so both are given. Tables have the shape (…, 4): moments in which both say shown,
the first only, the second only, neither.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .intervals import Stretches, grid, mask
from .sums import Sum

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]

DRAWS: Final = 2000
"""Bootstrap samples: enough for the ends of a 95 % interval to stand still in the second decimal."""
ENDS: Final = (2.5, 97.5)
"""Percentiles."""
_WORDS: Final = (
    (0.0, "poor"),
    (0.2, "slight"),
    (0.4, "fair"),
    (0.6, "moderate"),
    (0.8, "substantial"),
    (math.inf, "almost perfect"),
)


@dataclass(frozen=True, slots=True)
class CrossTable(Sum):
    """Moments (tenths of a second) that both raters judged, by what each said."""

    both: int = 0
    first: int = 0
    second: int = 0
    neither: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.both + self.first + self.second + self.neither

    @property
    def kappa(self) -> float:
        """Cohen's kappa; NaN where there is no moment, or neither rater ever changed their mind."""
        return float(cohen(np.array(astuple(self), dtype=np.float64)))

    @property
    def ac1(self) -> float:
        """Gwet's AC1; NaN where there is no moment."""
        return float(gwet(np.array(astuple(self), dtype=np.float64)))


@dataclass(frozen=True, slots=True)
class AgreementUnit:
    """The moments of one person in one clip."""

    clip: str
    person: int
    """Place in the label, 0 leftmost; -1 for someone whom the label does not know."""
    crossed: CrossTable


@dataclass(frozen=True, slots=True)
class RaterSide:
    """What one rater says of one row and person."""

    shown: Stretches
    judged: Stretches
    """Where the rater says either way."""


def cross_tabulate(first: RaterSide, second: RaterSide, seconds: float) -> CrossTable:
    """Compare two raters over a clip, at the moments at which both judge."""
    times = grid(seconds)
    compared = mask(first.judged, times) & mask(second.judged, times)
    one, other = mask(first.shown, times), mask(second.shown, times)
    cells = (one & other, one & ~other, ~one & other, ~one & ~other)
    return CrossTable(*(int((compared & cell).sum()) for cell in cells))


def cohen(tables: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cohen's kappa of tables (…, 4), shape (…); NaN where chance alone explains all."""
    first, second, agreed = _shares(tables)
    return _beyond(agreed, first * second + (1 - first) * (1 - second))


def gwet(tables: NDArray[np.float64]) -> NDArray[np.float64]:
    """Gwet's AC1 of tables (…, 4), shape (…); NaN for tables without moments."""
    first, second, agreed = _shares(tables)
    usual = (first + second) / 2
    return _beyond(agreed, 2 * usual * (1 - usual))


def interval(units: Sequence[AgreementUnit], statistic: Statistic) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a statistic, clips drawn with replacement; NaN for under two clips.

    Clips are drawn whole, since moments and people of one clip are not independent of each other. With few clips the
    interval is too narrow rather than too wide.
    """
    clips = sorted({unit.clip for unit in units if unit.crossed.total})
    if len(clips) < 2:  # noqa: PLR2004 - one clip drawn again and again says nothing of chance
        return math.nan, math.nan
    tables = np.zeros((len(clips), 4))
    for unit in units:
        if unit.crossed.total:
            tables[clips.index(unit.clip)] += astuple(unit.crossed)
    generator = np.random.default_rng(0)
    drawn = generator.multinomial(len(clips), np.full(len(clips), 1 / len(clips)), size=DRAWS)
    values = statistic(drawn @ tables)
    known = values[~np.isnan(values)]
    if not known.size:
        return math.nan, math.nan
    low, high = np.percentile(known, ENDS)
    return float(low), float(high)


def word(value: float) -> str:
    """The word of Landis and Koch (1977) for an agreement; a dash for NaN."""
    if math.isnan(value):
        return "–"
    return _WORDS[0][1] if value < 0 else next(name for end, name in _WORDS[1:] if value <= end)


def _shares(tables: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """How often the first rater says shown, how often the second, and how often they agree; NaN without moments."""
    whole = tables.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        first = (tables[..., 0] + tables[..., 1]) / whole
        second = (tables[..., 0] + tables[..., 2]) / whole
        return first, second, (tables[..., 0] + tables[..., 3]) / whole


def _beyond(agreed: NDArray[np.float64], chance: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore", divide="ignore"):
        value = (agreed - chance) / (1 - chance)
    return np.asarray(np.where(np.isclose(chance, 1.0), np.nan, value))
