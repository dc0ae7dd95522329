"""Traces: the measured value behind each row over time, thinned out, for charts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from posture.report.review_result import Trace
from posture.rules import RULES
from posture.rules.criteria import Limits, Reading

INTERVAL: Final = 0.2
"""Seconds between two points."""


class Tracer:
    """Keeps the values of one person's rows."""

    def __init__(self, person: int) -> None:
        self._person = person
        self._next = -math.inf
        self._times: list[float] = []
        self._values: dict[str, list[float | None]] = {rule: [] for rule in RULES}

    def push(self, time: float, readings: Mapping[str, Reading]) -> None:
        """Keep the readings at `time` if it is time for a point."""
        if time < self._next:
            return
        self._next = time + INTERVAL
        self._times.append(round(time, 3))
        for rule, reading in readings.items():
            known = reading.reason is None and not math.isnan(reading.value)
            self._values[rule].append(round(reading.value, 4) if known else None)

    def traces(self, limits: Mapping[str, Limits]) -> tuple[Trace, ...]:
        """One trace for each row that was judged at all."""
        return tuple(
            Trace(
                person=self._person,
                rule=rule,
                unit=RULES[rule].unit,
                onset=limits[rule].charted[0],
                offset=limits[rule].charted[1],
                time=tuple(self._times),
                value=tuple(values),
            )
            for rule, values in self._values.items()
            if any(value is not None for value in values)
        )
