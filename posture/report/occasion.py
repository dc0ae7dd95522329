"""On what occasion a report was made: who, when, where, what for, by which version and rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from posture.i18n import say
from posture.report.model import Report
from posture.report.text import printable
from posture.types import Language
from posture.version import __version__


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the recording itself does not say; empty where it is not known."""

    who: str = ""
    when: str = ""
    where: str = ""
    what_for: str = ""
    """Such as the drill."""


NOWHERE = Occasion()


def occasion_facts(occasion: Occasion, report: Report, language: Language) -> Iterator[tuple[str, str]]:
    """What is known of it, each with its name; the version and the rules always are."""
    known = (
        (say(language, "Name", "姓名"), occasion.who),
        (say(language, "Date", "日期"), occasion.when),
        (say(language, "Place", "地点"), occasion.where),
        (say(language, "Practised", "练习内容"), occasion.what_for),
        (say(language, "House rules", "评判规则"), report.house or say(language, "none, the given code", "原规范")),
        (say(language, "Version", "程序版本"), f"posture {__version__}"),
    )
    return ((name, printable(value)) for name, value in known if value)
