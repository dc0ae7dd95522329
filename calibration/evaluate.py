"""A folder of labelled clips, reviewed and scored."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from posture.atomic_files import atomic_write
from posture.errors import PostureError, SettingsError
from posture.report.model import Report

from .formats import label_file, read_folder, report_from_json
from .labels import Label
from .scoring import Scores, score_clip

ReviewClip = Callable[[Path], Report]


@dataclass(frozen=True, slots=True)
class ReviewFailure:
    """A clip that could not be reviewed."""

    clip: str
    error: str


ClipOutcome = tuple[str, Scores | ReviewFailure]
"""A clip's name, and its scores or why there are none."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of all clips."""

    scores: Scores
    failures: tuple[ReviewFailure, ...]


def review_clip(path: Path) -> Report:
    """Review a clip just as `posture review` does. Raises SourceError for one that cannot be read."""
    # Imported here, since reading ready reports needs neither the pose model nor what runs it.
    from posture.review_video import review

    return review(path).report


def read_report(path: Path) -> Report:
    """Read a file that `posture review --json` wrote. Raises SettingsError for any other."""
    return report_from_json(label_file(path))


def ready_report(folder: Path, clip: Path) -> Report:
    """The report NAME.json in `folder` of a clip NAME.mp4. Raises SettingsError where it is missing or not a report."""
    return read_report(folder / f"{clip.stem}.json")


def kept_report(review: ReviewClip, folder: Path, clip: Path) -> Report:
    """The report of a clip by `review`, which is also kept in `folder`, for `ready_report`."""
    report = review(clip)
    folder.mkdir(parents=True, exist_ok=True)
    with atomic_write(folder / f"{clip.stem}.json") as file:
        file.write(report.to_json())
    return report


def read_labels(folder: Path) -> tuple[tuple[Path, Label], ...]:
    """Every label in a folder that has its clip beside it, with the path of that clip.

    Raises SettingsError, naming every file that is wrong, or if there is no labelled clip.
    """
    labelled = read_folder(folder, clips=True)
    if not labelled:
        wanted = "labelled clips (NAME.mp4 with NAME.json, NAME.eaf, or a BORIS table) were wanted"
        raise SettingsError(f"{folder}: {wanted}, none found")
    return labelled


def evaluate(
    labelled: tuple[tuple[Path, Label], ...],
    review: ReviewClip,
    *,
    jobs: int = 1,
    done: Callable[[str], object],
) -> Evaluation:
    """Review and score clips, `jobs` at a time; `done` is called with each clip's name.

    A clip that cannot be reviewed is a failure and is not scored. With more than one job, `review` is sent to other
    processes and must be picklable.
    """
    outcomes = []
    for clip, outcome in _outcomes(labelled, review, jobs):
        done(clip)
        outcomes.append((clip, outcome))
    found = [outcome for _, outcome in sorted(outcomes, key=itemgetter(0))]
    scores = sum((one for one in found if isinstance(one, Scores)), Scores.none())
    return Evaluation(scores, tuple(one for one in found if isinstance(one, ReviewFailure)))


def _outcomes(labelled: tuple[tuple[Path, Label], ...], review: ReviewClip, jobs: int) -> Iterator[ClipOutcome]:
    """What came of each clip, in the order of the clips when there is one job, else as they come."""
    if jobs == 1:
        yield from (_outcome(clip, label, review) for clip, label in labelled)
        return
    # Spawned, not forked: the pose model runs threads, which do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        pending = [pool.submit(_outcome, clip, label, review) for clip, label in labelled]
        yield from (future.result() for future in as_completed(pending))


def _outcome(clip: Path, label: Label, review: ReviewClip) -> ClipOutcome:
    try:
        report = review(clip)
        return label.clip, score_clip(label.within(report.source.seconds), report)
    except PostureError as error:
        return label.clip, ReviewFailure(label.clip, str(error))
