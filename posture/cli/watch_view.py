"""What the terminal shows of this moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from posture.i18n import say
from posture.reasons import Reason
from posture.report.row_summary import Tone
from posture.report.text import activity_word, clock, person_word
from posture.session.session import PersonState
from posture.types import Language

_NOT_NOW: Final = frozenset({Reason.ACTIVITY_OTHER, Reason.SWITCHED_OFF})
"""Reasons that say nothing of this """


def live_view(time: float, fps: float, states: Sequence[PersonState], language: Language) -> RenderableType:
    """A line for the whole and a block for each person: what is shown, credited and not judged.

    `time` is seconds since the first frame, `fps` the frames a second that are judged.
    """
    rate = say(language, f"{fps:.0f} frames/s", f"每秒 {fps:.0f} 帧")
    how_to_end = say(language, "Ctrl-C ends", "按 Ctrl-C 结束")
    head = Text(f"{clock(time)} · {rate} · {how_to_end}", style="dim")
    if not states:
        return Group(head, Text(Reason.NO_PERSON.text(language)))
    return Group(head, *(_person(state, language) for state in states))


def _person(state: PersonState, language: Language) -> Table:
    table = Table.grid(padding=(0, 1))
    name = person_word(state.person, language)
    table.add_row("", Text(f"{name} · {activity_word(state.activity, language)}", style="bold"))
    for rule in state.shown:
        words = state.rules[rule].wording
        cued = f"{words.title(language)}{say(language, ': ', '：')}{words.cue(language)}"
        table.add_row(Text(Tone.BAD.symbol, style="bold red"), Text(cued, style="bold red"))
    for rule in state.credited:
        table.add_row(Text(Tone.GOOD.symbol, style="green"), Text(state.rules[rule].wording.title(language)))
    for line in _unjudged(state, language):
        table.add_row(Text(Tone.UNJUDGED.symbol, style="dim"), Text(line, style="dim"))
    return table


def _unjudged(state: PersonState, language: Language) -> Iterator[str]:
    """The reasons why rows are not judged, but for those of other activities, each with the number of its rows."""
    reasons = [reason for reason in state.not_judged.values() if reason not in _NOT_NOW]
    for reason in dict.fromkeys(reasons):
        count = reasons.count(reason)
        rows = say(language, f"{count} row{'s' if count > 1 else ''}: ", f"{count} 项：")
        yield f"{rows}{reason.text(language)}"
