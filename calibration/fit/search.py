"""The thresholds under which a row does best on some trials."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from posture.rules.criteria import Criteria

from .knobs import Knob, Values, knobs, measured, settings
from .trials import RowFitTrial, RowOutcome

MOST_ALARMS: Final = 2.0
"""False alarms per hour that a row may raise while it is not shown (rules.md §10)."""
ROUNDS: Final = 3
"""Times that all thresholds of a row are gone through, unless a round changes nothing."""


@dataclass(frozen=True, slots=True)
class Fitness:
    """How a row does."""

    f1: float
    """Of episodes at IoU 0.25; NaN where none is labelled."""
    alarms: float
    """False ones per hour in which the row is not shown."""

    @property
    def rank(self) -> tuple[float, float]:
        """The greater, the better: first as few false alarms as may be, then F1.

        Rounded, since sums taken in another order differ in their last digits, which is no gain.
        """
        f1 = 0.0 if math.isnan(self.f1) else self.f1
        return -round(max(0.0, self.alarms - MOST_ALARMS), 6), round(f1, 6)


class FitScorer:
    """Scores thresholds on trials, each of them once."""

    def __init__(self, trials: Sequence[RowFitTrial], criteria: Criteria) -> None:
        self.trials = tuple(trials)
        self.measured = {name: values for name, values in measured(self.trials, criteria).items() if values}
        self._calm = [trial.trial.calm_seconds(trial.rule) for trial in self.trials]
        self._outcomes: dict[tuple[Values, ...], list[RowOutcome]] = {}

    def fitness(self, criteria: Criteria, chosen: Iterable[int]) -> Fitness:
        """How the row does on the trials with these numbers."""
        return self.pooled([(criteria, chosen)])

    def pooled(self, parts: Iterable[tuple[Criteria, Iterable[int]]]) -> Fitness:
        """How the row does over all parts, each of them some trials with thresholds of their own."""
        outcome, seconds = RowOutcome(), 0.0
        for criteria, chosen in parts:
            outcomes = self._tried(criteria)
            for at in chosen:
                outcome += outcomes[at]
                seconds += self._calm[at]
        alarms = outcome.alarms * 3600 / seconds if seconds else 0.0
        return Fitness(outcome.episodes.f1, alarms)

    def _tried(self, criteria: Criteria) -> list[RowOutcome]:
        key = tuple(knob.get(criteria) for knob in knobs(criteria))
        if key not in self._outcomes:
            self._outcomes[key] = [trial.score(criteria) for trial in self.trials]
        return self._outcomes[key]


def fit_criteria(bench: FitScorer, criteria: Criteria, chosen: Sequence[int]) -> Criteria:
    """The best thresholds for the trials with these numbers; the present ones unless others are better.

    Thresholds are gone through one at a time. Of settings that do equally well, the one in the middle of the widest run
    of onsets is taken, which leaves the most room on both sides.
    """
    for _ in range(ROUNDS):
        before = criteria
        for knob in knobs(criteria):
            criteria = _turned_best(bench, knob, criteria, chosen)
        if criteria == before:
            break
    return criteria


def _turned_best(bench: FitScorer, knob: Knob, criteria: Criteria, chosen: Sequence[int]) -> Criteria:
    values = bench.measured.get(knob.limit)
    if not values:
        return criteria
    tried = settings(knob, criteria, values)
    ranks = [bench.fitness(knob.turned(criteria, pair), chosen).rank for pair in tried]
    best = max(ranks)
    if ranks[tried.index(knob.get(criteria))] == best:
        return criteria
    return knob.turned(
        criteria, _middle([pair for pair, rank in zip(tried, ranks, strict=True) if rank == best], tried)
    )


def _middle(best: list[Values], tried: Sequence[Values]) -> Values:
    """The middle of the widest run of neighbouring onsets among the best, with the width most of them share."""
    onsets = sorted({onset for onset, _ in tried})
    good = {onset for onset, _ in best}
    runs: list[list[float]] = [[]]
    for onset in onsets:
        if onset in good:
            runs[-1].append(onset)
        elif runs[-1]:
            runs.append([])
    widest = max(runs, key=lambda run: run[-1] - run[0] if run else -math.inf)
    middle = (widest[0] + widest[-1]) / 2
    nearest = min(widest, key=lambda onset: abs(onset - middle))
    offsets = sorted((offset for onset, offset in best if onset == nearest), key=lambda offset: abs(offset - nearest))
    return nearest, offsets[len(offsets) // 2]
