"""What the HTML report shows of one person, made ready so that the template only lays it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from posture.i18n import say
from posture.report.evidence_html import EvidenceMaterial, Figure, Picture, figures
from posture.report.highlights import next_step, went_well
from posture.report.model import Finding, Person, Score
from posture.report.priorities import Priority, same_cause, top_priorities
from posture.report.row_summary import (
    WORTH_TELLING,
    Group,
    Tone,
    extent,
    gap_remark,
    gist,
    groups,
    share_shown,
    tone,
    wording,
)
from posture.report.text import (
    activity_word,
    band,
    coverage_line,
    duration,
    interval,
    outcome_word,
    percent,
    person_word,
    place_word,
    strength,
    time_range,
)
from posture.report.timeline import Bar, Scale, activity_bars, row_bars, unjudged_bars
from posture.report.unjudged import UnjudgedReason, missing_activities, unjudged_reasons
from posture.types import Kind, Language, Outcome


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of the table as it turned out."""

    rule: str
    tone: Tone
    title: str
    outcome: str
    gist: str
    extent: str
    gap: str
    strength: str
    share: str
    """Share of judged time in which it was shown; a dash where it was not judged."""


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one activity, parted into do's and don'ts."""

    activity: str
    seconds: str
    happened: bool
    reason: str
    do: tuple[Cell, ...]
    dont: tuple[Cell, ...]
    lines: tuple[tuple[Cell, tuple[Bar, ...]], ...]
    """Each row with its timeline."""
    summary: tuple[Bar, ...]
    """One timeline in place of all rows of an activity that never happened."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """The score as numbers and words; `value` is None where there is none."""

    value: int | None
    low: int | None
    high: int | None
    interval: str
    band: str
    coverage: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A point to work on."""

    cell: Cell
    advice: str
    also: str
    """Rows that saw the same thing, in words; empty for none."""
    picture: Picture | None
    """A still of it, where there is one."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything of one person."""

    number: int
    name: str
    place: str
    present: str
    activities: tuple[tuple[str, str], ...]
    gauge: Gauge
    sections: tuple[Section, ...]
    well: tuple[Cell, ...]
    """What went well."""
    points: tuple[Advice, ...]
    next_step: str
    activity_bars: tuple[Bar, ...]
    figures: tuple[Figure, ...]
    unseen: tuple[UnjudgedReason, ...]
    missing: str


def person_view(
    person: Person, scale: Scale, weights: Mapping[str, float], material: EvidenceMaterial, language: Language
) -> PersonView:
    """The person in words and places. `material` holds traces and stills, of which those of this person are taken."""
    parts, shown = groups(person), figures(person, scale, material, language)
    return PersonView(
        number=person.person,
        name=person_word(person.person, language),
        place=place_word(person.x, language),
        present=", ".join(time_range(start, end) for start, end in person.present),
        activities=tuple(
            (activity_word(group.activity, language), duration(group.seconds, language))
            for group in parts
            if group.seconds
        )
        + _other_time(person, parts, language),
        gauge=_gauge(person.score, language),
        sections=tuple(_section(person, group, scale, language) for group in parts),
        well=tuple(_cell(finding, 0.0, language) for finding in went_well(person)),
        points=tuple(_advice(point, shown, language) for point in top_priorities(person, weights)),
        next_step=next_step(person, weights, language),
        activity_bars=activity_bars(person, scale, language),
        figures=shown,
        unseen=tuple(unjudged_reasons(person, language)),
        missing=missing_activities(person, language),
    )


def _gauge(score: Score, language: Language) -> Gauge:
    words = "" if score.value is None else band(score.value, language)
    return Gauge(score.value, score.low, score.high, interval(score), words, coverage_line(score, language))


def _section(person: Person, group: Group, scale: Scale, language: Language) -> Section:
    pairs = [(finding, _cell(finding, group.seconds, language)) for finding in group.findings]
    lines = [(cell, row_bars(person, finding, scale, language)) for finding, cell in pairs]
    return Section(
        activity=activity_word(group.activity, language),
        seconds=duration(group.seconds, language),
        happened=group.happened,
        reason=group.reason.text(language),
        do=tuple(cell for finding, cell in pairs if finding.kind is Kind.DO),
        dont=tuple(cell for finding, cell in pairs if finding.kind is Kind.DONT),
        lines=tuple(lines) if group.happened else (),
        summary=tuple(unjudged_bars(group.findings[0], scale, language)),
    )


def _cell(finding: Finding, seconds: float, language: Language) -> Cell:
    judged = finding.outcome is not Outcome.NOT_JUDGED
    return Cell(
        rule=finding.rule,
        tone=tone(finding),
        title=wording(finding).title(language),
        outcome=outcome_word(finding.outcome, language, finding.kind),
        gist=gist(finding, language, seconds),
        extent=extent(finding, language),
        gap=gap_remark(finding, language),
        strength=strength(finding.rule, finding.episodes, language),
        share=percent(share_shown(finding), language) if judged else "–",
    )


def _advice(point: Priority, shown: Iterable[Figure], language: Language) -> Advice:
    cell = _cell(point.finding, 0.0, language)
    pictures = (one for figure in shown if figure.rule == cell.rule for line in figure.lines for one in line.pictures)
    return Advice(cell, wording(point.finding).advice(language), same_cause(point, language), next(pictures, None))


def _other_time(person: Person, parts: Iterable[Group], language: Language) -> tuple[tuple[str, str], ...]:
    """What is left of the time in view, so that the times add up; nothing where that is no word worth."""
    in_view = sum(end - start for start, end in person.present)
    rest = in_view - sum(group.seconds for group in parts)
    if rest < WORTH_TELLING:
        return ()
    return ((say(language, "changing or not known", "变换中或无法判断"), duration(rest, language)),)
