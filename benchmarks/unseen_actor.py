"""How well the product does on people whom its learned part has never seen: ``python -m benchmarks.unseen_actor``.

The leg classifier is trained without the actor who is judged, once for each, and each actor's part of the clips is
judged with it. The thresholds stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final

import typer

from benchmarks.kept import Varied, evaluated
from benchmarks.losses import LEGEND, figure_table, row_table
from benchmarks.variations import CONDITIONS
from calibration import tables
from calibration.commands.common import exit_on_error, progress_bar, wide_console
from calibration.evaluate import Evaluation, ReviewClip, read_labels
from calibration.labels import Label
from calibration.legs.samples import Samples, samples_of
from calibration.legs.train import fit, held_out_logits, temperature, with_temperature, yaw_groups
from calibration.people import pair_people
from posture.config.leg_weights import load_leg_network, save_leg_network
from posture.errors import SettingsError
from posture.features.moment.leg_classifier import LegClassifier
from posture.features.moment.perceptron import Perceptron
from posture.report.model import Report
from posture.rules import RULES

CLEAN: Final = next(iter(CONDITIONS))
SEEN, UNSEEN, RULES_ALONE = "product", "unseen actor", "rules alone"
NOTES: Final = MappingProxyType(
    {
        SEEN: "leg classifier of the product, trained on everyone",
        UNSEEN: "leg classifier trained without the actor judged",
        RULES_ALONE: "no leg classifier",
    }
)
Labelled = tuple[tuple[Path, Label], ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Reviews clips, each person with a leg classifier that never saw that person."""

    keep: Path
    labels: Mapping[str, Label]
    """By the name of the clip's file."""
    weights: Mapping[str, Path]
    """By the actor who was left out."""

    def __call__(self, clip: Path) -> Report:
        """The report of a clip, put together from those of the classifiers."""
        clean, label = Varied(CLEAN, self.keep), self.labels[clip.name]
        names = {one.name for one in label.people} or {next(iter(self.weights))}
        networks = {name: load_leg_network(self.weights[name]) for name in sorted(names)}
        return _together({name: clean.judge(clip, LegClassifier(networks[name])) for name in networks}, label)


@dataclass(frozen=True, slots=True)
class RulesAlone:
    """Reviews clips without a leg classifier."""

    keep: Path

    def __call__(self, clip: Path) -> Report:
        """The report of a clip."""
        return Varied(CLEAN, self.keep).judge(clip, None)


def _together(reports: Mapping[str, Report], label: Label) -> Report:
    """Each person as in the report that was made without them; whom the label does not know, as in any."""
    one = next(iter(reports.values()))
    names = {person.person: label.people[place].name for place, person in pair_people(one.people, label).pairs}
    people = tuple(
        next(same for same in reports.get(names.get(person.person, ""), one).people if same.person == person.person)
        for person in one.people
    )
    return one.model_copy(update={"people": people})


def main(  # noqa: PLR0913, PLR0917 - one argument per option
    folder: Annotated[
        Path, typer.Argument(help="Labelled clips (JSON), as `python -m calibration evaluate` has them.")
    ],
    samples: Annotated[list[Path], typer.Argument(help="Poses of `python -m calibration.legs poses` for training.")],
    keep: Annotated[Path, typer.Option(help="Keep poses and weights here, and take the poses that are there.")],
    every: Annotated[int, typer.Option(min=1, help="Judge only every so manieth clip.")] = 1,
    jobs: Annotated[int, typer.Option(min=1, help="Clips at once.")] = 1,
    list_errors: Annotated[bool, typer.Option("--list-errors", help="List every wrong episode.")] = False,  # noqa: FBT002
) -> None:
    """Evaluate the clips with what was learned from others, and print what is lost against the product."""
    with exit_on_error():
        labelled = read_labels(folder)
        _find_poses(labelled, keep)
        weights = _trained(labelled, samples, keep)
        unseen = Unseen(keep, {label.clip: label for _, label in labelled}, weights)
        reviews: dict[str, ReviewClip] = {SEEN: Varied(CLEAN, keep), UNSEEN: unseen, RULES_ALONE: RulesAlone(keep)}
        found = {name: evaluated(name, labelled[::every], review, jobs) for name, review in reviews.items()}
    _show(found, list_errors=list_errors)


def _find_poses(labelled: Labelled, keep: Path) -> None:
    """Of every clip that has none yet: the others learn from all clips, whichever are judged."""
    with progress_bar("poses", len(labelled)) as done:
        for clip, _ in labelled:
            Varied(CLEAN, keep).poses(clip)
            done(f"poses: {clip.name}")


def _trained(labelled: Labelled, folders: list[Path], keep: Path) -> dict[str, Path]:
    """Weights without each of the people in the labels. Raises SettingsError where nobody else is left."""
    samples = _samples(labelled, folders, keep)
    weights = {}
    for name in sorted({one.name for _, label in labelled for one in label.people}):
        weights[name] = keep / f"legs_without_{name}.json"
        others = samples.where(samples.actors != name)
        save_leg_network(_network(others, name), weights[name], f"{len(others.labels)} moments of others than {name}")
    return weights


def _samples(labelled: Labelled, folders: list[Path], keep: Path) -> Samples:
    """Of the training folders, and of the clips themselves."""
    ready = [(file, file.with_suffix(".json")) for folder in folders for file in sorted(folder.glob("*.npz"))]
    clean = Varied(CLEAN, keep)
    return samples_of([*ready, *((clean.place(clip), clip.with_suffix(".json")) for clip, _ in labelled)])


def _network(others: Samples, name: str) -> Perceptron:
    """Fitted and cooled by others alone: the temperature is that of angles that were left out in turn."""
    if not len(others.labels):
        raise SettingsError(f"samples of others than {name} were wanted, found none; name folders with more actors")
    by = temperature(held_out_logits(others, yaw_groups(others)), others.labels)
    return with_temperature(fit(others), by)


def _show(found: dict[str, Evaluation], *, list_errors: bool) -> None:
    console = wide_console()
    scores = {name: evaluation.scores for name, evaluation in found.items()}
    console.print(figure_table(scores, NOTES))
    console.print(LEGEND, style="dim")
    console.print("Rows whose F1 changes:")
    console.print(row_table(scores))
    for name, evaluation in found.items():
        if list_errors:
            console.rule(name)
            console.print(tables.mistakes(evaluation.scores, RULES))


if __name__ == "__main__":
    typer.run(main)
