"""`python -m calibration.walking train`: fits the walk detector to kept poses, and says how it does on unseen people.

The weights that come with the product were fitted to the kept poses of real people, to those of the labelled clips,
and to rendered walkers, shufflers and people who shift their feet, of twelve more bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console

from posture.config.walk_weights import DEFAULT, save_walk_model
from posture.errors import SettingsError
from posture.types import FloatArray

from ..commands.common import exit_on_error
from ..formats import read_labels_in
from ..real_labels import FILE, read_real_labels
from .samples import LabelledPoses, Windows, windows_of
from .train import fit, held_out, told

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Trains the detector of walking.")


@app.callback()
def detector() -> None:
    """Trains the detector of walking."""


@app.command()
def train(
    folders: Annotated[list[Path], typer.Argument(help="Kept poses NAME.npz with labels.json or a NAME.json each.")],
    labels: Annotated[list[Path] | None, typer.Option(help="Look for NAME.json here too.")] = None,
    weights: Annotated[Path, typer.Option(help="Write the weights here.")] = DEFAULT,
    without: Annotated[Path | None, typer.Option(help="Write weights fitted without each group here.")] = None,
) -> None:
    """Fit to every window; say how well each group is told that was not fitted to."""
    console = Console()
    with exit_on_error():
        windows = windows_of(one for folder in folders for one in _sources(folder, [folder, *(labels or [])]))
        for travel in (False, True):
            _print(console, windows, held_out(windows, travel=travel), "with travel" if travel else "legs alone")
        groups = ", ".join(np.unique(windows.groups).tolist())
        _save_without(windows, without)
        note = f"{len(windows.walks)} windows, {int(windows.walks.sum())} of walking, of {groups}"
        save_walk_model(fit(windows), weights, note)
    console.print(f"Weights of {note}: {weights}", highlight=False)


def _sources(folder: Path, labels: list[Path]) -> Iterator[LabelledPoses]:
    """Kept poses with their labels; the groups are the public collections, or the actors."""
    if (folder / FILE).is_file():
        yield from (LabelledPoses(real.file, real.label, f"source {real.source}") for real in read_real_labels(folder))
        return
    for file in sorted(folder.glob("*.npz")):
        (label,) = read_labels_in(_label_of(file, labels))
        if label.people:
            yield LabelledPoses(file, label, label.people[0].name)


def _save_without(windows: Windows, folder: Path | None) -> None:
    """The weights that each group is to be judged with by who wants to know how right they are on others."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for group in np.unique(windows.groups).tolist():
        place = folder / f"{group}.json"
        save_walk_model(fit(windows.where(windows.groups != group)), place, f"everybody but {group}")


def _label_of(file: Path, folders: list[Path]) -> Path:
    places = [folder / f"{file.stem}.json" for folder in folders]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise SettingsError(f"a label of {file} was wanted, found none of {', '.join(map(str, places))}")
    return found


def _print(console: Console, windows: Windows, chances: FloatArray, title: str) -> None:
    """How well each group is told by a model that never saw it."""
    console.rule(f"{title}, each group held out")
    for group in ("all", *np.unique(windows.groups).tolist()):
        here = np.ones(len(chances), dtype=bool) if group == "all" else windows.groups == group
        figures = told(windows.where(here), chances[here])
        console.print(
            f"{group:10s} {here.sum():5d} windows: AUC {figures.auc:.3f}, walking found {figures.walking:.2f}, "
            f"false walking {figures.false:.3f}",
            highlight=False,
        )


if __name__ == "__main__":
    app()
