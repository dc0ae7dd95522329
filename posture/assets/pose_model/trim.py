"""Take out of the landmark network what draws the outline of a person, which nothing here asks for.

Why: the network works that mask out at four times the resolution of everything else, in every picture, whether it is
asked for or not, and that is nearly half of its time. What remains computes the same numbers, to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from mediapipe.tasks.metadata import schema_py_generated as tfl

from posture.assets.pose_model.network import parse_network, serialize_network

MASK: Final = 2
"""Which of the outputs is the mask; the pose graph knows outputs by their order, so a constant stands in for it."""


def without_mask(network: bytes) -> bytes:
    """Return the landmark network without the layers that only its mask needs; one that has none is returned as is.

    Raises ModelError where it is no network, or damaged.
    """
    model = parse_network(network)
    graph = model.subgraphs[0] if model.subgraphs else None
    if graph is None or not _has_mask(graph):
        return network
    needed = _needed(graph.operators, [output for k, output in enumerate(graph.outputs) if k != MASK])
    graph.operators = [operator for k, operator in enumerate(graph.operators) if k in needed]
    _make_constant(model, graph.tensors[graph.outputs[MASK]])
    return serialize_network(model)


def _has_mask(graph: Any) -> bool:
    """Whether the output in its place is as wide and high as the picture that goes in."""
    if len(graph.outputs) <= MASK:
        return False
    picture, mask = (graph.tensors[k].shape for k in (graph.inputs[0], graph.outputs[MASK]))
    return list(mask[1:3]) == list(picture[1:3])


def _needed(operators: list[Any], outputs: Iterable[int]) -> set[int]:
    """The operators from which these tensors come, by number."""
    makers = {tensor: k for k, operator in enumerate(operators) for tensor in operator.outputs}
    needed: set[int] = set()
    wanted = list(outputs)
    while wanted:
        maker = makers.get(wanted.pop())
        if maker is not None and maker not in needed:
            needed.add(maker)
            wanted.extend(operators[maker].inputs)
    return needed


def _make_constant(model: Any, tensor: Any) -> None:
    """Let the tensor be a single zero."""
    zero = tfl.BufferT()
    zero.data = np.zeros(4, dtype=np.uint8)
    model.buffers.append(zero)
    tensor.buffer, tensor.shape, tensor.shapeSignature = len(model.buffers) - 1, [1, 1, 1, 1], None
