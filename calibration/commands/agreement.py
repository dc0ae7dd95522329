"""`python -m calibration agreement A B`: how far two raters agree, or a rater and the product."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import typer
from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from posture.errors import SettingsError
from posture.report.text import time_range

from ..agreed import NOTE, Agreement, headings, number
from ..agreement import Disagreement, RaterComparison, compare_raters, read_rater, recordings
from ..evaluate import review_clip
from ..formats.product import label_of
from ..labels import Label
from ..metrics import DEFAULT_IOU
from .common import exit_on_error, progress_bar, select_rules, warn_of, wide_console

WORST: Final = 5
"""Rows of which the disagreements are listed."""
PLACES: Final = 5
"""Disagreements listed of each."""
LEGEND: Final = (
    f"Episodes: F1 at IoU {DEFAULT_IOU}; onset s: how much later the second rater lets the same episodes begin."
)


def agreement_command(
    first: Annotated[Path, typer.Argument(help="Labels of the first rater: a file or a folder.")],
    second: Annotated[
        Path | None,
        typer.Argument(
            help="Those of the second, or reports (--json) or clips; the product on A's clips if not given."
        ),
    ] = None,
    rule: Annotated[str | None, typer.Option(help="Show this row only.")] = None,
) -> None:
    """Compare two raters row by row: kappa, AC1, episodes, onsets, and where they disagree most.

    Labels are JSON, ELAN files or BORIS tables.
    """
    with exit_on_error():
        rules = select_rules(rule)
        one = _labels(first)
        other = _labels(second) if second else _reviewed(_clips_beside(first, one))
        comparison = compare_raters(one, other)
    wide_console().print(_board(comparison, rules))


def _labels(place: Path) -> dict[str, Label]:
    videos = recordings(place)
    labels = _reviewed(videos) if videos else read_rater(place)
    warn_of(labels.values())
    if not labels:
        raise SettingsError(f"{place}: labels, reports or clips were wanted, none found")
    return labels


def _clips_beside(place: Path, labels: dict[str, Label]) -> tuple[Path, ...]:
    folder = place if place.is_dir() else place.parent
    return tuple(folder / label.clip for label in labels.values())


def _reviewed(clips: tuple[Path, ...]) -> dict[str, Label]:
    labels = {}
    with progress_bar("Reviewing", len(clips)) as done:
        for clip in clips:
            report = review_clip(clip)
            labels[Path(report.source.file).stem] = label_of(report)
            done(clip.name)
    return labels


def _board(comparison: RaterComparison, rules: tuple[str, ...]) -> RenderableType:
    parts: list[RenderableType] = [_rows(comparison, rules), Text(f"{LEGEND} {NOTE}", style="dim")]
    worst = sorted(rules, key=lambda rule: -comparison.rows[rule].disagreed_seconds)[:WORST]
    parts += [_places(comparison.rows[rule].disagreements) for rule in worst if comparison.rows[rule].disagreements]
    remarks = [f"{comparison.clips} clips, {comparison.people} people compared.", *comparison.remarks]
    return Group(*parts, *(Text(remark) for remark in remarks))


def _rows(comparison: RaterComparison, rules: tuple[str, ...]) -> Table:
    """Those that both judge somewhere, the least agreed on first."""
    table = Table(title="First and second rater", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("row", *headings("first", "second"), "episodes\nF1", "onset\ns"):
        table.add_column(column, justify="left" if column in {"row", "in words"} else "right", no_wrap=True)
    agreed = {rule: Agreement.from_units(comparison.rows[rule].units) for rule in rules}
    for rule in sorted(rules, key=lambda name: _least(agreed[name])):
        row = comparison.rows[rule]
        if agreed[rule].crossed.total:
            table.add_row(rule, *agreed[rule].cells(), number(row.f1), number(row.onset_shift))
    return table


def _least(agreed: Agreement) -> float:
    return math.inf if math.isnan(agreed.crossed.ac1) else agreed.crossed.ac1


def _places(disagreements: Iterable[Disagreement]) -> Table:
    longest = sorted(disagreements, key=lambda item: item.start - item.end)
    table = Table(title=f"Where they disagree on {longest[0].rule}", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("clip", "person", "when", "shown by"):
        table.add_column(column, overflow="fold")
    for item in longest[:PLACES]:
        when = time_range(item.start, item.end, tenths=True)
        table.add_row(item.clip, item.person, when, ("the first", "the second")[item.shown_by])
    if len(longest) > PLACES:
        table.add_row(f"and {len(longest) - PLACES} more", "", "", "")
    return table
