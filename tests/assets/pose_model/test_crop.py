"""The bundle for following: no detector, the same landmark network, a person who fills the picture."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from mediapipe import Image, ImageFormat
from mediapipe.tasks.metadata import schema_py_generated as tfl
from mediapipe.tasks.python.core.base_options import BaseOptions
from mediapipe.tasks.python.vision import PoseLandmarker, PoseLandmarkerOptions
from numpy.typing import NDArray

from posture.assets.pose_model import ensure_model
from posture.assets.pose_model.build import build
from posture.assets.pose_model.bundle import DETECTOR, LANDMARKS, check_bundle, pack_bundle
from posture.assets.pose_model.crop import crop_bundle
from tests.assets.pose_model.test_bundle import NETWORKS, network

CLIP = Path(__file__).parents[3] / "examples" / "stand_arms_folded_front.mp4"
SQUARE = (slice(0, 480), slice(80, 560))
"""The middle of a 640 x 480 picture, which the person fills."""


def read(bundle: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return archive.read(name)


def test_the_landmark_network_is_taken_over_byte_for_byte() -> None:
    full = build(NETWORKS)
    assert read(crop_bundle(full), LANDMARKS) == read(full, LANDMARKS)


def test_the_detector_is_another_and_always_the_same() -> None:
    full = build(NETWORKS)
    assert read(crop_bundle(full), DETECTOR) != read(full, DETECTOR)
    assert read(crop_bundle(full), DETECTOR) == read(crop_bundle(pack_bundle({LANDMARKS: network(b"other")})), DETECTOR)


def only_person(detector: bytes) -> NDArray[np.float64]:
    """Decode the detector's surest answer as the library does; four points, shape (4, 2), as shares of the picture."""
    model = tfl.ModelT.InitFromObj(tfl.Model.GetRootAsModel(detector, 0))
    boxes, scores = (np.asarray(buffer.data, np.uint8).view("<f4") for buffer in model.buffers[1:3])
    assert np.flatnonzero(scores > 0).tolist() == [0]
    return boxes.reshape(-1, 12)[0, 4:].reshape(4, 2) / 224 + 0.5 / 28


def test_the_one_person_stands_upright_and_fills_the_picture() -> None:
    middle, top, *_ = only_person(read(crop_bundle(build(NETWORKS)), DETECTOR))
    side = 2 * 1.25 * np.linalg.norm(top - middle)
    assert middle == pytest.approx([0.5, 0.5])
    assert side == pytest.approx(1.0)
    assert top[0] == pytest.approx(0.5)
    assert top[1] < 0.5


def test_a_built_crop_bundle_passes_the_check(tmp_path: Path) -> None:
    path = tmp_path / "crop.task"
    path.write_bytes(crop_bundle(build(NETWORKS)))
    assert check_bundle(path) == path


def first_picture() -> NDArray[np.uint8]:
    with av.open(str(CLIP)) as clip:
        return next(clip.decode(video=0)).to_ndarray(format="rgb24").astype(np.uint8)


def landmarks(bundle: Path, picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Shape (people, 33, 2), as shares of the picture."""
    options = PoseLandmarkerOptions(BaseOptions(model_asset_path=str(bundle)))
    with PoseLandmarker.create_from_options(options) as landmarker:
        found = landmarker.detect(Image(ImageFormat.SRGB, np.ascontiguousarray(picture)))
    return np.array([[(point.x, point.y) for point in pose] for pose in found.pose_landmarks])


@pytest.mark.slow
def test_on_a_square_around_a_person_both_bundles_see_the_same_pose() -> None:
    models = ensure_model()
    square = cv2.resize(first_picture()[SQUARE], (256, 256)).astype(np.uint8)
    full, crop = landmarks(models.full, square), landmarks(models.crop, square)
    assert full.shape == crop.shape == (1, 33, 2)
    assert np.abs(full - crop)[0, :29].max() < 0.03


@pytest.mark.slow
def test_where_nobody_is_nobody_is_made_up() -> None:
    assert landmarks(ensure_model().crop, np.zeros((256, 256, 3), np.uint8)).shape[0] == 0
