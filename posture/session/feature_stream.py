"""From one person's poses to features, whatever the camera does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from posture.features.extractor import FeatureExtractor, Features
from posture.features.moment.hand_classifier import HandClassifier
from posture.features.moment.leg_classifier import LegClassifier
from posture.features.motion.walk_detector import WalkModel
from posture.features.reference.baseline import Baseline
from posture.pose.observation import Observation, Observer
from posture.pose.pose import LEVEL, CameraState, Pose
from posture.types import Activity


@dataclass(frozen=True, slots=True)
class _StoredPose:
    """One pose of a person, as it came."""

    time: float
    pose: Pose
    width: int
    height: int
    camera: CameraState


class FeatureStream:
    """Measures one person. The first moments are kept, to be measured again should the camera's roll become known."""

    def __init__(
        self,
        declared: Activity | None,
        baseline: Baseline | None = None,
        classifier: LegClassifier | None = None,
        walk_model: WalkModel | None = None,
        hand_classifier: HandClassifier | None = None,
    ) -> None:
        self._observer = Observer()
        self._new_extractor: Callable[[], FeatureExtractor] = partial(
            FeatureExtractor, declared, baseline, classifier, walk_model, hand_classifier
        )
        self.extractor = self._new_extractor()
        # A recorded baseline is from before the first frame, so every move since then makes it void.
        self._camera = LEVEL if baseline else None
        self._moved = False
        self._begun: list[_StoredPose] = []
        self.opening: list[Features] | None = []
        """The features of the first moments, the newest included; None once they are over."""

    def process(
        self, time: float, pose: Pose, width: int, height: int, camera: CameraState = LEVEL
    ) -> tuple[Observation, Features]:
        """What is seen and measured at `time` (seconds, rising), in a picture of width x height pixels."""
        self._heed(camera)
        moment = _StoredPose(time, pose, width, height, camera)
        observation, features = self._measure(moment)
        if self.opening is not None:
            self._begun.append(moment)
            self.opening.append(features)
        return observation, features

    def end_opening(self) -> tuple[Features, ...]:
        """The first moments with what has become known since; from now on none is kept."""
        opening, self.opening = self.opening or [], None
        self._begun.clear()
        return tuple(self.extractor.with_hindsight(features) for features in opening)

    def _measure(self, moment: _StoredPose) -> tuple[Observation, Features]:
        roll = self._camera.roll if self._camera else 0.0
        observation = self._observer.observe(moment.time, moment.pose, moment.width, moment.height, roll)
        return observation, self.extractor.extract(observation, moment.camera)

    def _heed(self, camera: CameraState) -> None:
        """What the camera does changes what was known before."""
        before, self._camera = self._camera or camera, camera
        if camera.roll != before.roll:
            self._level()
        if camera.moves != before.moves:
            self._moved = True
            self.extractor.camera_moved()

    def _level(self) -> None:
        """Measure with the camera's roll that has just become known: the opening from its beginning."""
        if self.opening is None:
            self.extractor.camera_levelled()
            return
        self._observer, self.extractor = Observer(), self._new_extractor()
        if self._moved:
            self.extractor.camera_moved()
        self.opening = [self._measure(moment)[1] for moment in self._begun]
