"""Which pictures are new: a file, camera or shared screen may give the same one again and again, or stop at one.

A repeated picture differs from the one before by what compression and the sensor's noise make of it: by little, and
everywhere alike. What lives changes a few places by more. Nobody holds so still that nothing changes for a second: over
81 rendered clips of people (no noise; also at constant rate factors up to 42, and with noise of 8 grey levels) the
longest rest was 1.0 s, in the dark; a stopped picture stays under half of `LEAST_CHANGE`.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import replace
from typing import Final, TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.movement import LEAST_SIDE
from posture.pose.pose import CameraState, Pose, PoseFrame
from posture.types import FloatArray

_Picture = TypeVar("_Picture", NDArray[np.uint8], NDArray[np.float32])

SIDE: Final = 80
"""Blocks along the longer side of the picture: each is a mean of many pixels, in which noise goes under."""
_WAY: Final = 320
"""Pixels of the longer side at which the picture is taken half-way down to blocks, in whole grey levels."""
PLACES: Final = 4
"""Blocks that must change for a picture to have changed."""
NOISE: Final = 6.0
"""A change must exceed the middle one of all blocks by this factor: of 4,800 noisy blocks the fourth largest is 5."""
BRIGHTNESS: Final = 1.0
"""Grey levels by which all of a picture changes at once only if it is a new one."""

FROZEN_SECONDS: Final = 1.2
"""For so long nothing must change before the picture counts as standing still."""
LEAST_CHANGE: Final = 0.5
"""Grey levels of a block, smoothed over time: less is what compression leaves behind."""
SMOOTH_SECONDS: Final = 0.2
"""Time constant of the smoothing, which noise needs and a clear change does not."""
SETTLE_SECONDS: Final = 0.3
"""After a change, until the picture that later ones are compared with is taken: the smoothed one lags behind."""
MOST_STIRS: Final = 2
"""Changes within `FROZEN_SECONDS` that a stopped picture may show, as where it is encoded anew at a key frame."""
LAG_SECONDS: Final = 0.75
"""By which the smoothed picture may still follow a movement that is over."""

WINDOW: Final = 1.5
"""Seconds of pictures by which those that repeat are told."""
LEAST_STEP: Final = 1.5
"""Grey levels by which a new picture among repeated ones must differ to be seen as one."""
MOST_RESIDUE: Final = 2.0
"""Grey levels by which a repeated one may still differ ..."""
STEP_RATIO: Final = 4.0
"""... and how much less that must be than the step beside it."""
LEAST_STEPS: Final = 3
"""Such steps in the window before pictures count as repeated."""
STEP_SHARE: Final = (0.6, 0.4)
"""Share of the changed pictures that must lie beside one that did not change for pictures to count as repeated, and
that under which they no longer do. Feet that shake turn twice in a period and reach a third."""
MOVING: Final = 3.0
"""Grey levels from which a change is movement without doubt."""


class RepeatedFrameDetector:
    """Follows the pictures of one camera or recording. Feed it all of them, in the order of time."""

    def __init__(self) -> None:
        self.distinct = 1.0
        """Share of the latest pictures that are new, 0..1."""
        self._last: FloatArray | None = None
        self._smooth = self._reference = np.zeros((1, 1))
        self._time = self._changed = self._stepped = 0.0
        self._stirred: list[float] = []
        """When something changed lately, in seconds."""
        self._settled = False
        self._changes: deque[tuple[float, float]] = deque()

    @property
    def frozen_since(self) -> float | None:
        """Seconds at which the picture stopped, if it stands still."""
        if self._time - self._changed < FROZEN_SECONDS:
            return None
        return min(self._changed, max(self._stepped, self._changed - LAG_SECONDS))

    def detect(self, time: float, image: NDArray[np.uint8]) -> None:
        """Take the picture at `time` (seconds, rising), RGB; in a tiny one there is nothing to tell by."""
        if min(image.shape[:2]) < LEAST_SIDE:
            return
        blocks, last = _blocks(image), self._last
        step, self._time, self._last = time - self._time, time, blocks
        if last is None or last.shape != blocks.shape:
            self._start(time, blocks)
            return
        size = picture_change(blocks, last)[0]
        share = 1.0 if size > MOST_RESIDUE else 1 - math.exp(-step / SMOOTH_SECONDS)
        self._smooth = self._smooth + share * (blocks - self._smooth)
        self._follow_stillness(time, blocks)
        self._stepped = time if size > MOST_RESIDUE else self._stepped
        self._changes.append((time, size))
        while time - self._changes[0][0] > WINDOW:
            self._changes.popleft()
        self.distinct = _distinct(np.array([size for _, size in self._changes]), self.distinct)

    def _start(self, time: float, blocks: FloatArray) -> None:
        self._smooth = self._reference = blocks
        self._changed, self._stepped, self._settled = time, time, False
        self._changes.clear()

    def _follow_stillness(self, time: float, blocks: FloatArray) -> None:
        """Whether anything has changed since the reference."""
        size, brightness = picture_change(self._smooth, self._reference)
        if size > LEAST_CHANGE or abs(brightness) > BRIGHTNESS:
            if self._stirs(time):
                self._changed, self._settled = time, False
            else:
                self._smooth = blocks
            self._reference = self._smooth
        elif not self._settled and time - self._changed >= SETTLE_SECONDS:
            self._reference, self._settled = self._smooth, True

    def _stirs(self, time: float) -> bool:
        """Whether a change is more than what a stopped picture shows now and then, as at a key frame."""
        self._stirred = [*(before for before in self._stirred if time - before < FROZEN_SECONDS), time]
        return self.frozen_since is None or len(self._stirred) > MOST_STIRS


class RepeatedPoses:
    """The same told by poses alone, where pictures are not seen here: a picture that repeats has the same landmarks."""

    def __init__(self) -> None:
        self._last: Pose | None = None
        self._changed = 0.0
        self._new: deque[tuple[float, bool]] = deque()

    def process(self, frame: PoseFrame) -> PoseFrame:
        """The frame, of one person at most, with what is known of repeated pictures in its camera's state."""
        pose = frame.people[0].pose if frame.people else None
        new = pose is None or self._last is None or not _same(pose, self._last)
        self._last, self._changed = pose, frame.time if new else self._changed
        self._new.append((frame.time, new))
        while frame.time - self._new[0][0] > WINDOW:
            self._new.popleft()
        return replace(frame, camera=self._state(frame))

    def _state(self, frame: PoseFrame) -> CameraState:
        distinct = sum(new for _, new in self._new) / len(self._new)
        frozen = self._changed if frame.time - self._changed >= FROZEN_SECONDS else frame.camera.frozen_since
        return replace(frame.camera, distinct=min(distinct, frame.camera.distinct), frozen_since=frozen)


def _same(one: Pose, other: Pose) -> bool:
    return np.array_equal(one.picture, other.picture) and np.array_equal(one.world, other.world)


def picture_change(now: FloatArray, before: FloatArray) -> tuple[float, float]:
    """By how much a few places changed beyond the picture's own noise, and all of it at once; grey levels."""
    difference = now - before
    brightness = float(np.median(difference))
    size = np.abs(difference - brightness).ravel()
    place = -min(PLACES, size.size)
    return max(0.0, float(np.partition(size, place)[place] - NOISE * np.median(size))), brightness


def _distinct(changes: FloatArray, before: float) -> float:
    """Share of new pictures by their changes, shape (n,); as before where they tell nothing."""
    inner, beside = changes[1:-1], np.minimum(changes[:-2], changes[2:])
    step = (inner >= LEAST_STEP) & (beside <= np.minimum(inner / STEP_RATIO, MOST_RESIDUE))
    if step.sum() >= LEAST_STEPS:
        new = changes >= np.median(inner[step]) / 3
        if step.sum() >= STEP_SHARE[0] * new.sum():
            return float(new.mean())
    moving = inner >= MOVING
    smooth = moving.sum() > LEAST_STEPS and (step & moving).sum() < STEP_SHARE[1] * moving.sum()
    return 1.0 if smooth else before


def _blocks(image: NDArray[np.uint8]) -> FloatArray:
    """The picture as means of blocks, grey levels."""
    longer = max(image.shape[:2])
    small = _shrunk(image, _WAY / longer) if longer > _WAY else image
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return np.asarray(_shrunk(grey, min(1.0, SIDE / max(grey.shape))), dtype=np.float64)


def _shrunk(image: _Picture, factor: float) -> _Picture:
    height, width = image.shape[:2]
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return cast("_Picture", cv2.resize(image, size, interpolation=cv2.INTER_AREA))
