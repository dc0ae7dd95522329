"""Which predicted person is which labelled one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from posture.report.model import Finding, Person, Score
from posture.rules import RULES

from .intervals import merge, total
from .labels import Label

PRESENT_SHARE = 0.25
"""A predicted person counts if present for at least this share of the clip."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Labelled people, by their place in the label, and the predicted person for each."""

    pairs: tuple[tuple[int, Person], ...]
    missing: tuple[int, ...]
    """Places of labelled people whom nobody was found for."""
    extra: tuple[Person, ...]
    """Predicted people whom the label does not know."""


def pair_people(people: tuple[Person, ...], label: Label) -> Pairing:
    """Pair by number where the label numbers its people as the product does, else by order from left to right.

    Where too many were found, those present longest are taken; where too few, each is taken for the place nearest to
    it, as if the labelled people stood evenly across the picture.
    """
    counted = [person for person in people if total(merge(person.present)) >= PRESENT_SHARE * label.seconds]
    numbers = [person.number for person in label.people]
    return _by_number(people, counted, numbers) if None not in numbers else _by_place(counted, len(numbers))


def _by_number(people: tuple[Person, ...], counted: list[Person], numbers: list[int | None]) -> Pairing:
    """Those whom the label numbers are found however short they were present."""
    found = {person.person: person for person in people if person.person in numbers}
    return Pairing(
        pairs=tuple((place, found[number]) for place, number in enumerate(numbers) if number in found),
        missing=tuple(place for place, number in enumerate(numbers) if number not in found),
        extra=tuple(person for person in counted if person.person not in numbers),
    )


def _by_place(counted: list[Person], wanted: int) -> Pairing:
    longest = sorted(counted, key=lambda person: -total(merge(person.present)))
    taken = sorted(longest[:wanted], key=lambda person: person.x)
    places = _places(taken, wanted)
    return Pairing(
        pairs=tuple(zip(places, taken, strict=True)),
        missing=tuple(place for place in range(wanted) if place not in places),
        extra=tuple(longest[wanted:]),
    )


def _places(people: list[Person], wanted: int) -> list[int]:
    """The place of each person, rising, for people sorted from left to right."""
    if len(people) == wanted:
        return list(range(wanted))
    expected = (np.arange(wanted) + 0.5) / wanted
    distance = np.abs(np.array([person.x for person in people])[:, None] - expected[None, :])
    # Squared distance keeps the order of people along a line.
    return sorted(int(place) for place in linear_sum_assignment(distance**2)[1])


def absent_person() -> Person:
    """A person of whom nothing was seen."""
    findings = (
        Finding(rule=rule.id, kind=rule.kind, judged_seconds=0, shown_seconds=0, episodes=(), not_judged=())
        for rule in RULES.values()
    )
    score = Score(value=None, low=None, high=None, coverage=0)
    return Person(person=1, present=(), x=0, activity=(), score=score, findings=tuple(findings))
