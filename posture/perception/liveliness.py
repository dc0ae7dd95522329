"""Whether a body moves at all: photographs, posters, mannequins and people on a stopped screen never do.

Looked at is the rectangle that the body covers, as means of blocks, smoothed over time. Somebody who sits or stands as
still as they can still breathes and sways, so that within a second the blocks at their edges change by more than the
picture's own noise; those of a picture change by that noise alone, which is the same in all its blocks.

Measured over seconds of clips, in grey levels beyond the noise: the stillest people 0.3 to 2.3 (middle 0.7 to 2.3), a
framed photograph -0.2 to 0.1, both as they are, with noise of 10 grey levels, and as JPEG of quality 40; as H.264 at a
constant rate factor of 38 the photograph's middle is 0.1, and 0.4 for one second in ten, which a share forgives.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox
from posture.perception.blocks import LAG, LEAST_LAG, BlockHistory, within
from posture.pose.pose import Pose
from posture.types import FloatArray

BLOCKS: Final = 24
"""Along the longer side of the rectangle: each is a mean of many pixels, in which noise goes under."""
TOP_SHARE: Final = 0.1
"""Of the blocks: those that change most are looked at."""
NOISE: Final = 4.0
"""Over the middle change: of noise alone the top tenth changes by 3.05 times that, 2.5 to 3.7 as measured."""
LEAST_CHANGE: Final = 0.25
"""Grey levels beyond the noise from which something moves."""
MOST_NOISE: Final = 1.5
"""Grey levels of the middle change that no noise reaches: one of 10 grey levels makes 0.15 of it."""
STRAYED: Final = 0.15
"""Of the rectangle's longer side: whose middle lies further off has moved, and is looked at anew from there."""
VISIBLE: Final = 0.3
"""Visibility of the landmarks that span the rectangle."""
LEAST_LANDMARKS: Final = 5
"""So many must be visible; else all are taken."""
MARGIN: Final = 0.1
"""Of the body's longer side, about the landmarks."""

LIVING_SECONDS: Final = 0.3
"""Of movement that tell a living body ..."""
LIVING_SHARE: Final = 0.5
"""... if that is such a share of the time that could tell."""
LIFELESS_SECONDS: Final = 3.0
"""Without any movement after which a body is perhaps a picture: the stillest people move in 98 of 100 looks."""
STOPPED_SECONDS: Final = 3.0
"""For which somebody in a picture that stands still waits to be counted: a camera or a call may begin with one."""
STRAYED_SECONDS: Final = 0.2
"""What a body found elsewhere counts as movement: walking past, it strays a few times a second."""
PICTURE_BLOCKS: Final = 48
"""Along the longer side of the whole picture."""
ALIVE_SHARE: Final = 0.01
"""Of the whole picture's blocks: if those that change most ..."""
ALIVE_CHANGE: Final = 0.1
"""... change by so many grey levels, by movement or noise, the picture shows new things."""


@dataclass(slots=True)
class Liveliness:
    """What is known of one body's movement."""

    moved: float = 0.0
    """Seconds in which it moved."""
    rested: float = 0.0
    """Seconds in which it did not, though the picture showed new things or noise."""
    still: float = 0.0
    """Seconds of rest since it last moved."""
    stopped: float = 0.0
    """Seconds in which it did not, in a picture that showed nothing new anywhere."""
    untold: float = 0.0
    """Seconds in which there was nothing to tell by: it is hidden, out of the picture, or all of one colour."""
    _history: BlockHistory | None = None

    @property
    def living(self) -> bool:
        """Whether it has moved for long enough to be a living body."""
        return self.moved >= LIVING_SECONDS and self.moved >= LIVING_SHARE * self.told

    @property
    def told(self) -> float:
        """Seconds in which it could be told whether it moves."""
        return self.moved + self.rested

    def counts(self, seconds: float) -> bool:
        """Whether a body followed for some seconds is a person: it moves, or nothing can tell whether it does."""
        if self.living or self.untold > self.told + self.stopped:
            return True
        return self.stopped > self.told and seconds >= STOPPED_SECONDS

    @property
    def lifeless(self) -> bool:
        """Whether it has not moved for so long, or so seldom, that it is perhaps a picture."""
        seldom = self.told >= LIFELESS_SECONDS and not self.living
        return self.still >= LIFELESS_SECONDS or seldom

    def see(
        self, time: float, image: NDArray[np.uint8], pose: Pose, others: Sequence[BoundingBox], *, alive: bool
    ) -> None:
        """Look at the body in the picture at `time` (seconds, rising), RGB.

        `others` are the rectangles of other people, which say nothing of this one. Unless the picture is `alive`, that
        nothing moves says nothing either.
        """
        here = within(body_area(pose), image)
        if here is None:
            self._history, self.untold = None, self.untold + LEAST_LAG
            return
        strayed = self._history is not None and _apart(here, self._history.area)
        if self._history is None or strayed:
            self._history = BlockHistory(here, BLOCKS)
        seconds = self._history.see(time, image, _covered(self._history, others))
        changes = self._history.changes()
        if strayed:
            self._judge(STRAYED_SECONDS, moved=True, alive=True)
        elif changes is not None:
            self._judge(min(seconds, LAG), moved=_moves(changes), alive=alive)
        elif self._history.seconds >= LEAST_LAG:
            self.untold += seconds

    def _judge(self, seconds: float, *, moved: bool, alive: bool) -> None:
        if moved:
            self.moved, self.still = self.moved + seconds, 0.0
        elif alive:
            self.rested, self.still = self.rested + seconds, self.still + seconds
        else:
            self.stopped += seconds


class PictureLife:
    """Whether the whole picture shows anything new: where all of it stands still, nobody's stillness means anything."""

    def __init__(self) -> None:
        self._history: BlockHistory | None = None

    def alive(self, time: float, image: NDArray[np.uint8]) -> bool:
        """Take the picture at `time` (seconds, rising), RGB."""
        whole = BoundingBox(0, 0, image.shape[1], image.shape[0])
        if self._history is None or self._history.area != whole:
            self._history = BlockHistory(whole, PICTURE_BLOCKS)
        self._history.see(time, image)
        changes = self._history.changes()
        return changes is not None and float(_top(changes, ALIVE_SHARE).mean()) >= ALIVE_CHANGE


def body_area(pose: Pose) -> BoundingBox:
    """The rectangle about what is visible of a body."""
    visible = pose.visibility >= VISIBLE
    points = pose.picture[visible] if visible.sum() >= LEAST_LANDMARKS else pose.picture
    low, high = points.min(axis=0), points.max(axis=0)
    margin = MARGIN * float((high - low).max())
    return BoundingBox(*(low - margin), *(high + margin))


def _apart(one: BoundingBox, other: BoundingBox) -> bool:
    across = one.left + one.right - other.left - other.right
    down = one.top + one.bottom - other.top - other.bottom
    side = max(other.right - other.left, other.bottom - other.top)
    return math.hypot(across, down) / 2 > STRAYED * side


def _covered(history: BlockHistory, others: Sequence[BoundingBox]) -> NDArray[np.bool_]:
    """The blocks that others may cover."""
    centres, shape = history.centres()
    hidden = np.zeros(len(centres), dtype=np.bool_)
    half = max(history.area.right - history.area.left, history.area.bottom - history.area.top) / BLOCKS / 2 + 1
    for area in others:
        wider = BoundingBox(area.left - half, area.top - half, area.right + half, area.bottom + half)
        hidden |= wider.contains(centres)
    return hidden.reshape(shape)


def _moves(changes: FloatArray) -> bool:
    """Whether something in the rectangle moved; where the middle block changes much, nearly all of it did."""
    return _beyond_noise(changes) >= LEAST_CHANGE or float(np.median(changes)) >= MOST_NOISE


def _beyond_noise(changes: FloatArray) -> float:
    """Grey levels by which the blocks that change most do so beyond what noise makes of them."""
    return float(_top(changes, TOP_SHARE).mean() - NOISE * np.median(changes))


def _top(changes: FloatArray, share: float) -> FloatArray:
    return changes[-max(4, round(len(changes) * share)) :]
