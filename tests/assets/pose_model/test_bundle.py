"""The bundle: the same bytes for the same networks, and a clear word on a file that is none."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import flatbuffers
import pytest
from mediapipe.tasks.metadata import metadata_schema_py_generated as meta
from mediapipe.tasks.metadata import schema_py_generated as tfl

from posture.assets.pose_model.build import build, with_normalization
from posture.assets.pose_model.bundle import DETECTOR, LANDMARKS, Networks, check_bundle, pack_bundle
from posture.errors import ModelError


def network(description: bytes) -> bytes:
    """Return the smallest TFLite network there is: no layers, a description."""
    model = tfl.ModelT()
    model.version, model.description, model.buffers = 3, description, [tfl.BufferT()]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


NETWORKS = Networks(network(b"detector"), network(b"landmarks"))


def normalization(content: bytes) -> tuple[float, float]:
    """Read mean and standard deviation back out of a network."""
    model = tfl.ModelT.InitFromObj(tfl.Model.GetRootAsModel(content, 0))
    (entry,) = model.metadata
    metadata: Any = meta.ModelMetadataT.InitFromObj(
        meta.ModelMetadata.GetRootAsModelMetadata(bytes(model.buffers[entry.buffer].data), 0)
    )
    options = metadata.subgraphMetadata[0].inputTensorMetadata[0].processUnits[0].options
    return float(options.mean[0]), float(options.std[0])


def test_the_same_networks_give_the_same_bytes() -> None:
    assert build(NETWORKS) == build(Networks(network(b"detector"), network(b"landmarks")))


def test_different_networks_give_different_bytes() -> None:
    assert build(NETWORKS) != build(Networks(network(b"detector"), network(b"other")))


def test_nothing_of_this_moment_is_in_the_bundle(tmp_path: Path) -> None:
    path = tmp_path / "pose.task"
    path.write_bytes(build(NETWORKS))
    with zipfile.ZipFile(path) as bundle:
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_detector_and_landmarks_each_get_their_own_normalization(tmp_path: Path) -> None:
    path = tmp_path / "pose.task"
    path.write_bytes(build(NETWORKS))
    with zipfile.ZipFile(path) as bundle:
        assert normalization(bundle.read(DETECTOR)) == (127.5, 127.5)
        assert normalization(bundle.read(LANDMARKS)) == (0.0, 255.0)


def test_the_network_itself_is_kept() -> None:
    content = with_normalization(network(b"landmarks"), mean=0.0, std=255.0)
    assert tfl.Model.GetRootAsModel(content, 0).Description() == b"landmarks"


def test_a_built_bundle_passes_the_check(tmp_path: Path) -> None:
    path = tmp_path / "pose.task"
    path.write_bytes(build(NETWORKS))
    assert check_bundle(path) == path


def test_a_bundle_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"absent\.task, but there is no such file"):
        check_bundle(tmp_path / "absent.task")


def test_a_folder_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not a readable pose landmarker bundle"):
        check_bundle(tmp_path)


def test_a_text_file_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "pose.task"
    path.write_text("not a model")
    with pytest.raises(ModelError, match="is not a readable pose landmarker bundle"):
        check_bundle(path)


def test_a_bundle_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pose.task"
    path.write_bytes(build(NETWORKS)[:-40])
    with pytest.raises(ModelError, match="is not a readable pose landmarker bundle"):
        check_bundle(path)


def test_a_bundle_with_one_wrong_byte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pose.task"
    content = bytearray(pack_bundle({DETECTOR: b"x" * 1000, LANDMARKS: b"y" * 1000}))
    content[500] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=f"is damaged in {DETECTOR}"):
        check_bundle(path)


def test_another_kind_of_zip_is_told_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "hand.task"
    path.write_bytes(pack_bundle({"hand_detector.tflite": b"", LANDMARKS: b""}))
    with pytest.raises(ModelError, match=f"lacks {DETECTOR}; give a pose landmarker bundle"):
        check_bundle(path)
