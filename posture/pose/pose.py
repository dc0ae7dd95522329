"""A pose: the landmarks of one body at one instant, raw (never smoothed by the detector)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import numpy as np

from posture.pose.landmarks import COUNT, Landmark
from posture.types import FloatArray


@dataclass(frozen=True, slots=True)
class Pose:
    """The 33 landmarks of one body in one picture.

    Picture axes: u to the right and v down, in pixels of the upright, unmirrored frame; landmarks outside the picture
    keep their extrapolated place. World axes: x to the picture's right, y up, z towards the camera, metres, origin
    between the hips. Left and right are the person's own.

    >>> frames[0].people[0].pose.picture[posture.Landmark.NOSE].round()
    array([320.,  92.])
    """

    picture: FloatArray
    """Shape (33, 2), pixels."""
    world: FloatArray
    """Shape (33, 3), metres."""
    visibility: FloatArray
    """Shape (33,), 0..1: in the picture and not hidden, as the detector believes."""
    presence: FloatArray
    """Shape (33,), 0..1: inside the picture, as the detector believes."""
    light: float = 128.0
    """Mean brightness of the person's surroundings, 0..255."""

    def __post_init__(self) -> None:
        shapes = {"picture": (COUNT, 2), "world": (COUNT, 3), "visibility": (COUNT,), "presence": (COUNT,)}
        for name, shape in shapes.items():
            array = getattr(self, name)
            if array.shape != shape:
                raise ValueError(f"{name} must have shape {shape}, got {array.shape}")
            array.flags.writeable = False

    def midpoint(self, left: Landmark, right: Landmark) -> FloatArray:
        """The point half-way between two landmarks in the picture, shape (2,), pixels."""
        return np.asarray((self.picture[left] + self.picture[right]) / 2)

    def moved(self, scale: float, shift: tuple[float, float]) -> Pose:
        """The same body in a picture `scale` times as large whose corner lies `shift` pixels further out."""
        return replace(self, picture=self.picture * scale + shift)

    def upright(self, roll: float, width: int, height: int) -> Pose:
        """The pose as a camera in the same place would see it that is not rolled.

        `roll` is in degrees that upright things lean to the right, in a picture of width x height pixels. The picture
        is turned about its middle and the world about the camera's axis: the model takes the picture for upright.
        """
        turn = math.radians(roll)
        cos, sin = math.cos(turn), math.sin(turn)
        back = np.array([[cos, -sin], [sin, cos]])
        middle = np.array([width / 2, height / 2])
        world = self.world.copy()
        world[:, :2] = world[:, :2] @ back.T
        return replace(self, picture=(self.picture - middle) @ back + middle, world=world)


@dataclass(frozen=True, slots=True)
class PersonPose:
    """A pose and whose it is.

    >>> posture.PersonPose(2, frames[0].people[0].pose).person
    2
    """

    person: int
    """Stable number from 1."""
    pose: Pose


@dataclass(frozen=True, slots=True)
class CameraState:
    """What is known of the camera at one frame.

    >>> frames[0].camera
    CameraState(roll=0.0, shaking=False, moves=0, distinct=1.0, frozen_since=None)
    """

    roll: float = 0.0
    """Degrees that upright things lean to the picture's right; 0 where the camera is level or it is not sure."""
    shaking: bool = False
    """Whether it moves just now, or did so a moment ago."""
    moves: int = 0
    """How often it has moved for good since the first frame: it then films from elsewhere."""
    distinct: float = 1.0
    """Share of the latest pictures that are new ones, 0..1; the others repeat the one before."""
    frozen_since: float | None = None
    """Seconds at which the picture stopped, if it stands still: from then on nothing is seen of anybody."""


LEVEL: Final = CameraState()
"""A camera that hangs level and stands still, or of which nothing is known."""


@dataclass(frozen=True, slots=True)
class PoseFrame:
    """Everyone seen in one frame; what the judging core takes in, live or recorded.

    >>> posture.PoseFrame(0.0, 640, 480, people=())
    PoseFrame(time=0.0, width=640, height=480, people=(), ...)
    """

    time: float
    """Seconds since the first frame."""
    width: int
    height: int
    people: tuple[PersonPose, ...]
    others: tuple[Pose, ...] = ()
    """Bodies that are followed, but not yet for long enough to count as people; they are not judged."""
    earlier: tuple[tuple[float, PersonPose], ...] = ()
    """Times (seconds) and poses of people of this frame from before they counted as such, in order of time for each."""
    camera: CameraState = LEVEL
    """As `posture.camera.monitor` saw it."""
    pictures: tuple[Pose, ...] = ()
    """Those of the others that do not move at all: perhaps photographs, posters, mannequins, stopped screens."""
    still: frozenset[int] = frozenset()
    """Numbers of those of the people who have stopped to move at all: they are perhaps pictures too."""
    cut: bool = False
    """Whether this is the first picture after a hard cut: nobody in it is known to be who was seen before."""

    @classmethod
    def from_mediapipe(cls, result: Any, *, time: float, width: int, height: int) -> Self:  # noqa: ANN401 - has no types
        """A frame of what MediaPipe found in a picture of `width` x `height` pixels, `time` seconds after the first.

        `result` is a PoseLandmarkerResult, or what the older `mp.solutions.pose` gives. Use the running mode IMAGE: in
        VIDEO, MediaPipe smooths away the shaking of feet. People are numbered from left to right in this frame alone;
        where several come and go, follow them yourself and give each PersonPose its number.

        >>> frame = posture.PoseFrame.from_mediapipe(found, time=0.0, width=640, height=480)
        >>> [one.person for one in frame.people]
        [1]
        """
        from posture.pose.mediapipe import to_poses  # here: it makes poses, so it needs this module

        def place(pose: Pose) -> float:
            return float(pose.midpoint(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)[0])

        found = sorted(to_poses(result, (width, height)), key=place)
        return cls(time, width, height, tuple(PersonPose(number, pose) for number, pose in enumerate(found, 1)))
