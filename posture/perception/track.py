"""Somebody who is followed, and what is remembered of them while others are in the way."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from posture.perception.appearance import Appearance, appearance_of, blend
from posture.perception.liveliness import Liveliness
from posture.perception.plausibility import trunk_length
from posture.perception.roi import Region
from posture.pose.frame import Frame
from posture.pose.landmarks import Landmark as L
from posture.pose.pose import Pose
from posture.types import FloatArray

LOOK_SECONDS: Final = 0.5
"""Between two looks at somebody's colours."""
LOOK_SHARE: Final = 0.2
"""Share by which a new look changes the remembered one."""
SPEED_SECONDS: Final = 0.3
"""Time constant of a walking speed; shorter than a step would follow the hips' sway."""
MOST_GUESSED: Final = 1.5
"""Seconds for which somebody unseen is taken to walk on as before."""
TOUCHING: Final = 0.8
"""Trunk lengths between hips under which one body may hide the other."""
APART: Final = 1.2
"""Trunk lengths between hips from which both bodies can be seen again."""


@dataclass(frozen=True, slots=True)
class Motion:
    """Where somebody's hips were, and how fast they went: pixels, pixels a second, seconds."""

    place: FloatArray
    speed: FloatArray
    time: float

    def onwards(self, place: FloatArray, time: float) -> Motion:
        """After being seen at `place`."""
        seconds = time - self.time
        share = 1 - math.exp(-seconds / SPEED_SECONDS)
        return Motion(place, self.speed + share * ((place - self.place) / seconds - self.speed), time)

    def guess(self, time: float) -> FloatArray:
        """Where they would be now had they walked on."""
        return np.asarray(self.place + self.speed * min(time - self.time, MOST_GUESSED))


@dataclass(slots=True, eq=False)
class Track:
    """One body in the picture. `appearance` and `motion` are of the last time that nobody was in the way."""

    pose: Pose
    region: Region
    appearance: Appearance
    motion: Motion
    since: float
    """Seconds: when first seen, this time."""
    seen: float
    """Seconds: when last seen."""
    appearance_time: float
    """Seconds: when last looked at for colours."""
    number: int | None = None
    past: list[tuple[float, Pose]] = field(default_factory=list)
    """Times and poses before there was a number."""
    met: dict[int, bool] = field(default_factory=dict)
    """Who came so near since then that the two may be taken for each other, and whether one was hidden."""
    life: Liveliness = field(default_factory=Liveliness)
    """Whether it moves at all."""

    @classmethod
    def start(cls, pose: Pose, frame: Frame) -> Self:
        """Somebody new."""
        motion = Motion(hip_centre(pose), np.zeros(2), frame.time)
        return cls(
            pose, Region.from_pose(pose), appearance_of(frame.image, pose), motion, frame.time, frame.time, frame.time
        )

    def advance(self, pose: Pose, time: float) -> None:
        """Take the pose of a new frame."""
        if self.number is None:
            self.past.append((self.seen, self.pose))
        self.region = self.region.towards(Region.from_pose(pose), time - self.seen)
        self.pose, self.seen = pose, time

    def remember(self, image: NDArray[np.uint8]) -> None:
        """Learn place, speed and now and then the colours; only to be called with nobody in the way."""
        if self.seen > self.motion.time:
            self.motion = self.motion.onwards(hip_centre(self.pose), self.seen)
        if self.seen - self.appearance_time >= LOOK_SECONDS:
            self.appearance = blend(self.appearance, appearance_of(image, self.pose), LOOK_SHARE)
            self.appearance_time = self.seen

    def earlier(self) -> list[tuple[float, Pose]]:
        """The times and poses before there was a number, handed over once."""
        past, self.past = self.past, []
        return past

    def carry(self, scale: float, shift: tuple[float, float]) -> None:
        """Go on in pictures of another size: what lay at (u, v) lies at scale * (u, v) + shift now, in pixels."""
        self.pose = self.pose.moved(scale, shift)
        self.past = [(time, pose.moved(scale, shift)) for time, pose in self.past]
        self.region = Region.from_pose(self.pose)
        self.motion = Motion(self.motion.place * scale + shift, self.motion.speed * scale, self.motion.time)

    def inherit(self, lost: Track) -> None:
        """Become the person who was lost."""
        self.number, self.met = lost.number, lost.met
        self.appearance = lost.appearance if lost.met else blend(lost.appearance, self.appearance, LOOK_SHARE)
        if lost.met:
            self.motion = lost.motion

    def swap(self, other: Track) -> None:
        """Exchange who is who."""
        self.number, other.number = other.number, self.number
        self.appearance, other.appearance = other.appearance, self.appearance
        self.motion, other.motion = other.motion, self.motion
        self.met, other.met = other.met, self.met


def hip_centre(pose: Pose) -> FloatArray:
    """Half-way between the hips, pixels."""
    return pose.midpoint(L.LEFT_HIP, L.RIGHT_HIP)


def hip_distance(one: Pose, other: Pose) -> float:
    """Between the hips of two poses, in trunk lengths of the larger."""
    trunk = max(trunk_length(one), trunk_length(other))
    return float(np.linalg.norm(hip_centre(one) - hip_centre(other))) / trunk
