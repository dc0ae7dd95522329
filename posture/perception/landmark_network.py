"""The landmark network on one crop, and what the pose library makes of its answer.

Held against the library on 1,398 crops of real people, in shoulder widths: picture landmarks differ by 7e-7 in the
middle and 1.2e-5 at the 99th percentile, world landmarks by 1.5e-5 and 1.0e-4; both found nobody in the same 18 crops.
Where a landmark lies within a millionth of the border of two cells of the heatmap, rounding picks one of them, and the
landmark may move by 0.01.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from posture.assets.pose_model.bundle import LANDMARKS
from posture.perception.estimator import LEAST_CONFIDENCE
from posture.perception.litert import LiteRTNetwork, Tensor
from posture.perception.roi import INPUT_SIZE, Region, body_light
from posture.pose.landmarks import COUNT
from posture.pose.mediapipe import to_pose
from posture.pose.pose import Pose
from posture.types import FloatArray

GIVEN: Final = 39
"""Landmarks in the network's answer; behind the 33 of the body come six that only the library's own tracking uses."""
CELLS: Final = 64
"""Of the heatmap, across and down."""
SHAPES: Final = (
    (1, INPUT_SIZE, INPUT_SIZE, 3),
    (1, 5 * GIVEN),
    (1, 1),
    (1, 1, 1, 1),
    (1, CELLS, CELLS, GIVEN),
    (1, 3 * GIVEN),
)
"""Of the input, then landmarks (x, y, z, visibility, presence), whether there is somebody, the constant in the place of
the mask, the heatmap, and world landmarks (x, y, z)."""
REACH: Final = 3
"""Cells on either side of a landmark's own that count for its place: the library's kernel of 7."""

_STEPS: Final = np.arange(-REACH, REACH + 1)
_ALL: Final = np.arange(COUNT)[:, None, None]


class LandmarkNetwork:
    """Finds the pose in a region that is known to hold one person. Raises ModelError where it cannot be loaded."""

    def __init__(self, bundle: Path, threads: int) -> None:
        self._network = LiteRTNetwork(bundle, LANDMARKS, SHAPES, threads)

    def follow(self, image: NDArray[np.uint8], region: Region) -> Pose | None:
        """The pose in the region of an RGB picture; None where there is nobody."""
        cut = region.crop(image)
        values = np.divide(cut, np.float32(255), dtype=np.float32)[np.newaxis]
        points, presence, _, heatmap, world = self._network.run(values)
        if presence[0, 0] < LEAST_CONFIDENCE:
            return None
        table = _table(points.reshape(GIVEN, 5)[:COUNT], heatmap[0, :, :, :COUNT])
        metres = world.reshape(GIVEN, 3)[:COUNT].astype(np.float64)
        return region.place(to_pose(table, metres, (1, 1), light=body_light(cut)))


def _table(points: Tensor, heatmap: Tensor) -> FloatArray:
    """Shape (33, 5): x, y and z in shares of the crop, visibility and presence 0..1."""
    table = points.astype(np.float64)
    table[:, :3] /= INPUT_SIZE
    table[:, 3:] = _sigmoid(table[:, 3:])
    table[:, :2] = refined(points[:, :2] / np.float32(INPUT_SIZE), heatmap)
    return table


def refined(places: Tensor, heatmap: Tensor) -> FloatArray:
    """Places in shares of the crop, shape (n, 2), each moved to the middle of what the heatmap says around it.

    `heatmap` are logits, shape (rows, columns, n). A place outside of it, or about which it is nowhere surer than a
    half, stays.
    """
    column, row = (places * np.float32(CELLS)).astype(np.int64).T
    columns, rows = column[:, None, None] + _STEPS, row[:, None, None] + _STEPS[:, None]
    within = (columns >= 0) & (columns < CELLS) & (rows >= 0) & (rows < CELLS)
    window = heatmap[rows.clip(0, CELLS - 1), columns.clip(0, CELLS - 1), _ALL[: len(places)]]
    weights = np.where(within, _sigmoid(window.astype(np.float64)), 0.0)
    inside = (column >= 0) & (column < CELLS) & (row >= 0) & (row < CELLS)
    sure = inside & (weights.max(axis=(1, 2)) >= LEAST_CONFIDENCE)
    total = np.where(sure, weights.sum(axis=(1, 2)), 1.0)
    middles = np.stack([(weights * cells).sum(axis=(1, 2)) / total / CELLS for cells in (columns, rows)], axis=1)
    return np.where(sure[:, None], middles, places)


def _sigmoid(logits: FloatArray) -> FloatArray:
    return np.asarray(1 / (1 + np.exp(-logits)))
