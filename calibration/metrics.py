"""Counts and scores, of one row or of many; all of them add up."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median

from .kappa import AgreementUnit
from .sums import Sum

IOUS = (0.1, 0.25, 0.5)
"""Overlaps (intersection over union) at which episodes are matched; the middle one is meant where none is named."""

DEFAULT_IOU = 0.25


def ratio(part: float, whole: float) -> float:
    """Part by whole; NaN where there is no whole, since then there is nothing to be right about."""
    return part / whole if whole else math.nan


@dataclass(frozen=True, slots=True)
class Counts(Sum):
    """Right and wrong verdicts, of episodes or of moments."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def true(self) -> int:
        """How many there really were."""
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        """Share of the predicted that is true; NaN where nothing was predicted."""
        return ratio(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Share of the true that was predicted; NaN where there was none."""
        return ratio(self.hits, self.true)

    @property
    def f1(self) -> float:
        """Harmonic mean of both; NaN where there was none to find (its false alarms are counted apart)."""
        return ratio(2 * self.hits, 2 * self.hits + self.false + self.missed) if self.true else math.nan


@dataclass(frozen=True, slots=True)
class Share(Sum):
    """How many moments (grid cells of 0.1 s) agree."""

    agreeing: int = 0
    cells: int = 0

    @property
    def value(self) -> float:
        """0..1; NaN where no moment counts."""
        return ratio(self.agreeing, self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One wrong episode, to look at."""

    what: str
    """missed, false alarm, or judged where it cannot be."""
    rule: str
    clip: str
    person: int
    """Place in the label, 0 leftmost; -1 for someone whom the label does not know."""
    start: float
    end: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScore(Sum):
    """How one row did."""

    loose: Counts = field(default_factory=Counts)
    """Episodes at the first overlap of `IOUS`."""
    episodes: Counts = field(default_factory=Counts)
    """Episodes at `DEFAULT_IOU`."""
    strict: Counts = field(default_factory=Counts)
    """Episodes at the last overlap of `IOUS`."""
    moments: Counts = field(default_factory=Counts)
    """Tenths of a second."""
    alarms: int = 0
    """False episodes, those where the row cannot be judged and does not happen included."""
    quiet_alarms: int = 0
    """The same, in clips of good behaviour and look-alikes."""
    overclaimed_episodes: int = 0
    """Episodes claimed where the row cannot be judged, true or not."""
    overclaimed_seconds: float = 0.0
    """Seconds judged, either way, where the row cannot be judged."""
    legless_seconds: float = 0.0
    """The same for rows of the legs, where the picture ends above them."""
    held_seconds: float = 0.0
    """Seconds in which the row held, seen or not, ambiguous ones left out."""
    denied_seconds: float = 0.0
    """The part of these that was judged and not shown: wrong denials of a don't row."""
    claimed_seconds: float = 0.0
    """Seconds in which the row was said to be shown, ambiguous ones left out."""
    unfounded_seconds: float = 0.0
    """The part of these in which it did not hold: false praise for a do row."""
    observability: Share = field(default_factory=Share)
    onset_errors: tuple[float, ...] = ()
    """Seconds by which found episodes began late (early: negative); those under way at the clip's start left out."""
    mistakes: tuple[Mistake, ...] = ()
    units: tuple[AgreementUnit, ...] = ()
    """Moments that both the label and the product judge, person by person."""

    @property
    def onset_error(self) -> float:
        """Median of the absolute onset errors in seconds; NaN where none is known."""
        return median(abs(error) for error in self.onset_errors) if self.onset_errors else math.nan
