"""What is lost against a reference: the figures of several evaluations of the same clips, and the rows behind them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from rich import box
from rich.table import Table

from calibration.agreed import number
from calibration.scoring import Scores
from posture.rules import RULES
from posture.types import Kind

BAR: Final = 0.08
"""No figure may lose more than this."""
GAINED: Final = -1.0
"""Sign of a figure of which more is worse."""
FIGURES: Final[Mapping[str, tuple[Callable[[Scores], float], float]]] = MappingProxyType(
    {
        "macro-F1\ndon't": (lambda scores: scores.macro_f1(Kind.DONT), 1.0),
        "lowest\ndon't": (lambda scores: scores.lowest_f1(Kind.DONT), 1.0),
        "macro-F1\ndo": (lambda scores: scores.macro_f1(Kind.DO), 1.0),
        "false/min\nquiet": (lambda scores: scores.quiet_alarms_per_minute(), GAINED),
        "false/min\nall": (lambda scores: scores.alarms_per_minute(), GAINED),
        "seen\nright": (lambda scores: scores.observability().value, 1.0),
    }
)
"""Each by the head of its column, with the sign by which it is better."""
LEGEND: Final = (
    "Episodes at IoU 0.25; false/min: false don't episodes per minute of good behaviour and look-alikes, and of all "
    f"clips; seen right: judged or silent as the label says. In brackets the change; ! where more than {BAR} is lost."
)


def lost(value: float, reference: float, sign: float = 1.0) -> bool:
    """Whether a figure is worse than its reference by more than BAR; a figure that is not known is not lost."""
    return sign * (reference - value) > BAR + 1e-9


def figure_table(evaluations: Mapping[str, Scores], notes: Mapping[str, str]) -> Table:
    """One line per evaluation, the first being the reference; `notes` say what each of them is."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("", *FIGURES, ""):
        table.add_column(column, justify="left" if not column else "right", no_wrap=bool(column))
    reference = next(iter(evaluations.values()))
    for name, scores in evaluations.items():
        cells = (_cell(figure(scores), figure(reference), sign) for figure, sign in FIGURES.values())
        table.add_row(name, *cells, notes.get(name, ""))
    return table


def row_table(evaluations: Mapping[str, Scores]) -> Table:
    """F1 of every row that loses or gains anywhere; a column per evaluation, the first being the reference."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("row", "true", *evaluations):
        table.add_column(column, justify="left" if column == "row" else "right", no_wrap=True)
    for rule in RULES:
        values = [scores.rules[rule].episodes.f1 for scores in evaluations.values()]
        if any(value != values[0] for value in values if not math.isnan(value)):
            true = next(iter(evaluations.values())).rules[rule].episodes.true
            table.add_row(rule, str(true), *(_cell(value, values[0]) for value in values))
    return table


def _cell(value: float, reference: float, sign: float = 1.0) -> str:
    change = value - reference
    beside = f" ({change:+.2f})" if abs(change) >= 0.005 else ""  # noqa: PLR2004 - what two digits show
    return f"{number(value, 3)}{beside}{' !' if lost(value, reference, sign) else ''}"
