"""Traces: what is behind each row over time, for charts and for whoever places a threshold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from posture.reasons import Reason
from posture.report.review_result import Trace
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Rule

STEP: Final = 0.2
"""Seconds between two points of a chart."""


class TraceRecorder:
    """Keeps what the rows of one person read."""

    def __init__(self, person: int, rules: Mapping[str, Rule], step: float) -> None:
        """`step` is the least number of seconds between two points; 0 keeps every frame."""
        self._person, self._rules, self._step = person, rules, step
        self._next = -math.inf
        self._times: list[float] = []
        self._lines = {rule: _TraceLine() for rule in rules}

    def record(self, time: float, readings: Mapping[str, Reading]) -> None:
        """Keep the readings at `time` if it is time for a point."""
        if time < self._next:
            return
        self._next = time + self._step
        self._times.append(round(time, 3))
        for rule, reading in readings.items():
            self._lines[rule].add(reading)

    def traces(self, criteria: Mapping[str, Criteria]) -> tuple[Trace, ...]:
        """One trace for each row."""
        return tuple(
            Trace(
                person=self._person,
                rule=rule,
                unit=self._rules[rule].unit,
                onset=criteria[rule].charted_threshold[0],
                offset=criteria[rule].charted_threshold[1],
                time=tuple(self._times),
                value=tuple(line.value),
                level=tuple(line.level),
                reason=tuple(line.reason),
            )
            for rule, line in self._lines.items()
        )


class _TraceLine:
    """The points of one row."""

    def __init__(self) -> None:
        self.value: list[float | None] = []
        self.level: list[float | None] = []
        self.reason: list[Reason | None] = []

    def add(self, reading: Reading) -> None:
        self.value.append(_known(reading.value))
        self.level.append(_known(reading.level))
        self.reason.append(reading.reason)


def _known(number: float) -> float | None:
    return None if math.isnan(number) else round(number, 4)
