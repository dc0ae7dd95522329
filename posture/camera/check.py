"""A camera looked at for a while: its rate, light, place and movement, and what it shows of a person."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from posture.camera.foreground import bounding_box
from posture.camera.from_body import CameraHeight, body_pitch, body_roll, camera_height
from posture.camera.lighting import LightLevels, measure_light
from posture.camera.movement import MovementDetector
from posture.camera.roll import RollEstimate
from posture.camera.vanishing_point import CameraTilt, estimate_tilt
from posture.camera.vertical_lines import find_vertical_lines
from posture.features.extractor import STATURE
from posture.pose.frame import Frame
from posture.pose.pose import Pose
from posture.report.model import Person
from posture.rules.criteria import Criteria
from posture.rules.rule import Rule
from posture.session.observability import Observability, RowObservability
from posture.session.session import PersonState
from posture.sources.frame_rate import FrameRateCounter
from posture.types import Activity, View

LOOKS: Final = 2.0
"""Seconds between two looks at lines and light."""


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What a camera was seen to do. NaN and None where it could not be known."""

    fps: float
    seconds: float
    size: tuple[int, int]
    """Width and height in pixels."""
    light: LightLevels | None
    stature: float
    """Pixels that the person would stand tall."""
    views: Mapping[View, float]
    """Share of the time in which the person was seen from each side, the most frequent first."""
    roll: RollEstimate
    height: CameraHeight | None
    moves: tuple[float, ...]
    """Seconds at which the camera moved."""
    movement_known: bool


class CameraCheck:
    """Collects what frames say of the camera, and what it can judge: frames with everyone's state, in order of time."""

    def __init__(self, rules: Mapping[str, Rule], criteria: Mapping[str, Criteria]) -> None:
        self._observability = Observability(rules, criteria)
        self._frame_rate, self._movement = FrameRateCounter(), MovementDetector()
        self._size = (0, 0)
        self._looked = -math.inf
        self._lights: list[LightLevels] = []
        self._tilts: list[CameraTilt | None] = []
        self._bodies: dict[int, list[_BodyEvidence]] = {}

    def observe(self, frame: Frame, states: Sequence[PersonState]) -> None:
        """Take the next frame, and everyone's state in it."""
        self.observe_poses(frame.time, frame.size, states)
        people = [bounding_box(state.pose) for state in states]
        self._movement.detect(frame.time, frame.image, people)
        if frame.time - self._looked >= LOOKS:
            self._looked = frame.time
            self._lights.append(measure_light(frame.image, people[0] if people else None))
            self._tilts.append(estimate_tilt(find_vertical_lines(frame.image, people), *frame.size))

    def observe_poses(self, time: float, size: tuple[int, int], states: Sequence[PersonState]) -> None:
        """Take a frame of which only the poses are known; it tells nothing of light, lines and movement."""
        self._frame_rate.count(time)
        self._observability.observe(states)
        self._size = size
        for state in states:
            self._bodies.setdefault(state.person, []).append(_BodyEvidence.from_state(state))

    def facts(self, person: int | None) -> CameraFacts:
        """What is known so far, with what this person shows of it."""
        bodies = self._bodies.get(person, []) if person is not None else []
        return CameraFacts(
            fps=self._frame_rate.fps * (_middle([body.distinct for body in bodies]) if bodies else 1.0),
            seconds=self._frame_rate.seconds,
            size=self._size,
            light=sorted(self._lights, key=lambda one: one.whole)[len(self._lights) // 2] if self._lights else None,
            stature=STATURE * _middle([body.scale for body in bodies]),
            views=_shares([body.view for body in bodies]),
            roll=RollEstimate(self._lines_say("roll"), _middle([body.roll for body in bodies])),
            height=self._height(bodies),
            moves=self._movement.moves,
            movement_known=self._movement.is_known,
        )

    def rows(self, person: Person) -> tuple[RowObservability, ...]:
        """Every row, in the table's order; `person` is what the session found of them so far."""
        return self._observability.rows(person)

    def _lines_say(self, angle: str) -> float:
        """The middle of what the lines say, if more than half of the looks know it."""
        said = [getattr(one, angle) for one in self._tilts if one is not None]
        return _middle(said) if 2 * len(said) > len(self._tilts) else math.nan

    def _height(self, bodies: Sequence[_BodyEvidence]) -> CameraHeight | None:
        pitch = self._lines_say("pitch")
        pitch = _middle([body.pitch for body in bodies]) if math.isnan(pitch) else pitch
        if math.isnan(pitch):
            return None
        found = [camera_height(body.pose, body.scale, pitch, *self._size) for body in bodies]
        return CameraHeight(
            _middle([one.ears_above for one in found]),
            _middle([one.below_ears for one in found]),
            _middle([one.distance for one in found]),
        )


@dataclass(frozen=True, slots=True)
class _BodyEvidence:
    """What one moment of a person says. NaN where it says nothing."""

    pose: Pose
    scale: float
    view: View
    roll: float
    pitch: float
    distinct: float
    """Share of the pictures about then that were new ones."""

    @classmethod
    def from_state(cls, state: PersonState) -> _BodyEvidence:
        plumb = state.activity in (Activity.STAND, Activity.WALK)
        roll = body_roll(state.pose, state.view, legs=plumb)
        pitch = body_pitch(state.pose) if plumb else math.nan
        return cls(state.pose, state.features.scale, state.view, roll, pitch, state.features.distinct)


def _middle(values: Sequence[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return statistics.median(known) if known else math.nan


def _shares(views: Sequence[View]) -> dict[View, float]:
    return {view: count / len(views) for view, count in Counter(views).most_common()}
