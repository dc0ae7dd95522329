"""Whether scores and bands agree with labels: ``python -m benchmarks.score_order DIR --keep FOLDER``.

The scores of labelled clips of one person each are set against the share of the clip in which somebody acted a don't:
rank correlation, and the shares by band. Of the same clips it counts how many of the halves of what was judged score
within the interval. Poses are found once and kept as FOLDER/NAME.npz; kept poses know nothing of a later pose model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.table import Table
from scipy.stats import spearmanr

from calibration.commands.common import exit_on_error, progress_bar, wide_console
from calibration.evaluate import read_labels
from calibration.labels import Label
from calibration.poses import poses_of
from posture.report.model import Score
from posture.report.text import BANDS, band, interval
from posture.session.halves import pieces, scattered
from posture.session.marks import marks
from posture.session.row_evidence import RowEvidence, row_evidence
from posture.session.score_numbers import load_score_numbers
from posture.session.session import PersonSession, Session

BAR = 0.8
"""Least rank correlation."""


class EvidenceSession(PersonSession):
    """A person whose evidence can be asked for."""

    def evidence(self) -> tuple[RowEvidence, ...]:
        """What the score rests on."""
        return row_evidence(tuple(self._rows.values()), self._criteria, load_score_numbers())


class EvidentSession(Session):
    """A session of such people."""

    person_session = EvidenceSession

    def evidence(self, person: int) -> tuple[RowEvidence, ...]:
        """That of the person of a number."""
        found = self._people[person]
        return found.evidence() if isinstance(found, EvidenceSession) else ()


@dataclass(frozen=True, slots=True)
class ScoredClip:
    """A clip's label beside its score."""

    name: str
    fault_share: float
    """Seconds of all don'ts that were acted, over the clip's length: above 1 where several were at once."""
    score: Score
    inside: float
    """Share of the halves that score within the interval; NaN without a score."""


def main(
    folder: Annotated[Path, typer.Argument(help="Labelled clips, as `python -m calibration evaluate` takes them.")],
    keep: Annotated[Path, typer.Option(help="Keep poses here, and take those that are there: a run can be resumed.")],
    every: Annotated[int, typer.Option(min=1, help="Only every so manieth clip.")] = 1,
) -> None:
    """Print clips by their labelled fault time, the rank correlation with the score, and the bands."""
    with exit_on_error():
        labelled = [(clip, label) for clip, label in read_labels(folder)[::every] if len(label.people) == 1]
        with progress_bar("score", len(labelled)) as done:
            clips = [one for clip, label in labelled if (one := scored(clip, label, keep, done))]
    known = sorted((one for one in clips if one.score.value is not None), key=lambda one: one.fault_share)
    found = correlation(known)
    _show(known, len(clips), found)
    raise typer.Exit(0 if found >= BAR else 1)


def scored(clip: Path, label: Label, keep: Path, done: Callable[[str], None]) -> ScoredClip | None:
    """The clip's score and label; None where not exactly one person was found."""
    session = EvidentSession()
    for frame in poses_of(clip, keep):
        session.process(frame)
    done(clip.stem)
    people = session.people()
    if len(people) != 1:
        return None
    faults = sum(shown.end - shown.start for shown in label.people[0].shown)
    person = people[0]
    inside = share_inside(person.score, session.evidence(person.person))
    return ScoredClip(clip.stem, faults / label.seconds, person.score, inside)


def share_inside(score: Score, rows: Sequence[RowEvidence]) -> float:
    """Share of the halves of what was judged, in one piece and scattered, that score within the interval."""
    if score.low is None or score.high is None:
        return float("nan")
    blocks = len(rows[0].judged)
    taken = np.concatenate([pieces(blocks), scattered(blocks, np.random.default_rng(7))])
    found = marks(rows, taken, np.zeros((len(taken), len(rows))), load_score_numbers())
    return float(np.mean((found >= score.low) & (found <= score.high)))


def correlation(clips: Sequence[ScoredClip]) -> float:
    """Spearman's, of the score with the labelled share of faults, its sign turned: 1 where the orders agree."""
    shares, values = [one.fault_share for one in clips], [one.score.value for one in clips]
    return -float(spearmanr(shares, values).statistic)


def _show(clips: Sequence[ScoredClip], all_clips: int, found: float) -> None:
    console = wide_console()
    console.print(_table(clips))
    console.print(f"{len(clips)} of {all_clips} clips have a score")
    console.print(f"rank correlation {found:.3f}, at least {BAR} wanted")
    for least, words in BANDS:
        shares = [one.fault_share for one in clips if band(one.score.value or 0, "en") == words.english]
        console.print(f"  {least:3d} and more, {words.english}: {_spread(shares)}")
    console.print(f"halves within the interval: {np.mean([one.inside for one in clips]):.3f}")


def _spread(shares: Iterable[float]) -> str:
    known = sorted(shares)
    if not known:
        return "no clip"
    return f"{len(known)} clips, faults {known[0]:.0%} to {known[-1]:.0%} of the time, median {np.median(known):.0%}"


def _table(clips: Iterable[ScoredClip]) -> Table:
    table = Table("clip", "faults, share of the time", "score", "interval", "band", "halves within")
    for one in clips:
        words = band(one.score.value or 0, "en")
        value = str(one.score.value)
        table.add_row(one.name, f"{one.fault_share:.0%}", value, interval(one.score), words, f"{one.inside:.2f}")
    return table


if __name__ == "__main__":
    typer.run(main)
