"""`python -m calibration evaluate DIR`: how well the product does on labelled clips."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from calibration import tables
from calibration.evaluate import Evaluation, Keeping, ReadyReports, ReviewClip, evaluate, read_labels, review_clip
from posture.errors import PostureError, SettingsError
from posture.rules import RULES

WIDTH: Final = 200
"""Columns of text where the output is no terminal: the table is wide."""

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Measures the product against labelled clips.")


@app.callback()
def _commands() -> None:
    """Keep `evaluate` a command of its own, as more will join it."""


@app.command("evaluate")
def evaluate_command(  # noqa: PLR0913, PLR0917 - one argument per option
    folder: Annotated[Path, typer.Argument(help="Labelled clips: NAME.json beside NAME.mp4.")],
    jobs: Annotated[int, typer.Option(min=1, help="Clips reviewed at once.")] = 1,
    reports: Annotated[Path | None, typer.Option(help="Take ready reports NAME.json from here.")] = None,
    keep: Annotated[Path | None, typer.Option(help="Keep each report here as NAME.json.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the result to this file too.")] = None,
    rule: Annotated[str | None, typer.Option(help="Show this row only.")] = None,
    list_errors: Annotated[bool, typer.Option("--list-errors", help="List every wrong episode.")] = False,  # noqa: FBT002
) -> None:
    """Review every labelled clip of a folder, and compare with what really happened."""
    try:
        rules = _chosen(rule)
        evaluation = _evaluate(folder, _review(reports, keep), jobs)
        if json:
            json.write_text(tables.to_json(evaluation, rules), encoding="utf-8")
    except PostureError as error:
        Console(stderr=True).print(f"error: {error}", style="red", highlight=False, markup=False)
        raise typer.Exit(2) from error
    _show(evaluation, rules, list_errors=list_errors)
    raise typer.Exit(1 if evaluation.failures else 0)


def _chosen(rule: str | None) -> tuple[str, ...]:
    if rule is not None and rule not in RULES:
        raise SettingsError(f"--rule: a row of the table was wanted ({', '.join(RULES)}), got {rule!r}")
    return (rule,) if rule else tuple(RULES)


def _review(reports: Path | None, keep: Path | None) -> ReviewClip:
    review: ReviewClip = ReadyReports(reports) if reports else review_clip
    return Keeping(review, keep) if keep else review


def _evaluate(folder: Path, review: ReviewClip, jobs: int) -> Evaluation:
    labelled = read_labels(folder)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Reviewing", total=len(labelled))

        def done(clip: str) -> None:
            progress.update(task, advance=1, description=clip)

        return evaluate(labelled, review, jobs=jobs, done=done)


def _show(evaluation: Evaluation, rules: tuple[str, ...], *, list_errors: bool) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH)
    console.print(tables.board(evaluation.scores, rules))
    if list_errors:
        console.print(tables.mistakes(evaluation.scores, rules))
    for failure in evaluation.failures:
        console.print(f"not reviewed: {failure.clip}: {failure.error}", style="red", highlight=False, markup=False)


if __name__ == "__main__":
    app()
