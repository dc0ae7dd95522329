"""The bundle for following: it runs the landmark network alone on a square that is cut out around one person.

Why: the pose library looks for people in every picture that it is given, and that is over a third of its time, also
where we know already whom we follow and where. So the bundle for following holds, in place of the detector, a network
without layers that always gives one and the same answer: one person, upright, filling the picture. Everything else
stays the library's own work.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

import numpy as np
from mediapipe.tasks.metadata import schema_py_generated as tfl
from numpy.typing import NDArray

from posture.assets.pose_model.build import with_normalization
from posture.assets.pose_model.bundle import DETECTOR, LANDMARKS, pack_bundle
from posture.assets.pose_model.network import serialize_network
from posture.assets.pose_model.trim import without_mask

ANCHORS: Final = 2254
"""Places in the picture for each of which the detector says whether there is a person."""
FIRST_ANCHOR: Final = 0.5 / 28
"""Where the first of them is, in both directions, as a share of the picture: half a cell of a 28 x 28 grid."""
UNIT: Final = 224.0
"""The detector's answers count pixels of its own input, from the anchor."""
SURE: Final = 10.0
SURELY_NOT: Final = -100.0
"""Scores before the sigmoid."""
INPUT_SIDE: Final = 8
"""Pixels: the picture is not looked at, so it need not be large."""
NAMES: Final = (b"picture", b"boxes", b"scores")
UPWARDS: Final = 0.1
"""Where the point is that says how large the person is and which way is up, from the top of the picture. The square is
2 x 1.25 times the distance to it, so at 0.4 from the middle it is the whole picture."""


def crop_bundle(bundle: bytes) -> bytes:
    """Return the bundle for following that goes with a whole one; equal bundles give equal bytes.

    Raises ModelError where its landmark network is none.
    """
    with zipfile.ZipFile(io.BytesIO(bundle)) as whole:
        landmarks = without_mask(whole.read(LANDMARKS))
    return pack_bundle(
        {DETECTOR: with_normalization(_constant_detector(), mean=127.5, std=127.5), LANDMARKS: landmarks}
    )


def _constant_detector() -> bytes:
    boxes, scores = _answer()
    model = tfl.ModelT()
    model.version = 3
    model.description = b"always one person who fills the picture"
    model.buffers = [tfl.BufferT(), _buffer(boxes), _buffer(scores)]
    model.subgraphs = [_graph([(1, INPUT_SIDE, INPUT_SIDE, 3), boxes.shape, scores.shape])]
    return serialize_network(model)


def _answer() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Boxes, shape (1, anchor, 12): middle, size and four points, each x before y; scores, shape (1, anchor, 1)."""
    boxes = np.zeros((1, ANCHORS, 12))
    middle, up = (0.5 - FIRST_ANCHOR) * UNIT, (UPWARDS - FIRST_ANCHOR) * UNIT
    boxes[0, 0] = [middle, middle, UNIT, UNIT, middle, middle, middle, up, middle, middle, middle, middle]
    scores = np.full((1, ANCHORS, 1), SURELY_NOT)
    scores[0, 0] = SURE
    return boxes, scores


def _buffer(values: NDArray[np.float64]) -> Any:
    buffer = tfl.BufferT()
    buffer.data = np.frombuffer(values.astype("<f4").tobytes(), dtype=np.uint8)
    return buffer


def _graph(shapes: list[tuple[int, ...]]) -> Any:
    """A graph without operators: its input leads nowhere, its outputs are constants."""
    graph = tfl.SubGraphT()
    graph.tensors = [_tensor(name, shape, k) for k, (name, shape) in enumerate(zip(NAMES, shapes, strict=True))]
    graph.inputs, graph.outputs, graph.operators = [0], [1, 2], []
    return graph


def _tensor(name: bytes, shape: tuple[int, ...], buffer: int) -> Any:
    tensor = tfl.TensorT()
    tensor.name, tensor.shape, tensor.buffer = name, list(shape), buffer
    tensor.type = tfl.TensorType.FLOAT32
    return tensor
