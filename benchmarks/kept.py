"""Poses of labelled clips under worse conditions, found once and kept, and the reports that come of them.

Finding the poses takes nearly all the time. They are kept as ``FOLDER/CONDITION/NAME.npz``, so that a run that was
broken off goes on where it was, and so that what comes after the pose model can be changed and measured anew at once.
Kept poses know nothing of later changes of the model or of how people are followed: then use a new folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from benchmarks.variations import CONDITIONS, FrameChange
from calibration.commands.common import counting
from calibration.evaluate import Evaluation, ReviewClip, evaluate
from calibration.labels import Label
from calibration.leg_weights import load_leg_network
from calibration.poses import load_poses, save_poses
from calibration.thresholds import load_thresholds
from posture.features.leg_classes import LegClassifier
from posture.model import ensure_model
from posture.pace import Pace
from posture.perception.estimator import PoseEstimator
from posture.perception.people import PeopleFollower
from posture.pose import PoseFrame
from posture.report import Report, Source
from posture.review import open_recording
from posture.session import Session


@dataclass(frozen=True, slots=True)
class Varied:
    """Reviews clips under a condition; kept poses are taken from a folder, others are found and kept there."""

    condition: str
    """One of CONDITIONS."""
    folder: Path
    weights: Path | None = None
    """Of the leg classifier; None for those of the product."""

    def __call__(self, clip: Path) -> Report:
        """The report of a clip. Raises SourceError where it cannot be read, ModelError where there is no model."""
        change = CONDITIONS[self.condition].poses
        poses = self.poses(clip)
        return judge(clip, tuple(change(poses)) if change else poses, self.weights)

    def poses(self, clip: Path) -> tuple[PoseFrame, ...]:
        """The poses of the varied frames. A change of the poses themselves is not in them: it costs nothing."""
        place = self.place(clip)
        if place.is_file():
            return load_poses(place)
        frames = tuple(_unfolded(_found(clip, CONDITIONS[self.condition].frames)))
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{place.stem}.part.npz")
        save_poses(part, frames)
        part.replace(place)
        return load_poses(place)

    def place(self, clip: Path) -> Path:
        """Where the poses of a clip are kept; conditions with the same frames share them."""
        shared = self.condition if CONDITIONS[self.condition].frames else next(iter(CONDITIONS))
        return self.folder / shared / f"{clip.stem}.npz"


def evaluated(name: str, labelled: tuple[tuple[Path, Label], ...], review: ReviewClip, jobs: int) -> Evaluation:
    """Review and score clips, `jobs` at a time, under a progress bar of that name."""
    with counting(name, len(labelled)) as done:
        return evaluate(labelled, review, jobs=jobs, done=lambda clip: done(f"{name}: {clip}"))


def judge(clip: Path, frames: Iterable[PoseFrame], weights: Path | None = None) -> Report:
    """The report of poses, at least one frame of them, as the product makes it."""
    session, pace = Session(load_thresholds(), classifier=LegClassifier(load_leg_network(weights))), Pace()
    for frame in frames:
        pace.push(frame.time)
        session.push(frame)
    source = Source(
        file=clip.name,
        seconds=round(pace.seconds, 3),
        frames=pace.frames,
        width=frame.width,
        height=frame.height,
        rotation=0,
        fps=round(pace.fps, 3),
    )
    return Report(source=source, people=session.people())


def _found(clip: Path, change: FrameChange | None) -> Iterator[PoseFrame]:
    """Everyone in every frame, just as a review finds them."""
    with open_recording(clip) as video, PoseEstimator(ensure_model()) as estimator:
        follower = PeopleFollower(estimator)
        frames = video.frames()
        for frame in change(frames) if change else frames:
            yield follower.poses(frame)


def _unfolded(frames: Iterable[PoseFrame]) -> Iterator[PoseFrame]:
    """The same with what was seen of people before they counted in their own frames, which is all that can be kept."""
    everyone = tuple(frames)
    earlier = [(time, one) for frame in everyone for time, one in frame.earlier]
    for frame in everyone:
        then = (one for time, one in earlier if time == frame.time)
        yield replace(frame, people=tuple(chain(frame.people, then)), others=(), earlier=())
