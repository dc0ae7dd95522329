"""The measurements and pictures behind the verdicts: one figure for each row that has any."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from posture.i18n import say
from posture.report.model import Episode, Finding, Person
from posture.report.review_result import Still, Trace
from posture.report.row_summary import Tone, tone, wording
from posture.report.svg_chart import Chart, chart
from posture.report.text import clock, duration, percent, person_word, strength, time_range
from posture.report.timeline import Bar, Scale, row_bars
from posture.types import Language


@dataclass(frozen=True, slots=True)
class EvidenceMaterial:
    """What the caller gives beside the report."""

    traces: Sequence[Trace]
    stills: Sequence[Still]


@dataclass(frozen=True, slots=True)
class Picture:
    """A still, ready to be shown."""

    source: str
    """A data: address."""
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """One episode in words, with its pictures."""

    when: str
    length: str
    strength: str
    confidence: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A row with its chart, its episodes and its pictures."""

    rule: str
    tone: Tone
    title: str
    chart: Chart | None
    bars: tuple[Bar, ...]
    """Shown and unjudged stretches, drawn behind the chart."""
    lines: tuple[EpisodeLine, ...]
    pictures: tuple[Picture, ...]
    """Stills taken outside every episode."""

    @property
    def pictured(self) -> bool:
        """Whether any episode has a picture beside it."""
        return any(line.pictures for line in self.lines)


def figures(person: Person, scale: Scale, material: EvidenceMaterial, language: Language) -> tuple[Figure, ...]:
    """A figure for each row that was shown, measured or pictured, in the table's order."""
    made = (_figure(person, finding, scale, material, language) for finding in person.findings)
    return tuple(figure for figure in made if figure.chart or figure.lines or figure.pictures)


def _figure(person: Person, finding: Finding, scale: Scale, material: EvidenceMaterial, language: Language) -> Figure:
    traces = [trace for trace in material.traces if (trace.person, trace.rule) == (person.person, finding.rule)]
    stills = [still for still in material.stills if (still.person, still.rule) == (person.person, finding.rule)]
    loose = [still for still in stills if not any(_within(still, episode) for episode in finding.episodes)]
    return Figure(
        rule=finding.rule,
        tone=tone(finding),
        title=wording(finding).title(language),
        chart=chart(traces[0], scale, language) if traces else None,
        bars=tuple(bar for bar in row_bars(person, finding, scale, language) if bar.look != "clear"),
        lines=tuple(_line(finding, episode, stills, language) for episode in finding.episodes),
        pictures=tuple(_picture(still, wording(finding).title(language), language) for still in loose),
    )


def _within(still: Still, episode: Episode) -> bool:
    return episode.start <= still.time <= episode.end


def _line(finding: Finding, episode: Episode, stills: Sequence[Still], language: Language) -> EpisodeLine:
    title = wording(finding).title(language)
    return EpisodeLine(
        when=time_range(episode.start, episode.end, tenths=True),
        length=duration(episode.end - episode.start, language),
        strength=strength(finding.rule, (episode,), language),
        confidence=percent(episode.confidence, language),
        pictures=tuple(_picture(still, title, language) for still in stills if _within(still, episode)),
    )


def _picture(still: Still, title: str, language: Language) -> Picture:
    moment = clock(still.time, tenths=True)
    who = person_word(still.person, language)
    alt = say(language, f"{who} at {moment}: {title}", f"{who}，{moment}：{title}")
    return Picture("data:image/jpeg;base64," + base64.b64encode(still.jpeg).decode("ascii"), moment, alt)
