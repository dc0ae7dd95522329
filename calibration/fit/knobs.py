"""What can be turned: the onset and offset of each threshold of a row, and of both sides of a band."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import numpy as np

from posture.features.extractor import Features
from posture.rules import RULES
from posture.rules.criteria import Band, Criteria, Threshold

from .trials import RowFitTrial

ONSETS: Final = 24
"""Onsets that are tried for a threshold, between the measured values."""
WIDTHS: Final = (0.5, 1.0, 2.0)
"""Distances from onset to offset that are tried, as multiples of the present one."""
DIGITS: Final = 3
"""Significant ones of a proposed number: more than labels can bear would only look exact."""

End = Literal["", "low", "high"]
Values = tuple[float, float]
"""Onset and offset."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One threshold, or one side of a band."""

    limit: str
    end: End = ""

    def get(self, criteria: Criteria) -> Values:
        """Its onset and offset."""
        threshold = criteria.limits[self.limit]
        if isinstance(threshold, Threshold):
            return threshold.onset, threshold.offset
        side = 0 if self.end == "low" else 1
        return threshold.onset[side], threshold.offset[side]

    def turned(self, criteria: Criteria, values: Values) -> Criteria:
        """The thresholds with this onset and offset. Raises ValueError where a band would be left without an inside."""
        threshold = criteria.limits[self.limit]
        new: Threshold | Band
        if isinstance(threshold, Threshold):
            new = replace(threshold, onset=values[0], offset=values[1])
        elif self.end == "low":
            new = replace(threshold, onset=(values[0], threshold.onset[1]), offset=(values[1], threshold.offset[1]))
        else:
            new = replace(threshold, onset=(threshold.onset[0], values[0]), offset=(threshold.offset[0], values[1]))
        return replace(criteria, limits={**criteria.limits, self.limit: new})


def knobs(criteria: Criteria) -> tuple[Knob, ...]:
    """Everything that can be turned in a row."""
    return tuple(knob for name, threshold in criteria.limits.items() for knob in _knobs(name, threshold))


def _knobs(name: str, threshold: Threshold | Band) -> tuple[Knob, ...]:
    return (Knob(name),) if isinstance(threshold, Threshold) else (Knob(name, "low"), Knob(name, "high"))


def settings(knob: Knob, criteria: Criteria, measured: Iterable[float]) -> tuple[Values, ...]:
    """Onsets and offsets to try, in the order of onsets: quantiles of what was measured, and the present ones."""
    onset, offset = knob.get(criteria)
    onsets = {_rounded(value) for value in np.quantile(sorted(measured), np.linspace(0.02, 0.98, ONSETS))}
    tried = {(value, _rounded(value - (onset - offset) * width)) for value in onsets for width in WIDTHS}
    tried |= {(onset, _rounded(onset - (onset - offset) * width)) for width in WIDTHS}
    apart = {pair for pair in tried if (pair[0] - pair[1]) * (onset - offset) > 0 and _fits(knob, criteria, pair)}
    return tuple(sorted(apart | {(onset, offset)}))


def _fits(knob: Knob, criteria: Criteria, values: Values) -> bool:
    """Whether a band would still have an inside."""
    try:
        knob.turned(criteria, values)
    except ValueError:
        return False
    return True


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListeningCriteria(Criteria):
    """Criteria that note every value that they are asked about."""

    heard: dict[str, list[float]] = field(default_factory=dict)

    def level(self, name: str, value: float) -> float:
        """As always."""
        if not math.isnan(value):
            self.heard.setdefault(name, []).append(value)
        return Criteria.level(self, name, value)


def measured(trials: Iterable[RowFitTrial], criteria: Criteria) -> dict[str, list[float]]:
    """The values that the row compares with each threshold, over all moments in which it is judged."""
    own = {name: getattr(criteria, name) for name in Criteria.__dataclass_fields__}
    listening = _ListeningCriteria(**own)
    for trial in trials:
        for features in _judged(trial):
            RULES[trial.rule].measure(features, listening)
    return listening.heard


def _judged(trial: RowFitTrial) -> Iterator[Features]:
    return (f for f, silent in zip(trial.trial.features, trial.silent, strict=True) if silent is None)
