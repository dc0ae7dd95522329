"""Charts of measured values with their thresholds, as the points of SVG paths.

Drawn here rather than by plotly: its script alone adds 4.8 MB to every report, needs scripts allowed on the page, and
prints what happens to be on screen. A path of at most 1200 points takes about ten kilobytes, prints sharply, and
tooltips need no script.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from posture.report.review_result import Trace
from posture.report.text import number, unit_word
from posture.report.timeline import Scale
from posture.types import Language

WIDTH: Final = 1000
HEIGHT: Final = 100
_BUCKETS: Final = 600
_MARGIN: Final = 0.08

Point = tuple[float, float]
"""Seconds and value."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One trace: a path in a box of 1000 by 100, thresholds as heights in it, and words for the axis."""

    path: str
    onset: str | None
    offset: str | None
    onset_label: str
    offset_label: str
    top: str
    bottom: str
    unit: str


def chart(trace: Trace, scale: Scale, language: Language) -> Chart | None:
    """The trace as a chart; None where nothing was measured. Gaps in the values are gaps in the line."""
    runs = [_thinned(run, scale) for run in _runs(trace)]
    limits = [limit for limit in (trace.onset, trace.offset) if limit is not None]
    values = [value for run in runs for _, value in run] + limits
    if not runs:
        return None
    low, high = value_range(values)
    unit = unit_word(trace.unit, language)
    return Chart(
        path="".join(_path(run, scale, low, high) for run in runs),
        onset=None if trace.onset is None else f"{_y(trace.onset, low, high):.1f}",
        offset=None if trace.offset is None else f"{_y(trace.offset, low, high):.1f}",
        onset_label="" if trace.onset is None else f"{trace.onset:g} {unit}",
        offset_label="" if trace.offset is None else f"{trace.offset:g} {unit}",
        top=number(high, trace.unit),
        bottom=number(low, trace.unit),
        unit=unit,
    )


def _runs(trace: Trace) -> Iterator[list[Point]]:
    """Stretches of measured values without a gap."""
    pairs = zip(trace.time, trace.value, strict=True)
    for measured, run in groupby(pairs, key=lambda pair: pair[1] is not None and math.isfinite(pair[1])):
        if measured:
            yield [(time, value) for time, value in run if value is not None]


def _thinned(run: Sequence[Point], scale: Scale) -> list[Point]:
    """The least and the greatest value of each of 600 slices of the recording, so that no peak is lost."""
    kept: list[Point] = []
    for _, same in groupby(run, key=lambda point: int(scale.percent(point[0]) / 100 * _BUCKETS)):
        points = list(same)
        extremes = {min(points, key=lambda point: point[1]), max(points, key=lambda point: point[1])}
        kept += sorted(extremes)
    return kept


def value_range(values: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest, with a margin."""
    low, high = min(values), max(values)
    margin = _MARGIN * (high - low) or 1.0
    return low - margin, high + margin


def _path(run: Sequence[Point], scale: Scale, low: float, high: float) -> str:
    spots = [f"{scale.percent(time) * WIDTH / 100:.1f} {_y(value, low, high):.1f}" for time, value in run]
    # A run of one value becomes a dot: a line of no length with round ends.
    return "M" + "L".join(spots if len(spots) > 1 else spots * 2)


def _y(value: float, low: float, high: float) -> float:
    return HEIGHT * (high - value) / (high - low)
