"""How right the rows on arms are on bodies never seen: ``python -m benchmarks.arms FOLDER``.

FOLDER has moments of standing people, as `calibration.hands` is trained on. Each moment is held for some seconds, as a
photograph would be, and judged by the product's own session: with hands told by a classifier that never saw the body,
and by the rows' own rules alone. Printed are, for each row and for what is acted, how many moments are found, and how
many are denied, that is judged and not shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from calibration.commands.common import exit_on_error, progress_bar
from calibration.hands.samples import SAME, read_hands, read_label
from calibration.hands.train import fit
from calibration.legs.train import with_temperature
from calibration.poses import load_poses
from posture.config.leg_weights import leg_classifier
from posture.features.moment.hand_classifier import HandClassifier
from posture.pose.observation import view_of
from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.session.session import Session

SECONDS: Final = 5.0
RATE: Final = 10.0
NOISE: Final = 0.006
"""Share of the trunk by which landmarks shake from frame to frame: what the pose model does on a still picture."""
FOUND: Final = 0.5
"""Share of the time from which a moment counts as shown, as denied, or as not judged."""
ROWS: Final = {
    "stand.hands_in_pockets": frozenset({"pocket"}),
    "stand.arms_folded": frozenset({"folded"}),
    "stand.arms_at_sides": frozenset({"hang"}),
}
"""Each row, and what the hands do when it holds: a don't with one hand, a do with both."""
ONE_HAND: Final = frozenset({"stand.hands_in_pockets"})
OUTCOMES: Final = ("shown", "denied", "not judged")
BEFORE, AFTER = "rules alone", "with the classifier"


@dataclass(frozen=True, slots=True)
class Held:
    """One moment and who is in it."""

    actor: str
    moment: Mapping[str, Any]
    frame: PoseFrame

    @property
    def view(self) -> str:
        """The class of view that it is taken from."""
        return view_of(self.frame.people[0].pose).value

    def acted(self, row: str) -> bool:
        """Whether the row's behaviour is acted."""
        hands = [self.moment[side] in ROWS[row] for side in ("left", "right")]
        return any(hands) if row in ONE_HAND else all(hands)

    def frames(self) -> Iterator[PoseFrame]:
        """The moment held, the landmarks shaking a little."""
        pose, rng = self.frame.people[0].pose, np.random.default_rng(1)
        trunk = float(np.ptp(pose.picture[[11, 12, 23, 24], 1]))
        for k in range(round(SECONDS * RATE)):
            shaken = Pose(
                pose.picture + rng.normal(0, NOISE * trunk, pose.picture.shape),
                pose.world + rng.normal(0, NOISE / 2, pose.world.shape),
                pose.visibility.copy(),
                pose.presence.copy(),
                pose.light,
            )
            yield PoseFrame(k / RATE, self.frame.width, self.frame.height, (PersonPose(1, shaken),))


def main(
    folders: Annotated[list[Path], typer.Argument(help="Poses NAME.npz with labelled moments NAME.json.")],
    every: Annotated[int, typer.Option(min=1, help="Judge only every so manieth moment.")] = 1,
) -> None:
    """Print what the rows make of every moment."""
    with exit_on_error():
        moments = [held for folder in folders for held in held_moments(folder)][::every]
        classifiers = _left_out(folders)
        counts: Counter[tuple[str, ...]] = Counter()
        with progress_bar("Judging", len(moments)) as done:
            for held in moments:
                for how, hands in ((BEFORE, None), (AFTER, classifiers[held.actor])):
                    counts.update(outcomes(held, how, hands))
                done(held.actor)
    for how in (BEFORE, AFTER):
        Console(width=130).print(_table(counts, how))


def held_moments(folder: Path) -> Iterator[Held]:
    """Every moment of a folder in which somebody was found. Raises SettingsError for a file without a label."""
    for file in sorted(folder.glob("*.npz")):
        label = read_label(file.with_suffix(".json"))
        for frame in load_poses(file):
            moment = next((one for one in label["moments"] if abs(one["t"] - frame.time) < SAME), None)
            if moment is not None and frame.people:
                yield Held(label["actor"], moment, frame)


def _left_out(folders: list[Path]) -> dict[str, HandClassifier]:
    """For every body a classifier that never saw it."""
    hands = read_hands(folders)
    actors = sorted(set(hands.actors.tolist()))
    return {
        actor: HandClassifier(with_temperature(fit(hands.where(hands.actors != actor)), COOLED)) for actor in actors
    }


COOLED: Final = 1.2
"""What logits are divided by, as `calibration.hands train` finds it over all bodies."""


def outcomes(held: Held, how: str, hands: HandClassifier | None) -> Iterator[tuple[str, ...]]:
    """(how, row, acted or what else is done, view, outcome) for every row."""
    session = Session(classifier=leg_classifier(), hand_classifier=hands)
    for frame in held.frames():
        session.process(frame)
    for person in session.people():
        for row in ROWS:
            found = person.finding(row)
            shown, judged = found.shown_seconds / SECONDS, found.judged_seconds / SECONDS
            outcome = OUTCOMES[0] if shown >= FOUND else OUTCOMES[1] if judged >= FOUND else OUTCOMES[2]
            acted = "acted" if held.acted(row) else held.moment["way"]
            yield how, row, acted, held.view, outcome


def _table(counts: Counter[tuple[str, ...]], how: str) -> Table:
    table = Table("row", "acted", "view", "moments", *OUTCOMES, title=how)
    keys = sorted(
        {key[1:4] for key in counts if key[0] == how} | {(*key[1:3], "all") for key in counts if key[0] == how}
    )
    for row, acted, view in keys:
        chosen = [
            sum(
                n
                for key, n in counts.items()
                if key[:3] == (how, row, acted) and view in ("all", key[3]) and key[4] == one
            )
            for one in OUTCOMES
        ]
        total = sum(chosen)
        if view == "all" or acted == "acted":
            table.add_row(row, acted, view, str(total), *(f"{n / total:.2f}" for n in chosen))
    return table


if __name__ == "__main__":
    typer.run(main)
