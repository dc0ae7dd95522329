"""`python -m calibration evaluate DIR`: how well the product does on labelled clips."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from posture.atomic_files import atomic_write, check_writable

from .. import tables
from ..evaluate import Evaluation, ReviewClip, evaluate, kept_report, read_labels, ready_report, review_clip
from .common import exit_on_error, progress_bar, select_rules, warn_of, wide_console


def evaluate_command(  # noqa: PLR0913, PLR0917 - one argument per option
    folder: Annotated[Path, typer.Argument(help="Clips with labels: NAME.json, NAME.eaf (ELAN) or BORIS tables.")],
    jobs: Annotated[int, typer.Option(min=1, help="Clips reviewed at once.")] = 1,
    reports: Annotated[Path | None, typer.Option(help="Take ready reports NAME.json from here.")] = None,
    keep: Annotated[Path | None, typer.Option(help="Keep each report here as NAME.json.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the result to this file too.")] = None,
    rule: Annotated[str | None, typer.Option(help="Show this row only.")] = None,
    list_errors: Annotated[bool, typer.Option("--list-errors", help="List every wrong episode.")] = False,  # noqa: FBT002
) -> None:
    """Review every labelled clip of a folder, and compare with what really happened."""
    with exit_on_error():
        rules = select_rules(rule)
        if json:
            check_writable(json)
        evaluation = _evaluate(folder, _review(reports, keep), jobs)
        if json:
            with atomic_write(json) as file:
                file.write(tables.to_json(evaluation, rules))
    _show(evaluation, rules, list_errors=list_errors)
    raise typer.Exit(1 if evaluation.failures else 0)


def _review(reports: Path | None, keep: Path | None) -> ReviewClip:
    review: ReviewClip = partial(ready_report, reports) if reports else review_clip
    return partial(kept_report, review, keep) if keep else review


def _evaluate(folder: Path, review: ReviewClip, jobs: int) -> Evaluation:
    labelled = read_labels(folder)
    warn_of(label for _, label in labelled)
    with progress_bar("Reviewing", len(labelled)) as done:
        return evaluate(labelled, review, jobs=jobs, done=done)


def _show(evaluation: Evaluation, rules: tuple[str, ...], *, list_errors: bool) -> None:
    console = wide_console()
    console.print(tables.board(evaluation.scores, rules))
    if list_errors:
        console.print(tables.mistakes(evaluation.scores, rules))
    for failure in evaluation.failures:
        console.print(f"not reviewed: {failure.clip}: {failure.error}", style="red", highlight=False, markup=False)
