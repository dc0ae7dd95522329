"""A fit, and what it is worth on people whom it has not seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from posture.errors import SettingsError
from posture.rules.criteria import Limits

from .knobs import Knob, Values, knobs
from .search import Bench, Fitness, fitted
from .trials import RowTrial


@dataclass(frozen=True, slots=True)
class Fold:
    """A fit without one person, tried on that person."""

    person: str
    limits: Limits
    before: Fitness
    after: Fitness


@dataclass(frozen=True, slots=True)
class Change:
    """An onset and offset that a fit would change."""

    knob: Knob
    before: Values
    after: Values


@dataclass(frozen=True, slots=True)
class Proposal:
    """Limits of one row, fitted to all people."""

    rule: str
    limits: Limits
    changes: tuple[Change, ...]
    before: Fitness
    """On all people with the present limits."""
    after: Fitness
    """On all people with the fitted ones; they were fitted to them, so this flatters."""
    unseen_before: Fitness
    """Over all folds, each person judged with the present limits."""
    unseen_after: Fitness
    """Over all folds, each person judged with limits that were fitted to the others."""
    folds: tuple[Fold, ...]
    clips: int

    @property
    def holds(self) -> bool:
        """Whether there is a change, and it helps people whom the fit has not seen."""
        return bool(self.changes) and self.unseen_after.rank > self.unseen_before.rank


def propose(rule: str, trials: Sequence[RowTrial], limits: Limits) -> Proposal | None:
    """Fit one row; None where no episode of it is labelled that could be judged.

    Raises SettingsError for fewer than two people: then nothing could be said of those not seen.
    """
    people = sorted({trial.trial.person for trial in trials})
    if len(people) < 2:  # noqa: PLR2004
        raise SettingsError(
            f"labels of two people or more were wanted, got {len(people)}; name them in JSON labels by `actor`"
        )
    bench = Bench(trials, limits)
    every = range(len(bench.trials))
    before = bench.fitness(limits, every)
    if math.isnan(before.f1):
        return None
    new = fitted(bench, limits, every)
    folds = tuple(_fold(bench, person, limits) for person in people)
    return Proposal(
        rule=rule,
        limits=new,
        changes=_changes(limits, new),
        before=before,
        after=bench.fitness(new, every),
        unseen_before=before,
        unseen_after=bench.pooled([(fold.limits, _of(bench, fold.person)) for fold in folds]),
        folds=folds,
        clips=len({trial.trial.case.label.clip for trial in trials}),
    )


def _fold(bench: Bench, person: str, limits: Limits) -> Fold:
    own = _of(bench, person)
    others = [at for at in range(len(bench.trials)) if at not in set(own)]
    new = fitted(bench, limits, others)
    return Fold(person, new, bench.fitness(limits, own), bench.fitness(new, own))


def _of(bench: Bench, person: str) -> list[int]:
    return [at for at, trial in enumerate(bench.trials) if trial.trial.person == person]


def _changes(before: Limits, after: Limits) -> tuple[Change, ...]:
    pairs = ((knob, knob.get(before), knob.get(after)) for knob in knobs(before))
    return tuple(Change(knob, old, new) for knob, old, new in pairs if old != new)
