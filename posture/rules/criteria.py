"""Criteria: how much is too much, with hysteresis, and the level that a measured value reaches.

A *level* is a value on the scale of its own threshold: 1 where the behaviour starts to count (onset), 0 where it has
surely ended (offset), and outside that range beyond them. So rows that combine several thresholds combine numbers of
one kind, and one state machine with onset 1 and offset 0 serves every row.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final

from pydantic import Field

from posture.reasons import Reason

LEVEL_CAP: Final = 9.0
"""Levels are cut at ±this, so that one wild value cannot outweigh a window of good ones."""

Text = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(gt=0, le=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One-sided threshold: `onset` above `offset` means that large values show the behaviour."""

    onset: float
    offset: float
    unit: Text
    source: Text

    def __post_init__(self) -> None:
        if self.onset == self.offset:
            raise ValueError("onset and offset must differ: between them the row keeps what it said")

    def level(self, value: float) -> float:
        """1 at onset, 0 at offset; NaN where value is NaN."""
        level = (value - self.offset) / (self.onset - self.offset)
        return max(-LEVEL_CAP, min(LEVEL_CAP, level)) if not math.isnan(level) else math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Two-sided threshold: the behaviour is a value inside `onset`, lost when it leaves the wider `offset`."""

    onset: tuple[float, float]
    offset: tuple[float, float]
    unit: Text
    source: Text

    def __post_init__(self) -> None:
        if not self.offset[0] < self.onset[0] <= self.onset[1] < self.offset[1]:
            raise ValueError(f"onset {list(self.onset)} must lie inside offset {list(self.offset)}")

    def level(self, value: float) -> float:
        """At least 1 inside onset, at most 0 outside offset; NaN where value is NaN."""
        low = (value - self.offset[0]) / (self.onset[0] - self.offset[0])
        high = (self.offset[1] - value) / (self.offset[1] - self.onset[1])
        return max(-LEVEL_CAP, min(LEVEL_CAP, low, high)) if not math.isnan(value) else math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A single number that a row uses, such as a weight in a sum."""

    value: float
    unit: Text
    source: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """All numbers of one row, from `calibration/thresholds.toml`, where some names end in their unit."""

    min_duration: Annotated[float, Field(ge=0, alias="min_duration_s")]
    """Seconds that the behaviour must last to count."""
    release: Annotated[float, Field(gt=0, alias="release_s")]
    """Seconds without it after which it has ended."""
    min_rate: Annotated[float, Field(gt=0, alias="min_rate_hz")]
    """Frames per second below which the row is not judged."""
    weight: Annotated[float, Field(ge=1, le=3)]
    """3 critical, 2 major, 1 minor (rules.md §8)."""
    tolerated: Annotated[Share, Field(alias="tolerated_share")]
    """How much of the time that it goes wrong a row is forgiven in the score (rules.md §8)."""
    confidence: Share
    """0..1: how far a verdict of this row can be trusted where everything it needs is in view."""
    limits: Mapping[str, Threshold | Band] = field(default_factory=dict)
    amounts: Mapping[str, Constant] = field(default_factory=dict)

    source: Text
    """Of the row's own numbers above."""
    used: bool = True
    """Whether the row is judged at all; house rules can switch it off."""
    chart: str = ""
    """The threshold whose value the row reports, and whose onset and offset a chart of it shows; empty for none."""

    @property
    def charted_threshold(self) -> tuple[float | None, float | None]:
        """Onset and offset for a chart of the reported value; None where it has no one-sided threshold of its own."""
        threshold = self.limits.get(self.chart)
        return (threshold.onset, threshold.offset) if isinstance(threshold, Threshold) else (None, None)

    def level(self, name: str, value: float) -> float:
        """The level of `value` on the threshold `name`."""
        return self.limits[name].level(value)

    def constant(self, name: str) -> float:
        """The number `name`, in its own unit."""
        return self.amounts[name].value


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of one moment: a level and the measured value behind it, or a reason for neither."""

    level: float
    value: float
    reason: Reason | None = None
    since: float = math.nan
    """Seconds: when the evidence began, where it reaches back (counted moves, swings, strides); NaN for now."""
    until: float = math.nan
    """Seconds: the moment that the evidence describes, where it is not now; NaN for now."""
    doubt: Reason | None = None
    """Why the behaviour cannot be denied now, though there is too little evidence to begin with it: unless it is being
    shown already, the moment is not judged."""

    @classmethod
    def from_level(
        cls, level: float, value: float, missing: Reason = Reason.UNCLEAR, *, doubt: Reason | None = None
    ) -> Reading:
        """A reading of `level`, or none for the reason `missing` where the level is NaN.

        A `doubt` counts only below the onset: what reaches it is evidence enough.
        """
        if math.isnan(level):
            return cls.not_judged(missing)
        return cls(level, value, doubt=doubt if level < 1 else None)

    @classmethod
    def not_judged(cls, reason: Reason) -> Reading:
        """A reading without a level."""
        return cls(math.nan, math.nan, reason)


def all_of(*levels: float) -> float:
    """The level at which all conditions hold: the least. NaN if any is NaN; raises ValueError for none."""
    return math.nan if any(math.isnan(level) for level in levels) else min(levels)


def all_seen(*levels: float) -> float:
    """As `all_of`, over those that could be observed; NaN if none could."""
    return min((level for level in levels if not math.isnan(level)), default=math.nan)


def any_of(*levels: float) -> float:
    """The level at which one condition holds: the greatest that could be observed; NaN if none could."""
    return max((level for level in levels if not math.isnan(level)), default=math.nan)


def at_least(count: int, *levels: float) -> float:
    """The level at which `count` conditions hold; NaN if fewer could be observed."""
    seen = sorted((level for level in levels if not math.isnan(level)), reverse=True)
    return seen[count - 1] if len(seen) >= count else math.nan
