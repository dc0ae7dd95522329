"""Poses of labelled clips under worse conditions, found once and kept, and the reports that come of them.

Finding the poses takes nearly all the time. They are kept as ``FOLDER/CONDITION/NAME.npz``, so that a run that was
broken off goes on where it was, and so that what comes after the pose model can be changed and measured anew at once.
Kept poses know nothing of later changes of the model, of how people are followed, or of how the camera is watched:
then use a new folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.variations import CONDITIONS
from calibration.commands.common import progress_bar
from calibration.evaluate import Evaluation, ReviewClip, evaluate
from calibration.labels import Label
from calibration.poses import poses_of
from posture.config.leg_weights import leg_classifier
from posture.features.moment.leg_classifier import LegClassifier
from posture.pose.pose import PoseFrame
from posture.report.model import Report
from posture.session.session import Session


@dataclass(frozen=True, slots=True)
class Varied:
    """Reviews clips under a condition; kept poses are taken from a folder, others are found and kept there."""

    condition: str
    """One of CONDITIONS."""
    folder: Path

    def __call__(self, clip: Path) -> Report:
        """The report of a clip. Raises SourceError where it cannot be read, ModelError where there is no model."""
        return self.judge(clip, leg_classifier())

    def judge(self, clip: Path, classifier: LegClassifier | None) -> Report:
        """The same with the legs told by that classifier, or without one by the rows' own rules."""
        session, change, frames = Session(classifier=classifier), CONDITIONS[self.condition].poses, self.poses(clip)
        for frame in change(frames) if change else frames:
            session.process(frame)
        return session.report(clip.name)

    def poses(self, clip: Path) -> tuple[PoseFrame, ...]:
        """The poses of the varied frames. A change of the poses themselves is not in them: it costs nothing."""
        return poses_of(clip, self.place(clip).parent, CONDITIONS[self.condition].frames)

    def place(self, clip: Path) -> Path:
        """Where the poses of a clip are kept; conditions with the same frames share them."""
        shared = self.condition if CONDITIONS[self.condition].frames else next(iter(CONDITIONS))
        return self.folder / shared / f"{clip.stem}.npz"


def evaluated(name: str, labelled: tuple[tuple[Path, Label], ...], review: ReviewClip, jobs: int) -> Evaluation:
    """Review and score clips, `jobs` at a time, under a progress bar of that name."""
    with progress_bar(name, len(labelled)) as done:
        return evaluate(labelled, review, jobs=jobs, done=lambda clip: done(f"{name}: {clip}"))
