"""The table of rows in words: as a list, as Markdown, and one row with everything behind it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from posture.cli.console import plain_table
from posture.config.profile import Profile
from posture.config.profile_diff import span
from posture.i18n import say
from posture.reasons import Reason
from posture.report.text import activity_word, kind_word, part_word, printable, unit_word, view_word
from posture.rules import RULES
from posture.rules.criteria import Criteria
from posture.rules.explanation import explanation_text
from posture.rules.rule import Rule
from posture.types import Language, View


def overview(house: Profile, language: Language) -> RenderableType:
    """Every row as the house wants it: its id, kind and words, and from where it can be judged."""
    headings = ("Id", "编号"), ("", ""), ("Row", "项目"), ("Seen from", "可判断的视角"), ("Needs", "需看到")
    table = plain_table(language, *headings)
    for rule in house.rules.values():
        words = (
            kind_word(rule.kind, language),
            rule.wording.title(language)
            + ("" if house.criteria[rule.id].used else _aside(_switched_off(language), language)),
            _views(rule, language),
            _parts(rule, language),
        )
        table.add_row(rule.id, *words, end_section=rule.id == _last(rule).id)
    return Group(*_house(house, language), table)


def markdown() -> str:
    """The table for the README, in both languages."""
    lines = ["| id | kind | original | English | seen from |", "|---|---|---|---|---|"]
    for rule in RULES.values():
        wording, kind = rule.wording, kind_word(rule.kind, "en")
        lines.append(f"| `{rule.id}` | {kind} | {wording.original} | {wording.english} | {_views(rule, 'en')} |")
    return "\n".join(lines) + "\n"


def explanation(house: Profile, row: str, language: Language) -> RenderableType:
    """One row as the house wants it: words, meaning, measure, look-alikes, needs, every number with unit and source."""
    rule, criteria = house.rules[row], house.criteria[row]
    wording = rule.wording
    kind = f"{kind_word(rule.kind, language)} · {activity_word(rule.activity, language)}"
    return Group(
        *_house(house, language),
        Text(rule.id, style="bold").append(f" · {kind}", style="not bold"),
        *([] if criteria.used else [Text(_switched_off(language), style="yellow")]),
        Text(f"{wording.original} · {wording.english}"),
        Text(wording.advice(language), style="italic"),
        Padding(Text(explanation_text(rule, language)), (1, 0)),
        Text(f"{say(language, 'Seen from: ', '可判断的视角：')}{_views(rule, language)}"),
        Text(f"{say(language, 'Needs to see: ', '需看到：')}{_parts(rule, language)}"),
        Text(f"{say(language, 'Reports: ', '报告单位：')}{unit_word(rule.unit, language)}"),
        numbers(criteria, language),
    )


def _house(house: Profile, language: Language) -> Iterator[Text]:
    if house.name:
        yield Text(say(language, "House rules: ", "评判规则：") + printable(house.name), style="dim")


def _aside(text: str, language: Language) -> str:
    return say(language, f" ({text})", f"（{text}）")


def _switched_off(language: Language) -> str:
    return Reason.SWITCHED_OFF.text(language)


def numbers(criteria: Criteria, language: Language) -> Table:
    """Every number of a row with its unit and its source."""
    headings = ("Number", "参数"), ("Onset", "开始"), ("Offset", "结束"), ("Unit", "单位"), ("Source", "来源")
    table = plain_table(language, *headings)
    for name, onset, offset, unit, source in (*_limits(criteria), *_row_numbers(criteria, language)):
        table.add_row(name, onset, offset, unit_word(unit, language), source)
    return table


def _limits(criteria: Criteria) -> Iterator[tuple[str, str, str, str, str]]:
    for name, threshold in criteria.limits.items():
        yield name, span(threshold.onset), span(threshold.offset), threshold.unit, threshold.source
    for name, constant in criteria.amounts.items():
        yield name, f"{constant.value:g}", "", constant.unit, constant.source


def _row_numbers(criteria: Criteria, language: Language) -> Iterator[tuple[str, str, str, str, str]]:
    release, source = f"{criteria.release:g}", criteria.source
    last = say(language, "must last, is over after", "须持续，结束后经过")
    yield last, f"{criteria.min_duration:g}", release, "s", source
    yield say(language, "least frame rate", "最低帧率"), f"{criteria.min_rate:g}", "", "Hz", source
    yield say(language, "weight in the score", "得分权重"), f"{criteria.weight:g}", "", "1 to 3", source
    forgiven = say(language, "share of its faults forgiven in the score", "得分中可容许的比例")
    yield forgiven, f"{criteria.tolerated:g}", "", "0 to 1", source
    yield say(language, "confidence", "可信度"), f"{criteria.confidence:g}", "", "0 to 1", source


def _views(rule: Rule, language: Language) -> str:
    seen = [view_word(view, language) for view in View if view in rule.views]
    return say(language, ", ", "、").join(seen)


def _parts(rule: Rule, language: Language) -> str:
    return say(language, ", ", "、").join(part_word(part, language) for part in rule.needs)


def _last(rule: Rule) -> Rule:
    """The last row of the same activity."""
    return [other for other in RULES.values() if other.activity is rule.activity][-1]
