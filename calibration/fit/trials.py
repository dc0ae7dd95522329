"""Recordings that can be judged again with other thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from posture.config.profile import load_profile
from posture.features.extractor import Features
from posture.pose.pose import PoseFrame
from posture.rules import RULES
from posture.rules.criteria import Criteria, Reading
from posture.rules.evaluate import evaluate
from posture.session.row_tracker import RowTracker
from posture.session.session import PersonSession, Session

from ..intervals import Stretches, merge, subtract, total
from ..labels import Label
from ..matching import match
from ..metrics import DEFAULT_IOU, Counts
from ..people import pair_people
from ..rows import Case
from ..scoring import cases
from ..sums import Sum


@dataclass(frozen=True, slots=True)
class FitTrial:
    """One labelled person of one clip, with what was measured of them at every moment."""

    case: Case
    features: tuple[Features, ...]
    """Empty for somebody who was not found."""

    @property
    def person(self) -> str:
        """Who it is, the same in all clips where the label has a name; else a name made of clip and place."""
        truth = self.case.truth
        named = truth.name if truth.number is None else ""
        return named or f"{Path(self.case.label.clip).stem}, person {self.case.place + 1}"

    def calm_seconds(self, rule: str) -> float:
        """How long the row was not shown, according to the label."""
        whole = ((0.0, self.case.label.seconds),)
        return total(subtract(whole, merge(self.case.truth.true(rule) + self.case.truth.neutral(rule))))


@dataclass(frozen=True, slots=True)
class RowOutcome(Sum):
    """Episodes that a row found, and those that it should not have."""

    episodes: Counts = field(default_factory=Counts)
    """At IoU 0.25."""
    alarms: int = 0
    """False episodes, those where the row cannot be judged included."""


@dataclass(frozen=True, slots=True)
class RowFitTrial:
    """A trial of one row: moments in which it could not be judged are settled, whatever its thresholds are."""

    trial: FitTrial
    rule: str
    silent: tuple[Reading | None, ...]
    """The reading of each moment that has none but a reason; None where the thresholds decide."""

    @classmethod
    def from_trial(cls, trial: FitTrial, rule: str, criteria: Criteria) -> RowFitTrial:
        """Read every moment once. A reason depends on what is seen and measured, never on onset or offset."""
        readings = (evaluate(RULES[rule], features, criteria) for features in trial.features)
        return cls(trial, rule, tuple(reading if reading.reason else None for reading in readings))

    def score(self, criteria: Criteria) -> RowOutcome:
        """How the row does with these thresholds."""
        case = self.trial.case
        found = match(case.truth.true(self.rule), self.shown(criteria), case.truth.neutral(self.rule), DEFAULT_IOU)
        if self.rule in case.truth.cannot_judge:
            return RowOutcome(alarms=len(found.false))
        return RowOutcome(Counts(len(found.hits), len(found.false), len(found.missed)), len(found.false))

    def shown(self, criteria: Criteria) -> Stretches:
        """The episodes that the product would find."""
        if all(self.silent):
            return ()
        tracker, measure = RowTracker(RULES[self.rule], criteria), RULES[self.rule].measure
        for features, silent in zip(self.trial.features, self.silent, strict=True):
            tracker.record(features.time, silent or measure(features, criteria))
        return merge((episode.start, episode.end) for episode in tracker.episodes())


class _RecordedPerson(PersonSession):
    """Keeps what is measured of a person."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - those of the class itself
        super().__init__(*arguments, **options)
        self.features: list[Features] = []

    def _judge(self, features: Features) -> dict[str, Reading]:
        self.features.append(features)
        return super()._judge(features)

    def opened(self) -> Sequence[Features]:
        """Everything that was measured; judges the opening first where the recording ended within it."""
        if self._opening:
            self._open()
        return self.features


class _RecordedSession(Session):
    person_session = _RecordedPerson

    def measured(self, person: int) -> tuple[Features, ...]:
        """What was measured of a person; nothing of one who was not found."""
        watched = self._people.get(person)
        return tuple(watched.opened()) if isinstance(watched, _RecordedPerson) else ()


def trials(label: Label, frames: Iterable[PoseFrame], criteria: Mapping[str, Criteria]) -> tuple[FitTrial, ...]:
    """Judge the poses of a recording once; one trial for everyone in the label, and for everyone it does not know."""
    session = _RecordedSession(load_profile(None, criteria), classifier=None)
    for frame in frames:
        session.process(frame)
    pairing = pair_people(session.people(), label)
    return tuple(
        FitTrial(case, session.measured(case.person.person) if case.person.present else ())
        for case in cases(label, pairing)
    )
