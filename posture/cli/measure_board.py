"""What one row measured, on one screen."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from posture.cli.console import plain_table
from posture.cli.rules_table import numbers
from posture.i18n import say
from posture.report.measurement import Measurement
from posture.report.model import Span, Unjudged
from posture.report.text import duration, number, outcome_word, person_word, printable, time_range, unit_word
from posture.types import Language, Outcome


def measure_board(measured: Measurement, language: Language) -> RenderableType:
    """The row and the person, what was silent for how long, every stretch with its values, and the row's numbers."""
    return Group(*_head(measured, language), _stretches(measured, language), numbers(measured.criteria, language))


def _head(measured: Measurement, language: Language) -> Iterator[Text]:
    report, rule, finding = measured.report, measured.rule, measured.finding
    length = duration(report.source.seconds, language)
    yield Text(printable(report.source.file), style="bold").append(f" · {length}", style="not bold")
    if report.house:
        yield Text(say(language, "House rules: ", "评判规则：") + printable(report.house), style="dim")
    yield Text(rule.id, style="bold").append(f" · {rule.wording.title(language)}", style="not bold")
    judged, shown = (duration(seconds, language) for seconds in (finding.judged_seconds, finding.shown_seconds))
    who = say(language, f"of {len(report.people)} in view", f"画面中共 {len(report.people)} 人")
    told = say(language, f"judged {judged}, shown {shown}", f"已判断{judged}，出现{shown}")
    yield Text(" · ".join((person_word(measured.person.person, language), who, told)))
    for reason, seconds in finding.unjudged_seconds.items():
        lost = duration(seconds, language)
        yield Text(say(language, f"not judged {lost}: ", f"未判断{lost}：") + reason.text(language), style="dim")


def _stretches(measured: Measurement, language: Language) -> Table:
    """When it was shown and when it was not judged, and the values of each and of all the rest."""
    unit = unit_word(measured.rule.unit, language)
    words = (("When", "时间"), ("Outcome", "结果"), ("Least", "最小"), ("Median", "中位"))
    table = plain_table(language, *words, (f"Greatest ({unit})", f"最大（{unit}）"))
    finding = measured.finding
    kind = measured.rule.kind
    shown = outcome_word(Outcome.SHOWN, language, kind)
    for span in sorted((*finding.episodes, *finding.not_judged), key=lambda span: span.start):
        outcome = span.reason.text(language) if isinstance(span, Unjudged) else shown
        values = measured.values(within=() if isinstance(span, Unjudged) else (span,))
        table.add_row(time_range(span.start, span.end, tenths=True), outcome, *_range(values, measured.rule.unit))
    whole = Span(start=0.0, end=measured.report.source.seconds)
    rest = _range(measured.values(within=(whole,), but=finding.episodes), measured.rule.unit)
    if rest:
        table.add_row(
            say(language, "all other time", "其余时间"), outcome_word(Outcome.NOT_SHOWN, language, kind), *rest
        )
    return table


def _range(values: Sequence[float], unit: str) -> tuple[str, ...]:
    """Least, median and greatest; nothing where there is no value."""
    return tuple(number(f(values), unit) for f in (min, statistics.median, max)) if values else ()
