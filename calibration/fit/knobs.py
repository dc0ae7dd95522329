"""What can be turned: the onset and offset of each limit of a row, and of both sides of a band."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import numpy as np

from posture.features.extractor import Features
from posture.rules import RULES
from posture.rules.criteria import Band, Limit, Limits

from .trials import RowTrial

ONSETS: Final = 24
"""Onsets that are tried for a limit, between the measured values."""
WIDTHS: Final = (0.5, 1.0, 2.0)
"""Distances from onset to offset that are tried, as multiples of the present one."""
DIGITS: Final = 3
"""Significant ones of a proposed number: more than labels can bear would only look exact."""

End = Literal["", "low", "high"]
Values = tuple[float, float]
"""Onset and offset."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One limit, or one side of a band."""

    limit: str
    end: End = ""

    def get(self, limits: Limits) -> Values:
        """Its onset and offset."""
        limit = limits.limits[self.limit]
        if isinstance(limit, Limit):
            return limit.onset, limit.offset
        side = 0 if self.end == "low" else 1
        return limit.onset[side], limit.offset[side]

    def turned(self, limits: Limits, values: Values) -> Limits:
        """The limits with this onset and offset. Raises ValueError where a band would be left without an inside."""
        limit = limits.limits[self.limit]
        new: Limit | Band
        if isinstance(limit, Limit):
            new = replace(limit, onset=values[0], offset=values[1])
        elif self.end == "low":
            new = replace(limit, onset=(values[0], limit.onset[1]), offset=(values[1], limit.offset[1]))
        else:
            new = replace(limit, onset=(limit.onset[0], values[0]), offset=(limit.offset[0], values[1]))
        return replace(limits, limits={**limits.limits, self.limit: new})


def knobs(limits: Limits) -> tuple[Knob, ...]:
    """Everything that can be turned in a row."""
    return tuple(knob for name, limit in limits.limits.items() for knob in _knobs(name, limit))


def _knobs(name: str, limit: Limit | Band) -> tuple[Knob, ...]:
    return (Knob(name),) if isinstance(limit, Limit) else (Knob(name, "low"), Knob(name, "high"))


def settings(knob: Knob, limits: Limits, measured: Iterable[float]) -> tuple[Values, ...]:
    """Onsets and offsets to try, in the order of onsets: quantiles of what was measured, and the present ones."""
    onset, offset = knob.get(limits)
    onsets = {_rounded(value) for value in np.quantile(sorted(measured), np.linspace(0.02, 0.98, ONSETS))}
    tried = {(value, _rounded(value - (onset - offset) * width)) for value in onsets for width in WIDTHS}
    tried |= {(onset, _rounded(onset - (onset - offset) * width)) for width in WIDTHS}
    apart = {pair for pair in tried if (pair[0] - pair[1]) * (onset - offset) > 0 and _fits(knob, limits, pair)}
    return tuple(sorted(apart | {(onset, offset)}))


def _fits(knob: Knob, limits: Limits, values: Values) -> bool:
    """Whether a band would still have an inside."""
    try:
        knob.turned(limits, values)
    except ValueError:
        return False
    return True


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listening(Limits):
    """Limits that note every value that they are asked about."""

    heard: dict[str, list[float]] = field(default_factory=dict)

    def level(self, name: str, value: float) -> float:
        """As always."""
        if not math.isnan(value):
            self.heard.setdefault(name, []).append(value)
        return Limits.level(self, name, value)


def measured(trials: Iterable[RowTrial], limits: Limits) -> dict[str, list[float]]:
    """The values that the row compares with each limit, over all moments in which it is judged."""
    own = {name: getattr(limits, name) for name in Limits.__dataclass_fields__}
    listening = _Listening(**own)
    for trial in trials:
        for features in _judged(trial):
            RULES[trial.rule].measure(features, listening)
    return listening.heard


def _judged(trial: RowTrial) -> Iterator[Features]:
    return (f for f, silent in zip(trial.trial.features, trial.silent, strict=True) if silent is None)
