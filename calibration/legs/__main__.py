"""`python -m calibration.legs render|poses|train|test`: makes what the leg classifier learns from, fits and tests it.

Who has the renderer can make the training data anew: see `calibration.legs.render`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from sklearn.metrics import confusion_matrix, f1_score

from posture.config.leg_weights import DEFAULT, load_leg_network, save_leg_network
from posture.features.moment.leg_classifier import CLASSES
from posture.types import FloatArray

from ..commands.common import exit_on_error, progress_bar
from .actor import load_actor_kit
from .poses import keep_poses, labelled
from .render import render
from .samples import Samples, read_samples
from .train import YAW_STEP, fit, held_out_logits, logits, temperature, with_temperature, yaw_groups

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Trains the classifier of how the legs lie.")
Folders = Annotated[list[Path], typer.Argument(help="Cached poses NAME.npz beside labels NAME.json.")]


@app.command("render")
def render_clips(
    actor: Annotated[Path, typer.Argument(help="Folder of the renderer: syntheticactor/ and assets/.")],
    clips: Annotated[Path, typer.Argument(help="Write clips NAME.mp4 and labels NAME.json here.")],
    first: Annotated[int, typer.Option(min=0, help="Number of the first clip.")] = 0,
    count: Annotated[int, typer.Option(min=1, help="How many.")] = 258,
) -> None:
    """Render clips of seated people; those that are there already are left as they are."""
    with exit_on_error():
        kit = load_actor_kit(actor)
        with progress_bar("Rendering", count) as done:
            for number in range(first, first + count):
                done(render(kit, clips, number).name)


@app.command("poses")
def find(
    clips: Annotated[Path, typer.Argument(help="Clips NAME.mp4 with labels NAME.json, rendered here or labelled.")],
    folder: Annotated[Path, typer.Argument(help="Write poses NAME.npz and labels NAME.json here.")],
) -> None:
    """Find the poses of labelled clips, for training; those that are there already are left as they are."""
    with exit_on_error(), progress_bar("Poses", len(labelled(clips))) as done:
        keep_poses(clips, folder, done)


@app.command()
def train(
    folders: Folders,
    weights: Annotated[Path, typer.Option(help="Write the weights here.")] = DEFAULT,
) -> None:
    """Fit to every moment; say how well it does on actors and yaws that it was not fitted to."""
    console, samples = Console(), read_samples(folders)
    actors = held_out_logits(samples, samples.actors)
    by = temperature(actors, samples.labels)
    _print(console, f"Unseen actor (temperature {by:.1f})", samples, actors)
    yaws = held_out_logits(samples, yaw_groups(samples))
    _print(console, f"Unseen {YAW_STEP:.0f} degrees of yaw", samples, yaws)
    note = f"{len(samples.labels)} moments of {', '.join(sorted(set(samples.actors.tolist())))}"
    save_leg_network(with_temperature(fit(samples), by), weights, note)
    console.print(f"Weights of {note}: {weights}")


@app.command("test")
def measure(folders: Folders, weights: Annotated[Path, typer.Option(help="Measure these weights.")] = DEFAULT) -> None:
    """Measure ready weights on clips that they were not fitted to."""
    samples = read_samples(folders)
    title = f"{weights.name} on {len(samples.labels)} moments"
    _print(Console(), title, samples, logits(load_leg_network(weights), samples))


def _print(console: Console, title: str, samples: Samples, values: FloatArray) -> None:
    """Accuracy, F1 per class, and per view what was taken for what."""
    told = values.argmax(axis=1)
    console.rule(title)
    for view in ("all", *sorted(set(samples.views.tolist()))):
        here = np.ones(len(told), dtype=bool) if view == "all" else samples.views == view
        truth, said = samples.labels[here], told[here]
        scores = f1_score(truth, said, labels=range(len(CLASSES)), average=None, zero_division=np.nan)
        f1 = "  ".join(f"{name} {score:.2f}" for name, score in zip(CLASSES, scores, strict=True))
        console.print(f"{view} ({here.sum()}): accuracy {np.mean(truth == said):.3f}; F1 {f1}")
        console.print(str(confusion_matrix(truth, said, labels=range(len(CLASSES)))), highlight=False)


if __name__ == "__main__":
    app()
