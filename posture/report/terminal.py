"""The board in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich import box
from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from posture.i18n import say
from posture.reasons import Reason
from posture.report.highlights import next_step, went_well
from posture.report.html_text import phrases
from posture.report.model import Finding, Person, Report, Source
from posture.report.notices import notices
from posture.report.priorities import same_cause, top_priorities
from posture.report.row_summary import Group, Tone, detail, groups, tone, wording
from posture.report.text import (
    activity_word,
    duration,
    kind_word,
    outcome_word,
    person_word,
    place_word,
    printable,
    score_line,
    strength,
    time_range,
)
from posture.rules import RULES
from posture.types import Language, Outcome

_STYLES: Final = {
    Tone.GOOD: "green",
    Tone.PARTLY: "yellow",
    Tone.MISSING: "yellow",
    Tone.BAD: "bold red",
    Tone.UNJUDGED: "dim",
}


def board(report: Report, language: Language, weights: Mapping[str, float] | None = None) -> RenderableType:
    """Every person's rows as rich prints them: a symbol, a word, times, strength, and why a row was not judged.

    With the `weights` of the rows, the few points to work on first follow them; raises KeyError for a row without one.
    Rows of an activity that never happened take one line together. Nothing depends on colour alone.
    """
    parts: list[RenderableType] = [_source_line(report.source, language)]
    if report.house:
        parts.append(Text(say(language, "House rules: ", "评判规则：") + printable(report.house), style="dim"))
    parts += [Text(notice, style="yellow") for notice in notices(report, language)]
    if not report.people:
        parts.append(_nobody(language))
    for person in report.people:
        head = _header(person, language, several=len(report.people) > 1)
        parts += ["", head, _well(person, language), _table(person, language)]
        parts += [_points(person, weights, language), _next(person, weights, language)] if weights else []
    return Stack(*parts, _legend(language)) if report.people else Stack(*parts)


def _source_line(source: Source, language: Language) -> Text:
    facts = f" · {duration(source.seconds, language)} · {source.width}×{source.height} · "
    line = Text(printable(source.file), style="bold").append(facts, style="not bold")
    line.append(say(language, f"{source.fps:.3g} frames/s", f"每秒 {source.fps:.3g} 帧"), style="not bold")
    if source.start:
        late = f"{source.start:.1f}"
        line.append(say(language, f" · begins {late} s into the file", f" · 画面从文件的第 {late} 秒开始"))
    if source.truncated:
        line.append(say(language, " · the file ends early", " · 文件不完整，提前结束"), style="yellow")
    return line


def _nobody(language: Language) -> Text:
    text = Reason.NO_PERSON.text(language)
    rows = say(language, f"{len(RULES)} rows not judged", f"{len(RULES)} 项均未判断")
    return Text(say(language, f"{Tone.UNJUDGED.symbol} {rows}: {text}", f"{Tone.UNJUDGED.symbol} {rows}：{text}"))


def _header(person: Person, language: Language, *, several: bool) -> Text:
    head = Text(person_word(person.person, language), style="bold")
    if several:
        head.append(f" · {place_word(person.x, language)}", style="not bold")
    seen = ", ".join(time_range(start, end) for start, end in person.present)
    head.append(f" · {say(language, 'in view', '出现于')} {seen}\n", style="not bold")
    head.append(score_line(person.score, language) + "\n", style="not bold")
    return head.append(_activities(person, language), style="dim")


def _activities(person: Person, language: Language) -> str:
    totals: dict[str, float] = {}
    for span in person.activity:
        word = activity_word(span.activity, language)
        totals[word] = totals.get(word, 0.0) + span.end - span.start
    return " · ".join(f"{word} {duration(seconds, language)}" for word, seconds in totals.items())


def _table(person: Person, language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("", no_wrap=True)
    table.add_column(say(language, "Row", "项目"), ratio=4, overflow="fold")
    table.add_column(say(language, "Outcome", "结果"), no_wrap=True)
    table.add_column(say(language, "When, or why not", "时间或原因"), ratio=5, overflow="fold")
    table.add_column(say(language, "Strength", "强度"), ratio=3, overflow="fold")
    for group in groups(person):
        _add_group(table, group, language)
    return table


def _add_group(table: Table, group: Group, language: Language) -> None:
    name = activity_word(group.activity, language)
    heading = Text(say(language, name.capitalize(), name), style="bold")
    if not group.happened:
        rows = say(language, f" · {len(group.findings)} rows", f" · {len(group.findings)} 项")
        outcome = f"{Tone.UNJUDGED.symbol} {outcome_word(Outcome.NOT_JUDGED, language)}"
        dim = (Text(words, style="dim") for words in (outcome, group.reason.text(language)))
        table.add_row("", heading.append(rows, style="not bold dim"), *dim)
        return
    table.add_row("", heading)
    for finding in group.findings:
        table.add_row(*_cells(finding, group.seconds, language))
    table.add_section()


def _cells(finding: Finding, seconds: float, language: Language) -> tuple[Text, ...]:
    mark = tone(finding)
    return (
        Text(kind_word(finding.kind, language), style="dim"),
        Text(wording(finding).title(language)),
        Text(f"{mark.symbol} {outcome_word(finding.outcome, language, finding.kind)}", style=_STYLES[mark]),
        Text(detail(finding, language, seconds), style="dim" if mark is Tone.UNJUDGED else ""),
        Text(strength(finding.rule, finding.episodes, language)),
    )


def _points(person: Person, weights: Mapping[str, float], language: Language) -> Text:
    """What to work on first, one line each, with the rows that saw the same."""
    lines = Text(phrases(language)["points"], style="bold")
    points = top_priorities(person, weights)
    for rank, point in enumerate(points, start=1):
        lines.append(f"\n{rank}. {wording(point.finding).advice(language)}", style="not bold")
        also = same_cause(point, language)
        lines.append(f" {also}" if also else "", style="not bold dim")
    return lines if points else Text(phrases(language)["no_points"])


def _well(person: Person, language: Language) -> Text:
    """What went well, in one line."""
    words, good = phrases(language), went_well(person)
    names = " · ".join(_good(finding, language) for finding in good)
    return Text(words["well"] + words["colon"], style="bold").append(names or words["no_well"], style="not bold")


def _good(finding: Finding, language: Language) -> str:
    """The outcome goes with the title: that of a don't alone would read as if it had been shown."""
    outcome = outcome_word(finding.outcome, language, finding.kind)
    return Tone.GOOD.symbol + " " + wording(finding).title(language) + say(language, f" ({outcome})", f"（{outcome}）")


def _next(person: Person, weights: Mapping[str, float], language: Language) -> Text:
    words = phrases(language)
    line = Text(words["next"] + words["colon"], style="bold")
    return line.append(next_step(person, weights, language), style="not bold")


def _legend(language: Language) -> Padding:
    words = phrases(language)
    marks = "  ".join(f"{mark.symbol} {words[f'legend_{mark}']}" for mark in Tone)
    return Padding(Text(marks, style="dim"), (1, 0, 0, 0))
