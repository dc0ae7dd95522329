"""Labels and reports built from words, with known answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from calibration.intervals import Stretches, intersect, merge, subtract, total
from calibration.labels import Label, LabelledActivity, LabelledRow, PersonLabel
from posture.reasons import Reason
from posture.report.model import ActivitySpan, Episode, Finding, Person, Report, Score, Source, Unjudged
from posture.rules import RULES
from posture.types import Activity

SECONDS = 20.0
FOLDED, POCKETS, STRAIGHT, CROSSED = "stand.arms_folded", "stand.hands_in_pockets", "stand.straight", "sit.leg_crossed"

Said = Mapping[str, Stretches]


def labelled(said: Said) -> tuple[LabelledRow, ...]:
    return tuple(LabelledRow(rule, *stretch) for rule, stretches in said.items() for stretch in stretches)


def stands(  # noqa: PLR0913 - one argument per list of a label
    *,
    shown: Said | None = None,
    do_shown: Said | None = None,
    ambiguous: Said | None = None,
    cannot_judge: frozenset[str] = frozenset(),
    partial: frozenset[str] = frozenset(),
    ignore: Stretches = (),
) -> PersonLabel:
    return PersonLabel(
        activity=(LabelledActivity(Activity.STAND, 0.0, SECONDS),),
        shown=labelled(shown or {}),
        do_shown=labelled(do_shown or {}),
        ambiguous=labelled(ambiguous or {}),
        cannot_judge=cannot_judge,
        partial=partial,
        ignore=ignore,
    )


def label_of(*people: PersonLabel, kind: str = "behaviour", framing: str = "full") -> Label:
    placed = tuple(replace(person, position=place) for place, person in enumerate(people))
    return Label(clip="clip.mp4", seconds=SECONDS, kind=kind, framing=framing, people=placed)


def person(  # noqa: PLR0913 - one argument per part of a report
    *,
    shown: Said | None = None,
    silent: Said | None = None,
    x: float = 0.5,
    present: Stretches = ((0.0, SECONDS),),
    activity: Activity = Activity.STAND,
    number: int = 1,
) -> Person:
    findings = (_finding(rule, (shown or {}).get(rule, ()), (silent or {}).get(rule, ()), present) for rule in RULES)
    return Person(
        person=number,
        present=present,
        x=x,
        activity=tuple(ActivitySpan(activity=activity, start=start, end=end) for start, end in present),
        score=Score(value=None, low=None, high=None, coverage=0),
        findings=tuple(findings),
    )


def _finding(rule: str, shown: Stretches, silent: Stretches, present: Stretches) -> Finding:
    return Finding(
        rule=rule,
        kind=RULES[rule].kind,
        judged_seconds=total(subtract(present, silent)),
        shown_seconds=total(merge(shown)),
        episodes=tuple(Episode(start=start, end=end, peak=0.5, unit="hands", confidence=1) for start, end in shown),
        not_judged=tuple(Unjudged(start=start, end=end, reason=Reason.HANDS_HIDDEN) for start, end in silent),
    )


def report_of(*people: Person) -> Report:
    source = Source(file="clip.mp4", seconds=SECONDS, frames=300, width=640, height=480, rotation=0, fps=15)
    return Report(source=source, people=people)


def perfect(label: Label) -> Report:
    """The report of someone who knows the label: claims what holds, judges nothing that cannot be judged."""
    people = (_perfect_person(label, truth, place) for place, truth in enumerate(label.people))
    return report_of(*people)


def _perfect_person(label: Label, truth: PersonLabel, place: int) -> Person:
    whole = ((0.0, label.seconds),)
    shown = {rule: intersect(truth.true(rule), whole) for rule in RULES if rule not in truth.cannot_judge}
    unseen = {rule.id: whole for rule in RULES.values() if not truth.active(rule.activity)}
    told = person(
        shown=shown,
        silent=unseen | dict.fromkeys(truth.cannot_judge, whole),
        x=(place + 0.5) / len(label.people),
        present=whole,
    )
    spans = tuple(ActivitySpan(activity=span.activity, start=span.start, end=span.end) for span in truth.activity)
    return told.model_copy(update={"activity": spans})
