"""Time as horizontal place: the bars of the timelines, in percent of the width.

Percents in SVG attributes stretch with the page while hatching and text keep their shape, and need no inline style,
which the page's content security policy forbids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from posture.i18n import say
from posture.report.model import Finding, Person, Span
from posture.report.row_summary import PASSING, tone
from posture.report.text import activity_word, clock, duration, outcome_word, strength, time_range
from posture.types import Activity, Language, Outcome

_STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_MOST_TICKS: Final = 9
_LEAST_WIDTH: Final = 0.4
"""Percent: anything narrower could not be seen."""

_EDGE: Final = 3
"""Percent from either end within which a centred label would leave the page."""

_WITH_ROWS: Final = frozenset({Activity.SIT, Activity.STAND, Activity.WALK})


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a timeline: place and width in percent, a class for its look, words for its tooltip."""

    x: str
    width: str
    look: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the time axis, in percent from the left."""

    x: str
    label: str
    anchor: str
    """Which end of the label stands at the mark, so that none leaves the page."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Seconds to percent of the width; a recording without length is taken as one instant at the left."""

    seconds: float

    def percent(self, seconds: float) -> float:
        """Place of a moment, 0 to 100; moments outside the recording stop at its ends."""
        return min(100.0, max(0.0, 100.0 * seconds / self.seconds)) if self.seconds > 0 else 0.0

    def bar(self, span: Span, look: str, label: str, text: str = "") -> Bar:
        """The bar of a stretch of time, with its moments before its label."""
        x = self.percent(span.start)
        width = max(_LEAST_WIDTH, self.percent(span.end) - x)
        when = time_range(span.start, span.end, tenths=True)
        return Bar(_css(min(x, 100 - width)), _css(width), look, f"{when} {label}", text)

    def ticks(self) -> tuple[Tick, ...]:
        """Round moments, at most nine, the first at the beginning."""
        return tuple(self._tick(moment) for moment in self.moments())

    def moments(self) -> tuple[int, ...]:
        """The same in seconds."""
        step = next((step for step in _STEPS if self.seconds / step < _MOST_TICKS), _STEPS[-1])
        count = int(self.seconds // step) + 1
        stride = 1 + (count - 1) // _MOST_TICKS
        return tuple(index * step for index in range(0, count, stride))

    def _tick(self, moment: float) -> Tick:
        x = self.percent(moment)
        return Tick(_css(x), clock(moment), "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle")


def _css(value: float) -> str:
    return f"{value:.2f}%"


def row_bars(person: Person, finding: Finding, scale: Scale, language: Language) -> tuple[Bar, ...]:
    """The bars of one row, in the order of painting: judged and not shown, not judged, shown."""
    clear, unjudged = _clear(person, finding, scale, language), unjudged_bars(finding, scale, language)
    return tuple(chain(clear, unjudged, _shown(finding, scale, language)))


def _clear(person: Person, finding: Finding, scale: Scale, language: Language) -> Iterator[Bar]:
    for start, end in person.present:
        yield scale.bar(Span(start=start, end=end), "clear", outcome_word(Outcome.NOT_SHOWN, language, finding.kind))


def unjudged_bars(finding: Finding, scale: Scale, language: Language) -> Iterator[Bar]:
    """The stretches without a judgement, each with its reason."""
    word = outcome_word(Outcome.NOT_JUDGED, language)
    for span in finding.not_judged:
        look = "passing" if span.reason in PASSING else "unjudged"
        colon = say(language, ": ", "：")
        yield scale.bar(span, look, f"{word}{colon}{span.reason.text(language)}")


def _shown(finding: Finding, scale: Scale, language: Language) -> Iterator[Bar]:
    word, mark = outcome_word(Outcome.SHOWN, language, finding.kind), tone(finding)
    for episode in finding.episodes:
        said = strength(finding.rule, (episode,), language)
        label = say(language, ", ", "，").join((word, duration(episode.end - episode.start, language), said))
        yield scale.bar(episode, f"shown {mark}", label)


def activity_bars(person: Person, scale: Scale, language: Language) -> tuple[Bar, ...]:
    """What the person was doing, with the word inside each bar that has room for it."""
    return tuple(_activity_bars(person, scale, language))


def _activity_bars(person: Person, scale: Scale, language: Language) -> Iterator[Bar]:
    for span in person.activity:
        word = activity_word(span.activity, language)
        look = f"activity {span.activity}" if span.activity in _WITH_ROWS else "activity other"
        room = scale.percent(span.end) - scale.percent(span.start) >= 2 + len(word.encode()) * 0.9
        yield scale.bar(span, look, word, word if room else "")
