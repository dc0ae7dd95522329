"""Poses of labelled clips under worse conditions, found once and kept, and the reports that come of them.

Finding the poses takes nearly all the time. They are kept as ``FOLDER/CONDITION/NAME.npz``, so that a run that was
broken off goes on where it was, and so that what comes after the pose model can be changed and measured anew at once.
Kept poses know nothing of later changes of the model or of how people are followed: then use a new folder.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from benchmarks.variations import CONDITIONS
from calibration.commands.common import counting
from calibration.evaluate import Evaluation, ReviewClip, evaluate
from calibration.labels import Label
from calibration.poses import load_poses, save_poses
from posture.assets.pose_model import ensure_model
from posture.config.leg_weights import leg_classifier
from posture.errors import SettingsError
from posture.features.moment.leg_classifier import LegClassifier
from posture.perception.estimator import PoseEstimator
from posture.perception.tracker import PeopleFollower
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.report.model import Report
from posture.review_video import judged, open_recording
from posture.session.session import Session
from posture.sources.file import VideoFile


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
        change, session = CONDITIONS[self.condition].poses, Session(classifier=classifier)
        poses = _Ready(self.place(clip), change(self.poses(clip)) if change else self.poses(clip))
        with open_recording(clip) as video, closing(judged(self._frames(video), poses, session)) as moments:
            deque(moments, maxlen=0)
        return session.report(clip.name)

    def poses(self, clip: Path) -> tuple[PoseFrame, ...]:
        """The poses of the varied frames. A change of the poses themselves is not in them: it costs nothing."""
        place = self.place(clip)
        if place.is_file():
            return load_poses(place)
        frames = tuple(_unfolded(self._found(clip)))
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{place.stem}.part.npz")
        save_poses(part, frames)
        part.replace(place)
        return load_poses(place)

    def place(self, clip: Path) -> Path:
        """Where the poses of a clip are kept; conditions with the same frames share them."""
        shared = self.condition if CONDITIONS[self.condition].frames else next(iter(CONDITIONS))
        return self.folder / shared / f"{clip.stem}.npz"

    def _found(self, clip: Path) -> Iterator[PoseFrame]:
        """Everyone in every varied frame, just as a review finds them."""
        with open_recording(clip) as video, PoseEstimator(ensure_model()) as estimator:
            follower = PeopleFollower(estimator)
            for frame in self._frames(video):
                yield follower.poses(frame)

    def _frames(self, video: VideoFile) -> Iterator[Frame]:
        change = CONDITIONS[self.condition].frames
        return change(video.frames()) if change else video.frames()


class _Ready:
    """Gives kept poses for the frames that they were found in."""

    def __init__(self, place: Path, poses: Iterable[PoseFrame]) -> None:
        self._place, self._poses = place, iter(poses)

    def __call__(self, frame: Frame) -> PoseFrame:
        """The poses of the next frame. Raises SettingsError where they are those of another."""
        found = next(self._poses, None)
        if found is None or found.time != frame.time:
            raise SettingsError(
                f"{self._place}: poses of the frame at {frame.time:.3f} s wanted; delete it to find them anew"
            )
        return found


def evaluated(name: str, labelled: tuple[tuple[Path, Label], ...], review: ReviewClip, jobs: int) -> Evaluation:
    """Review and score clips, `jobs` at a time, under a progress bar of that name."""
    with counting(name, len(labelled)) as done:
        return evaluate(labelled, review, jobs=jobs, done=lambda clip: done(f"{name}: {clip}"))


def _unfolded(frames: Iterable[PoseFrame]) -> Iterator[PoseFrame]:
    """The same with what was seen of people before they counted in their own frames, which is all that can be kept."""
    everyone = tuple(frames)
    earlier = [(time, one) for frame in everyone for time, one in frame.earlier]
    for frame in everyone:
        then = (one for time, one in earlier if time == frame.time)
        yield replace(frame, people=tuple(chain(frame.people, then)), others=(), earlier=())
