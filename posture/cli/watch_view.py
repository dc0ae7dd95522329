"""What the terminal shows of this moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from posture.i18n import say
from posture.reasons import Reason
from posture.report.row_summary import Tone
from posture.report.text import activity_word, clock, person_word
from posture.rules.wording import Wording
from posture.session.session import PersonState
from posture.types import Language

_NOT_NOW: Final = frozenset({Reason.ACTIVITY_OTHER, Reason.SWITCHED_OFF})
"""Reasons that say nothing of this moment."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known now."""

    time: float
    """Seconds since the first frame."""
    fps: float
    """Frames a second that are judged."""
    states: Sequence[PersonState]


def live_view(moment: Moment, language: Language) -> RenderableType:
    """A line for the whole and a block for each person: what is shown, credited and not judged."""
    rate = say(language, f"{moment.fps:.0f} frames/s", f"每秒 {moment.fps:.0f} 帧")
    how_to_end = say(language, "Ctrl-C ends", "按 Ctrl-C 结束")
    head = Text(f"{clock(moment.time)} · {rate} · {how_to_end}", style="dim")
    if not moment.states:
        return Group(head, Text(Reason.NO_PERSON.text(language)))
    return Group(head, *(_person(state, language) for state in moment.states))


def _person(state: PersonState, language: Language) -> Table:
    table = Table.grid(padding=(0, 1))
    name = person_word(state.person, language)
    table.add_row("", Text(f"{name} · {activity_word(state.activity, language)}", style="bold"))
    for rule in state.shown:
        table.add_row(
            Text(Tone.BAD.symbol, style="bold red"), Text(_cued(state.rules[rule].wording, language), style="bold red")
        )
    for rule in state.credited:
        table.add_row(Text(Tone.GOOD.symbol, style="green"), Text(state.rules[rule].wording.title(language)))
    for line in _unjudged(state, language):
        table.add_row(Text(Tone.UNJUDGED.symbol, style="dim"), Text(line, style="dim"))
    return table


def _cued(wording: Wording, language: Language) -> str:
    return f"{wording.title(language)}: {wording.cue(language)}"


def _unjudged(state: PersonState, language: Language) -> Iterator[str]:
    """The reasons why rows are not judged, but for those of other activities, each with the number of its rows."""
    reasons = [reason for reason in state.not_judged.values() if reason not in _NOT_NOW]
    for reason in dict.fromkeys(reasons):
        count = reasons.count(reason)
        rows = say(language, f"{count} row{'s' if count > 1 else ''}: ", f"{count} 项：")
        yield f"{rows}{reason.text(language)}"
