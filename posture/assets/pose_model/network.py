"""A network as the content of a TFLite file, and back."""

from __future__ import annotations

import struct
from typing import Any, Final

import flatbuffers
from mediapipe.tasks.metadata import schema_py_generated as tfl

from posture.errors import ModelError

TFLITE: Final = b"TFL3"
"""The mark of TFLite files, behind their first four bytes."""


def parse_network(network: bytes) -> Any:
    """The network as objects that can be changed. Raises ModelError where it is none, or damaged."""
    if network[4:8] != TFLITE:
        raise ModelError("a network of the pose model is no TFLite file; get the bundle again")
    try:
        return tfl.ModelT.InitFromObj(tfl.Model.GetRootAsModel(network, 0))
    except (struct.error, IndexError, TypeError, ValueError) as error:
        raise ModelError(f"a network of the pose model is damaged ({error}); get the bundle again") from error


def serialize_network(table: Any, identifier: bytes = TFLITE) -> bytes:
    """Return the table as the content of a file of the kind that identifier names."""
    builder = flatbuffers.Builder(0)
    builder.Finish(table.Pack(builder), identifier)
    return bytes(builder.Output())
