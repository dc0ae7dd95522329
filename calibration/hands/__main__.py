"""`python -m calibration.hands render|train|test`: fits and tests what tells where the hands of standing people are.

Who has the renderer can make the training data anew: see `calibration.hands.render`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.metrics import confusion_matrix, roc_auc_score

from posture.config.hand_weights import DEFAULT, load_hand_network, save_hand_network
from posture.config.thresholds import load_thresholds
from posture.features.moment.hand_classifier import HAND_CLASSES
from posture.types import FloatArray

from ..commands.common import exit_on_error, progress_bar
from ..legs.actor import load_actor_kit
from ..legs.train import temperature, with_temperature
from .render import render
from .samples import Hands, read_hands
from .train import fit, held_out_logits, logits

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Trains the classifier of where the hands are.")
Folders = Annotated[list[Path], typer.Argument(help="Kept poses NAME.npz beside labels NAME.json.")]
POCKET: Final = HAND_CLASSES.index("in_pocket")
ROW: Final = "stand.hands_in_pockets"
BINS: Final = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
"""Of the probability of a pocket, for its reliability."""


@app.command("render")
def render_clips(
    actor: Annotated[Path, typer.Argument(help="Folder of the renderer: syntheticactor/ and assets/.")],
    clips: Annotated[Path, typer.Argument(help="Write clips NAME.mp4 and labels NAME.json here.")],
    first: Annotated[int, typer.Option(min=0, help="Number of the first clip.")] = 0,
    count: Annotated[int, typer.Option(min=1, help="How many.")] = 42,
) -> None:
    """Render clips of standing people; those that are there already are left as they are."""
    with exit_on_error():
        kit = load_actor_kit(actor)
        with progress_bar("Rendering", count) as done:
            for number in range(first, first + count):
                done(render(kit, clips, number).name)


@app.command()
def train(
    folders: Folders,
    weights: Annotated[Path, typer.Option(help="Write the weights here.")] = DEFAULT,
) -> None:
    """Fit to every hand; say how well it does on bodies that it was not fitted to."""
    with exit_on_error():
        hands, console = read_hands(folders), Console(width=120)
        left_out = held_out_logits(hands, hands.actors)
        by = temperature(left_out, hands.labels)
        _print(console, f"Every body judged without having been seen (temperature {by:.1f})", hands, left_out / by)
        note = f"{len(hands.labels)} rendered hands of {', '.join(sorted(set(hands.actors.tolist())))}"
        save_hand_network(with_temperature(fit(hands), by), weights, note)
        console.print(f"Weights of {note}: {weights}")


@app.command("test")
def measure(folders: Folders, weights: Annotated[Path, typer.Option(help="Measure these weights.")] = DEFAULT) -> None:
    """Measure ready weights on hands that they were not fitted to."""
    with exit_on_error():
        hands = read_hands(folders)
        values = logits(load_hand_network(weights), hands)
        _print(Console(width=120), f"{weights.name} on {len(hands.labels)} hands", hands, values)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What single moments come to: hands and the probability that each is in a pocket."""

    hands: Hands
    pocket: FloatArray
    onset: float
    cleared: float

    @property
    def in_pocket(self) -> NDArray[np.bool_]:
        """Those that are."""
        return np.asarray(self.hands.labels == POCKET)

    def row(self, name: str, chosen: NDArray[np.bool_], auc: str = "") -> tuple[str, ...]:
        """Of some hands: how many, and the shares that are shown and denied."""
        here = self.pocket[chosen]
        return name, str(len(here)), auc, f"{np.mean(here >= self.onset):.2f}", f"{np.mean(here <= self.cleared):.2f}"

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Pockets by view, everything else by what is acted, and pockets by body."""
        hands, true = self.hands, self.in_pocket
        yield self.row("pockets", true, f"{roc_auc_score(true, self.pocket):.3f}")
        for view in _names(hands.views):
            yield self.row(f"pockets, {view}", true & (hands.views == view))
        for way in _names(hands.ways[~true]):
            yield self.row(way, hands.ways == way)
        for actor in _names(hands.actors):
            here = hands.actors == actor
            yield self.row(f"pockets of {actor}", here & true, f"{roc_auc_score(true[here], self.pocket[here]):.2f}")


def _print(console: Console, title: str, hands: Hands, values: FloatArray) -> None:
    console.rule(title)
    console.print(", ".join(HAND_CLASSES), highlight=False)
    console.print(str(confusion_matrix(hands.labels, values.argmax(axis=1), labels=range(len(HAND_CLASSES)))))
    chances, criteria = np.exp(values - values.max(axis=1, keepdims=True)), load_thresholds()[ROW]
    pocket = (chances / chances.sum(axis=1, keepdims=True))[:, POCKET]
    told = Verdicts(hands, pocket, float(np.max(criteria.limits["chance"].onset)), criteria.constant("cleared"))
    console.print(f"In a pocket: shown from {told.onset} on, denied up to {told.cleared}, not judged between")
    table = Table("", "hands", "AUC", "shown", "denied")
    for row in told.rows():
        table.add_row(*row)
    console.print(table)
    console.print(_reliability(told.in_pocket, pocket))


def _names(column: NDArray[np.str_]) -> list[str]:
    return sorted(set(column.tolist()))


def _reliability(truth: NDArray[np.bool_], pocket: FloatArray) -> Table:
    """How often a hand is in a pocket where the classifier says so with a probability."""
    table = Table("said", "hands", "mean", "are")
    for low, high in pairwise(BINS):
        here = (pocket >= low) & (pocket < high if high < 1 else pocket <= high)
        if here.any():
            table.add_row(f"{low}-{high}", str(here.sum()), f"{pocket[here].mean():.2f}", f"{truth[here].mean():.2f}")
    return table


if __name__ == "__main__":
    app()
