"""A report against the label of its clip."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from posture.report.model import Person, Report
from posture.rules import RULES
from posture.types import Activity, Kind

from .intervals import Stretches, grid, mask, merge
from .labels import NOBODY, Label, PersonLabel
from .metrics import RuleScore, Share, ratio
from .people import Pairing, absent_person, pair_people
from .rows import Case, score_row
from .sums import Sum

UNKNOWN_PLACE = -1
"""The place in the label of someone whom the label does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneScore(Sum):
    """What is not about one row: time, people, activity."""

    clips: int = 0
    clips_counted_right: int = 0
    """Clips in which as many people were found as there are."""
    people: int = 0
    """In the labels."""
    missing: int = 0
    extra: int = 0
    person_seconds: float = 0.0
    quiet_seconds: float = 0.0
    """The part of `person_seconds` in clips of good behaviour and look-alikes."""
    activity: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True)
class Scores:
    """How one clip did, or several together."""

    scene: SceneScore
    rules: Mapping[str, RuleScore]
    """Every row of the table by its id."""

    def __add__(self, other: Self) -> Self:
        """The scores of both together."""
        rules = {rule: score + other.rules[rule] for rule, score in self.rules.items()}
        return type(self)(self.scene + other.scene, rules)

    @classmethod
    def none(cls) -> Self:
        """Nothing scored yet."""
        return cls(SceneScore(), {rule: RuleScore() for rule in RULES})

    def macro_f1(self, kind: Kind) -> float:
        """Mean episode F1 over the rows of a kind that happen at all; NaN if none does."""
        return _mean([score.episodes.f1 for score in self._of(kind)])

    def lowest_f1(self, kind: Kind) -> float:
        """The least episode F1 of a row of a kind that happens at all; NaN if none does."""
        known = [score.episodes.f1 for score in self._of(kind) if score.episodes.true]
        return min(known, default=math.nan)

    def macro_moment_f1(self, kind: Kind) -> float:
        """Mean F1 by tenths of a second over the rows of a kind that happen at all; NaN if none does."""
        return _mean([score.moments.f1 for score in self._of(kind)])

    def alarms_per_minute(self) -> float:
        """False alarms of don't rows per minute of anyone's time, in all clips."""
        return ratio(sum(score.alarms for score in self._of(Kind.DONT)), self.scene.person_seconds / 60)

    def quiet_alarms_per_minute(self) -> float:
        """False alarms of don't rows per minute of good behaviour and look-alikes."""
        return ratio(sum(score.quiet_alarms for score in self._of(Kind.DONT)), self.scene.quiet_seconds / 60)

    def wrong_denials(self) -> float:
        """Share of the time of labelled faults that was judged and not shown; NaN without faults."""
        dont = list(self._of(Kind.DONT))
        return ratio(sum(score.denied_seconds for score in dont), sum(score.held_seconds for score in dont))

    def false_praise(self) -> float:
        """Share of the time in which do rows were credited in which they did not hold; NaN without credit."""
        do = list(self._of(Kind.DO))
        return ratio(sum(score.unfounded_seconds for score in do), sum(score.claimed_seconds for score in do))

    def observability(self) -> Share:
        """Moments of the present activity's rows in which judged or not judged was right."""
        return sum((score.observability for score in self.rules.values()), Share())

    def _of(self, kind: Kind) -> Iterator[RuleScore]:
        return (score for rule, score in self.rules.items() if RULES[rule].kind is kind)


def score_clip(label: Label, report: Report) -> Scores:
    """How the report of one clip compares with its label, row by row and person by person.

    Someone who was not found is scored as never judged; someone whom the label does not know, as one of whom nothing
    may be said.
    """
    pairing = pair_people(report.people, label)
    scores = Scores(_people_scene(label, pairing), Scores.none().rules)
    for case in cases(label, pairing):
        rules = {rule: score_row(case, rule) for rule in RULES}
        scores += Scores(SceneScore(activity=_activity(label, case.truth, case.person)), rules)
    return scores


def cases(label: Label, pairing: Pairing) -> Iterator[Case]:
    """Everyone in the label with what was said of them, then those whom the label does not know."""
    for place, person in pairing.pairs:
        yield Case(label, label.people[place], place, person)
    for place in pairing.missing:
        yield Case(label, label.people[place], place, absent_person())
    for person in pairing.extra:
        yield Case(label, NOBODY, UNKNOWN_PLACE, person)


def _people_scene(label: Label, pairing: Pairing) -> SceneScore:
    seconds = label.seconds * max(1, len(label.people))
    return SceneScore(
        clips=1,
        clips_counted_right=int(not pairing.missing and not pairing.extra),
        people=len(label.people),
        missing=len(pairing.missing),
        extra=len(pairing.extra),
        person_seconds=seconds,
        quiet_seconds=seconds if label.quiet else 0.0,
    )


def _activity(label: Label, truth: PersonLabel, person: Person) -> Share:
    """Moments in which the activity was named right, blends left out."""
    times = grid(label.seconds)
    scored = ~mask(merge(truth.ignore), times)
    agreeing = cells = 0
    for activity in Activity:
        true = mask(truth.active(activity), times) & scored
        cells += int(true.sum())
        agreeing += int((true & mask(_active(person, activity), times)).sum())
    return Share(agreeing, cells)


def _active(person: Person, activity: Activity) -> Stretches:
    return merge((span.start, span.end) for span in person.activity if span.activity is activity)


def _mean(values: list[float]) -> float:
    """The mean of the values that are numbers; NaN if none is."""
    known = [value for value in values if not math.isnan(value)]
    return ratio(sum(known), len(known))
