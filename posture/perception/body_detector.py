"""The detector on a picture or a tile: where bodies are, each as the region that its landmarks are to be found in."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.assets.pose_model.bundle import DETECTOR
from posture.perception.litert import LiteRTNetwork, Tensor
from posture.perception.roi import MARGIN, Region
from posture.perception.scan import Tile
from posture.types import FloatArray

INPUT_SIDE: Final = 224
"""Pixels of the square that the detector looks at; the tile is fitted in, in the middle, with black around it."""
GRIDS: Final = ((28, 2), (14, 2), (7, 6))
"""Cells across and down of each grid, and how many boxes the detector tells for each cell."""
ANCHORS: Final = np.concatenate(
    [np.repeat((np.stack(np.divmod(np.arange(n * n), n)[::-1], axis=1) + 0.5) / n, k, axis=0) for n, k in GRIDS]
)
"""Middles of those cells as shares of the input, x before y, row by row, shape (2254, 2)."""
NUMBERS: Final = 12
"""Of a box: middle and size, then four points. Point 0 lies between the hips; point 1 tells the body's size and up."""
SHAPES: Final = ((1, INPUT_SIDE, INPUT_SIDE, 3), (1, len(ANCHORS), NUMBERS), (1, len(ANCHORS), 1))
SAME_BOX: Final = 0.3
"""Intersection over union from which two boxes are of one body: the library's own."""


class BodyDetector:
    """Says where bodies are, not how they stand. Raises ModelError where the network cannot be loaded."""

    def __init__(self, bundle: Path, threads: int) -> None:
        self._network = LiteRTNetwork(bundle, DETECTOR, SHAPES, threads)

    def regions(self, image: NDArray[np.uint8], tile: Tile) -> list[Region]:
        """Squares in the whole picture about the bodies in a tile of it, the surest first."""
        left, top, width, height = tile
        scale = INPUT_SIDE / max(width, height)
        x, y = (INPUT_SIDE - scale * width) / 2, (INPUT_SIDE - scale * height) / 2
        part = np.ascontiguousarray(image[top : top + height, left : left + width])
        fit = np.array([[scale, 0, x], [0, scale, y]])
        small = cv2.warpAffine(part, fit, (INPUT_SIDE, INPUT_SIDE), flags=cv2.INTER_LINEAR)
        boxes, scores = self._network.run((small / np.float32(127.5) - np.float32(1))[np.newaxis])
        found = merged(*decoded(boxes[0], scores[0, :, 0]))
        points = (found[:, 4:8].reshape(-1, 2, 2) * INPUT_SIDE - (x, y)) / scale + (left, top)
        return [_region(hips, up) for hips, up in points]


def decoded(boxes: Tensor, scores: Tensor) -> tuple[FloatArray, FloatArray]:
    """Boxes that are likelier bodies than not, shape (n, 12) in shares of the input, and their scores 0..1."""
    likely = scores >= 0  # of logits
    found = boxes[likely].astype(np.float64) / INPUT_SIDE
    anchors = ANCHORS[likely]
    found[:, :2] += anchors
    found[:, 4:] += np.tile(anchors, (1, (NUMBERS - 4) // 2))
    return found, 1 / (1 + np.exp(-scores[likely].astype(np.float64)))


def merged(boxes: FloatArray, scores: FloatArray) -> FloatArray:
    """One box for each body: the mean, weighted by score, of the surest and of all that overlap it."""
    kept = []
    while len(boxes):
        same = _overlap(boxes[int(scores.argmax())], boxes) > SAME_BOX
        same[int(scores.argmax())] = True
        kept.append(np.average(boxes[same], axis=0, weights=scores[same]))
        boxes, scores = boxes[~same], scores[~same]
    return np.array(kept).reshape(-1, NUMBERS)


def _overlap(box: FloatArray, boxes: FloatArray) -> FloatArray:
    """Intersection over union of one box with each, shape (n,)."""
    low = np.maximum(box[:2] - box[2:4] / 2, boxes[:, :2] - boxes[:, 2:4] / 2)
    high = np.minimum(box[:2] + box[2:4] / 2, boxes[:, :2] + boxes[:, 2:4] / 2)
    shared = np.maximum(high - low, 0).prod(axis=1)
    return np.asarray(shared / np.maximum(box[2:4].prod() + boxes[:, 2:4].prod(axis=1) - shared, 1e-12))


def _region(hips: FloatArray, up: FloatArray) -> Region:
    """The square about the hips, turned to put the body upright, as the library cuts it."""
    across, down = (up - hips).tolist()
    rotation = math.remainder(math.atan2(across, -down), math.tau)
    return Region(float(hips[0]), float(hips[1]), max(2 * MARGIN * math.hypot(across, down), 1.0), rotation)
