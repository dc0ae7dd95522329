"""How well the product does on clips that were filmed worse: ``python -m benchmarks.robustness DIR --keep FOLDER``.

Decoded frames are changed in memory, ahead of the pose model; landmarks are shaken after it. All else is the product.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.kept import Varied, evaluated
from benchmarks.losses import LEGEND, figure_table, row_table
from benchmarks.variations import CONDITIONS
from calibration import tables
from calibration.commands.common import exit_on_error, wide_console
from calibration.evaluate import Evaluation, read_labels
from posture.errors import SettingsError
from posture.rules import RULES

CLEAN = next(iter(CONDITIONS))


def main(  # noqa: PLR0913, PLR0917 - one argument per option
    folder: Annotated[Path, typer.Argument(help="Labelled clips, as `python -m calibration evaluate` takes them.")],
    keep: Annotated[Path, typer.Option(help="Keep poses here, and take those that are there: a run can be resumed.")],
    conditions: Annotated[str, typer.Option(help="Names with commas between them.")] = ",".join(CONDITIONS),
    every: Annotated[int, typer.Option(min=1, help="Only every so manieth clip.")] = 1,
    jobs: Annotated[int, typer.Option(min=1, help="Clips at once.")] = 1,
    list_errors: Annotated[bool, typer.Option("--list-errors", help="List every wrong episode.")] = False,  # noqa: FBT002
) -> None:
    """Evaluate the clips under each condition, and print what each loses against the clean clips."""
    with exit_on_error():
        names, labelled = chosen(conditions), read_labels(folder)[::every]
        found = {name: evaluated(name, labelled, Varied(name, keep), jobs) for name in names}
    _show(found, list_errors=list_errors)
    raise typer.Exit(1 if any(evaluation.failures for evaluation in found.values()) else 0)


def chosen(names: str) -> tuple[str, ...]:
    """The conditions of a list with commas, the clean one first. Raises SettingsError for one that there is not."""
    wanted = [name.strip() for name in names.split(",")]
    unknown = [name for name in wanted if name not in CONDITIONS]
    if unknown:
        raise SettingsError(f"--conditions: wanted some of {', '.join(CONDITIONS)}; got {', '.join(unknown)}")
    return tuple(name for name in CONDITIONS if name == CLEAN or name in wanted)


def _show(found: dict[str, Evaluation], *, list_errors: bool) -> None:
    console = wide_console()
    scores = {name: evaluation.scores for name, evaluation in found.items()}
    console.print(figure_table(scores, {name: condition.what for name, condition in CONDITIONS.items()}))
    console.print(LEGEND, style="dim")
    console.print("Rows whose F1 changes:")
    console.print(row_table(scores))
    for name, evaluation in found.items():
        if list_errors:
            console.rule(name)
            console.print(tables.mistakes(evaluation.scores, RULES))
        for failure in evaluation.failures:
            console.print(f"not reviewed: {name}: {failure.clip}: {failure.error}", style="red", markup=False)


if __name__ == "__main__":
    typer.run(main)
