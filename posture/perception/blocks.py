"""A part of the picture as means of blocks, smoothed over time, and what changed in it within the last second."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.camera.foreground import BoundingBox
from posture.types import FloatArray

SMOOTH_SECONDS: Final = 0.3
"""Time constant of the smoothing of blocks."""
LAG: Final = 1.0
"""Seconds between the pictures that are compared: a breath is longer than a few frames ..."""
LEAST_LAG: Final = 0.2
"""... and so many when they were seen for less."""
FIRST_FRAMES: Final = 3
"""Whose mean is the first picture: one alone has too much noise to compare later ones with."""
LEAST_SIDE: Final = 8
"""Pixels of a part's shorter side in which there is something to see."""
LEAST_CONTRAST: Final = 2.0
"""Grey levels of standard deviation of the blocks below which there is nothing to see change."""
GAIN: Final = (0.7, 1.4)
"""By what factor brightness may change within a second and still be light that changes."""


@dataclass(frozen=True, slots=True)
class _BlockMoment:
    time: float
    blocks: FloatArray
    hidden: NDArray[np.bool_]


class BlockHistory:
    """The last second of one part of the picture."""

    def __init__(self, area: BoundingBox, count: int) -> None:
        """`area` in pixels; `count` blocks lie along its longer side."""
        self.area, self._count = area, count
        self._moments: deque[_BlockMoment] = deque()
        self._seen = 1

    def see(self, time: float, image: NDArray[np.uint8], hidden: NDArray[np.bool_] | None = None) -> float:
        """Take the picture at `time` (seconds, rising), RGB; the seconds since the one before, 0 for the first.

        `hidden` are the blocks that something else may cover, in the shape of the blocks.
        """
        blocks = self._blocks(image)
        step, before = 0.0, self._moments[-1] if self._moments else None
        if before is not None:
            step = time - before.time
            self._seen += 1
            share = max(1 / self._seen, 1 - math.exp(-step / SMOOTH_SECONDS))  # at first the mean of what was seen
            blocks = before.blocks + share * (blocks - before.blocks)
            if hidden is not None:  # what passes before them must not stay in the mean of what lies behind
                blocks = np.where(hidden, before.blocks, blocks)
        self._moments.append(_BlockMoment(time, blocks, np.zeros(blocks.shape, np.bool_) if hidden is None else hidden))
        if self._seen <= FIRST_FRAMES and len(self._moments) > 1:
            self._moments.popleft()
        while len(self._moments) > 2 and time - self._moments[1].time >= LAG:  # noqa: PLR2004 - first and last
            self._moments.popleft()
        return step

    @property
    def seconds(self) -> float:
        """Between the first and the last picture."""
        return self._moments[-1].time - self._moments[0].time

    def changes(self) -> FloatArray | None:
        """Grey levels by which each block that was never hidden changed, rising; None where that is not known.

        A change of the light, by which all of it becomes brighter or darker by a factor, is taken out.
        """
        first, last = self._moments[0], self._moments[-1]
        free = ~np.logical_or.reduce([moment.hidden for moment in self._moments])
        if self.seconds < LEAST_LAG or free.sum() < max(LEAST_SIDE, free.size / 3):
            return None
        before, now = first.blocks[free], last.blocks[free]
        if before.std() < LEAST_CONTRAST:
            return None
        before, now = before - before.mean(), now - now.mean()
        gain = float(np.clip((before @ now) / max(float(before @ before), 1e-6), *GAIN))
        rest = now - gain * before
        return np.asarray(np.sort(np.abs(rest - np.median(rest))), dtype=np.float64)

    def centres(self) -> tuple[FloatArray, tuple[int, int]]:
        """Middles of the blocks in pixels, shape (n, 2), row by row, and how many rows and columns there are."""
        rows, columns = self._shape()
        area = self.area
        u = area.left + (np.arange(columns) + 0.5) / columns * (area.right - area.left)
        v = area.top + (np.arange(rows) + 0.5) / rows * (area.bottom - area.top)
        return np.stack(np.meshgrid(u, v), axis=-1).reshape(-1, 2), (rows, columns)

    def _shape(self) -> tuple[int, int]:
        width, height = self.area.right - self.area.left, self.area.bottom - self.area.top
        share = self._count / max(width, height)
        return max(1, round(height * share)), max(1, round(width * share))

    def _blocks(self, image: NDArray[np.uint8]) -> FloatArray:
        area, (rows, columns) = self.area, self._shape()
        part = image[int(area.top) : int(area.bottom), int(area.left) : int(area.right)]
        small = cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA)
        return np.asarray(small.mean(axis=2, dtype=np.float64))


def within(area: BoundingBox, image: NDArray[np.uint8]) -> BoundingBox | None:
    """What of an area lies in the picture, in whole pixels; None if that is less than LEAST_SIDE wide or high."""
    height, width = image.shape[:2]
    part = BoundingBox(
        max(0, math.floor(area.left)),
        max(0, math.floor(area.top)),
        min(width, math.ceil(area.right)),
        min(height, math.ceil(area.bottom)),
    )
    return part if min(part.right - part.left, part.bottom - part.top) >= LEAST_SIDE else None
