"""A fit, and what it is worth on people whom it has not seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from posture.errors import SettingsError
from posture.rules.criteria import Criteria

from .knobs import Knob, Values, knobs
from .search import Fitness, FitScorer, fit_criteria
from .trials import RowFitTrial


@dataclass(frozen=True, slots=True)
class Fold:
    """A fit without one person, tried on that person."""

    person: str
    criteria: Criteria
    before: Fitness
    after: Fitness


@dataclass(frozen=True, slots=True)
class ThresholdChange:
    """An onset and offset that a fit would change."""

    knob: Knob
    before: Values
    after: Values


@dataclass(frozen=True, slots=True)
class Proposal:
    """Thresholds of one row, fitted to all people."""

    rule: str
    criteria: Criteria
    changes: tuple[ThresholdChange, ...]
    before: Fitness
    """On all people with the present thresholds."""
    after: Fitness
    """On all people with the fitted ones; they were fitted to them, so this flatters."""
    unseen_before: Fitness
    """Over all folds, each person judged with the present thresholds."""
    unseen_after: Fitness
    """Over all folds, each person judged with thresholds that were fitted to the others."""
    folds: tuple[Fold, ...]
    clips: int

    @property
    def holds(self) -> bool:
        """Whether there is a change, and it helps people whom the fit has not seen."""
        return bool(self.changes) and self.unseen_after.rank > self.unseen_before.rank


def propose(rule: str, trials: Sequence[RowFitTrial], criteria: Criteria) -> Proposal | None:
    """Fit one row; None where no episode of it is labelled that could be judged.

    Raises SettingsError for fewer than two people: then nothing could be said of those not seen.
    """
    people = sorted({trial.trial.person for trial in trials})
    if len(people) < 2:  # noqa: PLR2004
        raise SettingsError(
            f"labels of two people or more were wanted, got {len(people)}; name them in JSON labels by `actor`"
        )
    bench = FitScorer(trials, criteria)
    every = range(len(bench.trials))
    before = bench.fitness(criteria, every)
    if math.isnan(before.f1):
        return None
    new = fit_criteria(bench, criteria, every)
    folds = tuple(_fold(bench, person, criteria) for person in people)
    return Proposal(
        rule=rule,
        criteria=new,
        changes=_changes(criteria, new),
        before=before,
        after=bench.fitness(new, every),
        unseen_before=before,
        unseen_after=bench.pooled([(fold.criteria, _of(bench, fold.person)) for fold in folds]),
        folds=folds,
        clips=len({trial.trial.case.label.clip for trial in trials}),
    )


def _fold(bench: FitScorer, person: str, criteria: Criteria) -> Fold:
    own = _of(bench, person)
    others = [at for at in range(len(bench.trials)) if at not in set(own)]
    new = fit_criteria(bench, criteria, others)
    return Fold(person, new, bench.fitness(criteria, own), bench.fitness(new, own))


def _of(bench: FitScorer, person: str) -> list[int]:
    return [at for at, trial in enumerate(bench.trials) if trial.trial.person == person]


def _changes(before: Criteria, after: Criteria) -> tuple[ThresholdChange, ...]:
    pairs = ((knob, knob.get(before), knob.get(after)) for knob in knobs(before))
    return tuple(ThresholdChange(knob, old, new) for knob, old, new in pairs if old != new)
