"""What a camera can judge, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from posture.camera.check import CameraFacts
from posture.cli.check_facts import Fact, describe_camera, describe_networks
from posture.i18n import say
from posture.reasons import Reason
from posture.report.model import Person
from posture.report.text import activity_word, duration, printable
from posture.rules.rule import Rule
from posture.session.observability import RowObservability, RowStatus
from posture.types import Activity, Language

_STYLES: Final = {True: ("✓", "green"), False: ("!", "yellow"), None: ("?", "dim")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What came of a check."""

    name: str
    facts: CameraFacts
    rules: Mapping[str, Rule]
    person: Person | None
    """Whoever was in view the longest."""
    people: int
    rows: tuple[RowObservability, ...]
    """Every row for that person; empty where nobody was in view."""


def check_board(checked: CheckResult, language: Language) -> RenderableType:
    """The camera's facts, the rows that can be judged, those that cannot with the reason, and what to change."""
    width, height = checked.facts.size
    length = duration(checked.facts.seconds, language)
    head = Text(printable(checked.name), style="bold").append(f" · {length} · {width}×{height}", style="not bold")
    parts: list[RenderableType] = [
        head,
        _facts([*describe_camera(checked.facts, language), describe_networks(language)]),
    ]
    if checked.person is None:
        return Group(*parts, Text(f"? {Reason.NO_PERSON.text(language)}"))
    if checked.people > 1:
        several = f"{checked.people} people in view; this is person {checked.person.person}"
        parts.append(Text(say(language, several, f"画面中有 {checked.people} 人；以下为第 {checked.person.person} 人")))
    return Group(*parts, *_rows(checked, language), *_changes(checked, language))


def _facts(lines: Iterable[Fact]) -> Table:
    table = Table.grid(padding=(0, 1))
    for fact in lines:
        symbol, style = _STYLES[fact.good]
        table.add_row(Text(symbol, style=style), Text(fact.name), Text(fact.text, style="" if fact.good else style))
    return table


def _rows(checked: CheckResult, language: Language) -> Iterator[RenderableType]:
    judged = [row for row in checked.rows if row.status is RowStatus.JUDGED]
    yield ""
    yield _counted(judged, say(language, "can be judged now", "项现在可以判断"), "✓", "bold green", language)
    if judged:
        yield _titles(judged, checked, language)
    for activity in dict.fromkeys(rule.activity for rule in checked.rules.values()):
        ready = [r for r in checked.rows if r.status is RowStatus.READY and checked.rules[r.rule].activity is activity]
        if ready:
            yield _counted(ready, _as_soon_as(activity, language), "○", "bold", language)
            yield _titles(ready, checked, language)
    for reason, blocked in _blocked(checked).items():
        yield _counted(blocked, _cannot(reason, language), "✗", "bold yellow", language)
        yield _titles(blocked, checked, language)


def _counted(rows: list[RowObservability], words: str, symbol: str, style: str, language: Language) -> Text:
    noun = say(language, " row " if len(rows) == 1 else " rows ", " ")
    return Text(f"{symbol} {len(rows)}{noun}{words}", style=style)


def _titles(rows: list[RowObservability], checked: CheckResult, language: Language) -> Padding:
    return Padding(Text(" · ".join(checked.rules[row.rule].wording.title(language) for row in rows)), (0, 0, 0, 2))


def _as_soon_as(activity: Activity, language: Language) -> str:
    word = activity_word(activity, language)
    return say(language, f"can be judged while {word}, filmed like this", f"项在{word}时可以判断（拍摄方式不变）")


def _cannot(reason: Reason, language: Language) -> str:
    return say(language, f"cannot be judged: {reason.text('en')}", f"项无法判断：{reason.text('zh')}")


def _blocked(checked: CheckResult) -> dict[Reason, list[RowObservability]]:
    """Rows that cannot be judged by their reason, the one that costs most rows first."""
    found: dict[Reason, list[RowObservability]] = {}
    for row in checked.rows:
        if row.status is RowStatus.BLOCKED and row.reason is not None:
            found.setdefault(row.reason, []).append(row)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _changes(checked: CheckResult, language: Language) -> Iterator[RenderableType]:
    """What to change to judge more, by how much it gains."""
    gains = _gains(checked, language)
    if gains:
        yield ""
        yield Text(say(language, "To judge more, or more surely:", "如何判断更多、更准："), style="bold")
    for remedy, count in gains.items():
        gain = say(language, f" (+{count} row{'s' if count > 1 else ''})", f"（+{count} 项）") if count else ""
        yield Text(f"  → {remedy}{gain}")


def _gains(checked: CheckResult, language: Language) -> Counter[str]:
    """How many rows each remedy could gain; none for those that only make verdicts surer."""
    gains: Counter[str] = Counter()
    for reason, rows in _blocked(checked).items():
        gains[reason.remedy(language)] += len(rows)
    for fact in describe_camera(checked.facts, language):
        gains[fact.remedy] += 0
    del gains[""]
    return gains
