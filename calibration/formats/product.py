"""A report of the product, taken as a label like any other rater's."""

from __future__ import annotations

from collections.abc import Iterator

from posture.report.model import Finding, Person, Report
from posture.rules import RULES
from posture.types import Kind

from ..intervals import merge, subtract
from ..labels import Label, LabelledActivity, LabelledRow, PersonLabel


def label_of(report: Report) -> Label:
    """What the report says, from left to right, with everything that it does not judge as not judged."""
    seconds = report.source.seconds
    in_order = sorted(report.people, key=lambda person: person.x)
    people = tuple(_person(person, place, seconds) for place, person in enumerate(in_order))
    calm = not any(person.shown for person in people)
    return Label(
        clip=report.source.file,
        seconds=seconds,
        kind="good" if calm else "behaviour",
        framing="",
        people=people,
    )


def _person(person: Person, place: int, seconds: float) -> PersonLabel:
    return PersonLabel(
        activity=tuple(LabelledActivity(span.activity, span.start, span.end) for span in person.activity),
        shown=tuple(_shown(person, Kind.DONT)),
        do_shown=tuple(_shown(person, Kind.DO)),
        ambiguous=(),
        cannot_judge=frozenset(),
        partial=frozenset(),
        ignore=(),
        position=place,
        name=f"person {person.person}",
        not_judged=tuple(item for finding in person.findings for item in _silent(person, finding, seconds)),
    )


def _shown(person: Person, kind: Kind) -> Iterator[LabelledRow]:
    for finding in person.findings:
        if RULES[finding.rule].kind is kind:
            yield from (LabelledRow(finding.rule, episode.start, episode.end) for episode in finding.episodes)


def _silent(person: Person, finding: Finding, seconds: float) -> Iterator[LabelledRow]:
    gaps = merge((span.start, span.end) for span in finding.not_judged)
    away = subtract(((0.0, seconds),), merge(person.present))
    for start, end in merge(gaps + away):
        yield LabelledRow(finding.rule, start, end)
