"""Arithmetic of stretches of time.

A stretch is a pair (start, end) in seconds; a set of stretches is a tuple of pairs, sorted and apart, as `merge` makes
it. Every function here takes such sets and returns one, unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Stretch = tuple[float, float]
Stretches = tuple[Stretch, ...]

GRID_STEP = 0.1
"""Seconds between the moments at which verdicts are compared one by one."""


def merge(stretches: Iterable[Stretch], gap: float = 0.0) -> Stretches:
    """Join stretches, in any order, that overlap or lie at most `gap` seconds apart; empty ones vanish.

    ::

        |-----|   |---|        |--|
           |----|
        |-------------|        |--|     gap of 3
    """
    merged: list[Stretch] = []
    for start, end in sorted(stretch for stretch in stretches if stretch[1] > stretch[0]):
        if merged and start - merged[-1][1] <= gap:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def intersect(first: Stretches, second: Stretches) -> Stretches:
    """What lies in both."""
    common = ((max(a[0], b[0]), min(a[1], b[1])) for a in first for b in second)
    return merge(common)


def subtract(stretches: Stretches, holes: Stretches) -> Stretches:
    """What lies in `stretches` and not in `holes`."""
    edges = [-np.inf, *(edge for hole in holes for edge in hole), np.inf]
    between = tuple(zip(edges[::2], edges[1::2], strict=True))
    return intersect(stretches, between)


def total(stretches: Stretches) -> float:
    """Seconds covered."""
    return sum(end - start for start, end in stretches)


def share(stretches: Stretches, zone: Stretches) -> float:
    """How much of `stretches` lies in `zone`, 0..1; 0 for no stretches."""
    whole = total(stretches)
    return total(intersect(stretches, zone)) / whole if whole else 0.0


def overlap_ratio(first: Stretches, second: Stretches) -> float:
    """Intersection over union, 0..1; 0 where both are empty."""
    union = total(merge(first + second))
    return total(intersect(first, second)) / union if union else 0.0


def grid(seconds: float) -> NDArray[np.float64]:
    """The moments (T,) at which verdicts are compared: the middle of every tenth of a second."""
    return np.arange(GRID_STEP / 2, seconds, GRID_STEP)


def mask(stretches: Stretches, times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the moments (T,) lie in a stretch (start included, end not)."""
    inside = np.zeros(times.shape, dtype=bool)
    for start, end in stretches:
        inside |= (times >= start) & (times < end)
    return inside
