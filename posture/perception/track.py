"""Somebody who is followed, and what is remembered of them while others are in the way."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from posture.perception.appearance import Look, blend, look
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
class Followed:
    """One body in the picture. `look` and `motion` are of the last time that nobody was in the way."""

    pose: Pose
    region: Region
    look: Look
    motion: Motion
    since: float
    """Seconds: when first seen, this time."""
    seen: float
    """Seconds: when last seen."""
    looked: float
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
        motion = Motion(hips_of(pose), np.zeros(2), frame.time)
        return cls(pose, Region.around(pose), look(frame.image, pose), motion, frame.time, frame.time, frame.time)

    def advance(self, pose: Pose, time: float) -> None:
        """Take the pose of a new frame."""
        if self.number is None:
            self.past.append((self.seen, self.pose))
        self.region = self.region.towards(Region.around(pose), time - self.seen)
        self.pose, self.seen = pose, time

    def remember(self, image: NDArray[np.uint8]) -> None:
        """Learn place, speed and now and then the colours; only to be called with nobody in the way."""
        if self.seen > self.motion.time:
            self.motion = self.motion.onwards(hips_of(self.pose), self.seen)
        if self.seen - self.looked >= LOOK_SECONDS:
            self.look = blend(self.look, look(image, self.pose), LOOK_SHARE)
            self.looked = self.seen

    def earlier(self) -> list[tuple[float, Pose]]:
        """The times and poses before there was a number, handed over once."""
        past, self.past = self.past, []
        return past

    def carry(self, scale: float, shift: tuple[float, float]) -> None:
        """Go on in pictures of another size: what lay at (u, v) lies at scale * (u, v) + shift now, in pixels."""
        self.pose = self.pose.moved(scale, shift)
        self.past = [(time, pose.moved(scale, shift)) for time, pose in self.past]
        self.region = Region.around(self.pose)
        self.motion = Motion(self.motion.place * scale + shift, self.motion.speed * scale, self.motion.time)

    def inherit(self, lost: Followed) -> None:
        """Become the person who was lost."""
        self.number, self.met = lost.number, lost.met
        self.look = lost.look if lost.met else blend(lost.look, self.look, LOOK_SHARE)
        if lost.met:
            self.motion = lost.motion

    def swap(self, other: Followed) -> None:
        """Exchange who is who."""
        self.number, other.number = other.number, self.number
        self.look, other.look = other.look, self.look
        self.motion, other.motion = other.motion, self.motion
        self.met, other.met = other.met, self.met


def hips_of(pose: Pose) -> FloatArray:
    """Half-way between the hips, pixels."""
    return pose.middle(L.LEFT_HIP, L.RIGHT_HIP)


def gap(one: Pose, other: Pose) -> float:
    """Between the hips of two poses, in trunk lengths of the larger."""
    trunk = max(trunk_length(one), trunk_length(other))
    return float(np.linalg.norm(hips_of(one) - hips_of(other))) / trunk
