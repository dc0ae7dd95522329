"""The landmark network loses what only its mask needs, and nothing else."""

from __future__ import annotations

import zipfile

import pytest
from mediapipe.tasks.metadata import schema_py_generated as tfl

from posture.assets.pose_model import ensure_model
from posture.assets.pose_model.bundle import LANDMARKS
from posture.assets.pose_model.network import parse_network, serialize_network
from posture.assets.pose_model.trim import MASK, without_mask
from posture.errors import ModelError
from tests.assets.pose_model.test_bundle import network

PICTURE = [1, 8, 8, 3]
SHAPES = [PICTURE, [1, 4, 4, 6], [1, 195], [1, 1], [1, 8, 8, 6], [1, 8, 8, 1], [1, 4, 4, 39], [1, 117]]
"""Of the tensors: picture, what all outputs share, then landmarks, presence, what the mask comes from, mask, heat map,
world landmarks."""
STEPS = [(0, 1), (1, 2), (1, 3), (1, 4), (4, 5), (1, 6), (2, 7)]
"""From which tensor each operator makes which."""
OUTPUTS = [2, 3, 5, 6, 7]


def branching(outputs: list[int]) -> bytes:
    """A network whose operators do nothing but lead from tensor to tensor."""
    model, graph = tfl.ModelT(), tfl.SubGraphT()
    model.version, model.buffers, model.operatorCodes = 3, [tfl.BufferT()], [tfl.OperatorCodeT()]
    graph.tensors = [_tensor(shape) for shape in SHAPES]
    graph.operators = [_operator(*step) for step in STEPS]
    graph.inputs, graph.outputs = [0], outputs
    model.subgraphs = [graph]
    return serialize_network(model)


def _tensor(shape: list[int]) -> tfl.TensorT:
    tensor = tfl.TensorT()
    tensor.shape = shape
    return tensor


def _operator(source: int, result: int) -> tfl.OperatorT:
    operator = tfl.OperatorT()
    operator.inputs, operator.outputs = [source], [result]
    return operator


def steps(content: bytes) -> list[tuple[int, int]]:
    """The operators that are left."""
    return [(int(one.inputs[0]), int(one.outputs[0])) for one in parse_network(content).subgraphs[0].operators]


def test_only_what_the_mask_alone_needs_is_gone() -> None:
    trimmed = without_mask(branching(OUTPUTS))
    assert steps(trimmed) == [step for step in STEPS if step not in ((1, 4), (4, 5))]
    graph = parse_network(trimmed).subgraphs[0]
    assert list(graph.outputs) == OUTPUTS
    assert list(graph.tensors[OUTPUTS[MASK]].shape) == [1, 1, 1, 1]


def test_a_trimmed_network_is_left_as_it_is() -> None:
    trimmed = without_mask(branching(OUTPUTS))
    assert without_mask(trimmed) == trimmed


@pytest.mark.parametrize("content", [network(b"empty"), branching([2, 3]), branching([2, 3, 7, 6])])
def test_a_network_without_a_mask_is_left_as_it_is(content: bytes) -> None:
    assert without_mask(content) == content


@pytest.mark.parametrize(("content", "why"), [(b"", "no TFLite file"), (branching(OUTPUTS)[:90], "is damaged")])
def test_what_is_no_network_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(ModelError, match=why):
        without_mask(content)


def test_neither_bundle_in_use_draws_a_mask() -> None:
    models = ensure_model()
    for path in (models.full, models.crop):
        with zipfile.ZipFile(path) as bundle:
            content = bundle.read(LANDMARKS)
        graph = parse_network(content).subgraphs[0]
        assert list(graph.tensors[graph.outputs[MASK]].shape) == [1, 1, 1, 1]
        assert without_mask(content) == content
