"""Build the bundle: give each bare network the metadata that the pose library wants.

Why: bare networks do not say how their input is normalised, and the library refuses them without. The values are those
of the pose graph that the networks were published with. Landmarks need standard deviation 255; with 1 the library
still runs, but finds half of the people.
"""

from __future__ import annotations

from typing import Any

from mediapipe.tasks.metadata import metadata_schema_py_generated as meta
from mediapipe.tasks.metadata import schema_py_generated as tfl

from posture.assets.pose_model.bundle import DETECTOR, LANDMARKS, Networks, pack_bundle
from posture.assets.pose_model.network import parse_network, serialize_network
from posture.assets.pose_model.trim import without_mask


def build(networks: Networks) -> bytes:
    """Return the bundle of the two networks as file content; equal networks give equal bytes.

    Raises ModelError where one of them is no network.
    """
    return pack_bundle(
        {
            DETECTOR: with_normalization(networks.detector, mean=127.5, std=127.5),
            LANDMARKS: with_normalization(without_mask(networks.landmarks), mean=0.0, std=255.0),
        }
    )


def with_normalization(network: bytes, *, mean: float, std: float) -> bytes:
    """Return the network with "pixel becomes (pixel - mean) / std" written into its metadata."""
    model = parse_network(network)
    buffer = tfl.BufferT()
    buffer.data = list(serialize_network(_metadata(mean, std), b"M001"))
    model.buffers.append(buffer)
    entry = tfl.MetadataT()
    entry.name, entry.buffer = b"TFLITE_METADATA", len(model.buffers) - 1
    model.metadata = [*(model.metadata or []), entry]
    return serialize_network(model)


def _metadata(mean: float, std: float) -> Any:
    unit = meta.ProcessUnitT()
    unit.optionsType = meta.ProcessUnitOptions.NormalizationOptions
    unit.options = meta.NormalizationOptionsT()
    unit.options.mean, unit.options.std = [mean], [std]
    tensor = meta.TensorMetadataT()
    tensor.name, tensor.processUnits, tensor.content = "image", [unit], _rgb_image()
    graph = meta.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    metadata = meta.ModelMetadataT()
    metadata.subgraphMetadata = [graph]
    return metadata


def _rgb_image() -> Any:
    content = meta.ContentT()
    content.contentPropertiesType = meta.ContentProperties.ImageProperties
    content.contentProperties = meta.ImagePropertiesT()
    content.contentProperties.colorSpace = meta.ColorSpaceType.RGB
    return content
