"""What the score rests on: of every row, how long it was judged and how long it was shown, block by block of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.rules.criteria import Criteria
from posture.rules.rule import Rule
from posture.session.row_tracker import BLOCK_SECONDS, RowTracker
from posture.session.score_numbers import ScoreNumbers
from posture.types import FloatArray, Kind

MOST_WEIGHT: Final = 3.0
"""Of a critical row."""


@dataclass(frozen=True, slots=True)
class RowEvidence:
    """One row over the blocks of time in which anything was judged. Arrays have the shape (blocks,), in seconds."""

    rule: Rule
    weight: float
    cost: float
    """Share of all marks that it costs where it goes wrong all the time: 0 to 1."""
    confidence: float
    judged: FloatArray
    shown: FloatArray
    lingering: FloatArray
    """Shown, with some seconds before and after each time."""


def row_evidence(
    trackers: Sequence[RowTracker], criteria: Mapping[str, Criteria], numbers: ScoreNumbers
) -> tuple[RowEvidence, ...]:
    """The rows that were judged at all, over the blocks of time in which any of them was, in the order of time."""
    judged = [tracker for tracker in trackers if tracker.judged_seconds > 0]
    places = sorted({place for tracker in judged for place, seconds in tracker.blocks.items() if seconds > 0})
    return tuple(
        _evidence(tracker, criteria[tracker.rule.id], np.array(places, dtype=float), numbers) for tracker in judged
    )


def _evidence(tracker: RowTracker, criteria: Criteria, places: FloatArray, numbers: ScoreNumbers) -> RowEvidence:
    stretches = [(episode.start, episode.end) for episode in tracker.episodes()]
    around = numbers.lingering.value
    return RowEvidence(
        rule=tracker.rule,
        weight=criteria.weight,
        cost=full_cost(tracker.rule.kind, criteria, numbers),
        confidence=criteria.confidence,
        judged=np.array([tracker.blocks.get(place, 0.0) for place in places]),
        shown=_seconds(stretches, places),
        lingering=_seconds(_united((start - around, end + around) for start, end in stretches), places),
    )


def full_cost(kind: Kind, criteria: Criteria, numbers: ScoreNumbers) -> float:
    """Share of all marks that a row costs where it goes wrong all the time."""
    step = (numbers.do_step if kind is Kind.DO else numbers.dont_step).value
    return (1 - criteria.tolerated) * max(0.0, 1 - step * (MOST_WEIGHT - criteria.weight))


def _seconds(stretches: Iterable[tuple[float, float]], places: FloatArray) -> FloatArray:
    """How much of each block lies in stretches that do not overlap."""
    begins = places * BLOCK_SECONDS
    inside = np.zeros(len(places))
    for start, end in stretches:
        inside += np.clip(np.minimum(end, begins + BLOCK_SECONDS) - np.maximum(start, begins), 0, None)
    return inside


def _united(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same in order, those that overlap made one."""
    united: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
