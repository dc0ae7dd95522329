"""How far the camera is rolled, sure enough to judge by: what upright edges say, if no body speaks against it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from posture.camera.foreground import bounding_box
from posture.camera.from_body import body_roll, is_standing
from posture.camera.vanishing_point import estimate_tilt
from posture.camera.vertical_lines import find_vertical_lines
from posture.pose.frame import Frame
from posture.pose.observation import view_of
from posture.pose.pose import Pose

AGREEMENT: Final = 4.0
"""Degrees by which lines and body may differ on the roll. Measured: where they agree the lines are right to 0.4."""
LEAST: Final = 1.0
"""Degrees of roll below which nothing is corrected: more than twice the error of the lines, and half of what a body's
own lean varies by."""
LOOKS: Final = 2
"""Looks that must agree; so do SPREAD degrees."""
SPREAD: Final = 0.7
EARLY_LOOKS: Final = 4
"""The first looks follow every EARLY seconds, so that the roll is known before anybody is judged; later ones, while it
is not known yet, every LATE seconds."""
EARLY: Final = 0.3
LATE: Final = 5.0
LEAST_SIDE: Final = 32
"""Pixels of the shorter side of a picture in which there is something to look for."""


@dataclass(frozen=True, slots=True)
class RollEstimate:
    """How far the camera hangs aslant, in degrees that upright things lean to the right; NaN where not known."""

    lines: float
    """By lines of the room."""
    body: float
    """By the person's own body, which leans by itself too; not known from the side."""

    @property
    def is_reliable(self) -> bool:
        """Whether the lines are known and no body speaks against them."""
        return not math.isnan(self.lines) and not abs(self.lines - self.body) > AGREEMENT

    @property
    def best(self) -> float:
        """The lines', which are finer, or else the body's."""
        return self.body if math.isnan(self.lines) else self.lines


class RollEstimator:
    """Looks at frames with people in them now and then, until the roll is sure.

    It says 0 until the roll is sure, and where that is less than what its own error could feign.
    """

    def __init__(self) -> None:
        self.roll = 0.0
        self._looked = -math.inf
        self._looks = 0
        self._found = False
        self._lines: list[float] = []
        self._bodies: list[float] = []

    def observe(self, frame: Frame, people: Sequence[Pose]) -> None:
        """Take the next frame, in the order of time, and everybody in it."""
        pause = EARLY if self._looks < EARLY_LOOKS else LATE
        if self._found or not people or frame.time - self._looked < pause or min(frame.size) < LEAST_SIDE:
            return
        self._looked = frame.time
        self._looks += 1
        seen = estimate_tilt(find_vertical_lines(frame.image, [bounding_box(pose) for pose in people]), *frame.size)
        said = [_body(pose) for pose in people]
        self._bodies += [lean for lean in said if not math.isnan(lean)]
        if seen is not None:
            self._lines = [*self._lines, seen.roll][-LOOKS:]
            self._decide()

    def _decide(self) -> None:
        body = statistics.median(self._bodies) if self._bodies else math.nan
        found = RollEstimate(float(np.mean(self._lines)), body)
        agreed = len(self._lines) == LOOKS and max(self._lines) - min(self._lines) <= SPREAD
        if agreed and found.is_reliable:
            self._found = True
            self.roll = round(found.best, 1) if abs(found.best) >= LEAST else 0.0


def _body(pose: Pose) -> float:
    return body_roll(pose, view_of(pose), legs=is_standing(pose))
