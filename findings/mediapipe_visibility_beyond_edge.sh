#!/usr/bin/env bash
# Package:    mediapipe 0.10.31, PoseLandmarker, with the pose networks that the wheel of 0.10.21 ships.
# Behaviour:  A landmark that the edge of the picture cuts off, by a fifth of the picture's width, comes back with a
#             visibility of 1.0. Only its presence falls (to about 0.3), and only well beyond the edge.
# Guess:      "Visibility" is how likely a landmark is seen in the picture, so that a threshold on it leaves out what
#             the camera does not show.
# So:         Whoever gates landmarks by visibility alone measures joints that were never filmed. Test the place
#             against the picture's edges, and presence beside visibility.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mediapipe==0.10.31 numpy==2.4.6 scikit-image==0.26.0
"$work/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --platform manylinux_2_28_x86_64 --python-version 3.11 --implementation cp --abi cp311 --dest "$work" mediapipe==0.10.21
"$work/venv/bin/python" - "$work"/mediapipe-0.10.21-*.whl 2>"$work/log" <<'PY' || { cat "$work/log"; exit 1; }
import io
import sys
import zipfile

import flatbuffers
import mediapipe as mp
import numpy as np
from mediapipe.tasks.metadata import metadata_schema_py_generated as meta
from mediapipe.tasks.metadata import schema_py_generated as tfl
from mediapipe.tasks.python import BaseOptions, vision
from skimage import data

NAMES = {0: "nose", 7: "left ear", 11: "left shoulder", 12: "right shoulder"}
WIDTH = 220  # pixels that are left of 512: the face is cut through the nose


def packed(table, identifier):
    builder = flatbuffers.Builder(0)
    builder.Finish(table.Pack(builder), identifier)
    return bytes(builder.Output())


def made(kind, **fields):
    """A table of a schema with these fields."""
    table = kind()
    for name, value in fields.items():
        setattr(table, name, value)
    return table


def normalised(network, mean, std):
    """The network with the note on its input without which it is refused."""
    kinds, contents = meta.ProcessUnitOptions, meta.ContentProperties
    numbers = made(meta.NormalizationOptionsT, mean=[mean], std=[std])
    unit = made(meta.ProcessUnitT, optionsType=kinds.NormalizationOptions, options=numbers)
    colours = made(meta.ImagePropertiesT, colorSpace=meta.ColorSpaceType.RGB)
    content = made(meta.ContentT, contentPropertiesType=contents.ImageProperties, contentProperties=colours)
    tensor = made(meta.TensorMetadataT, name="image", content=content, processUnits=[unit])
    graph = made(meta.SubGraphMetadataT, inputTensorMetadata=[tensor])
    note = packed(made(meta.ModelMetadataT, subgraphMetadata=[graph]), b"M001")
    model = tfl.ModelT.InitFromPackedBuf(network, 0)
    model.buffers.append(made(tfl.BufferT, data=list(note)))
    entry = made(tfl.MetadataT, name=b"TFLITE_METADATA", buffer=len(model.buffers) - 1)
    model.metadata = [*(model.metadata or []), entry]
    return packed(model, b"TFL3")


def bundle(wheel):
    modules, out = zipfile.ZipFile(wheel), io.BytesIO()
    detector = modules.read("mediapipe/modules/pose_detection/pose_detection.tflite")
    landmarks = modules.read("mediapipe/modules/pose_landmark/pose_landmark_full.tflite")
    with zipfile.ZipFile(out, "w") as task:
        task.writestr("pose_detector.tflite", normalised(detector, 127.5, 127.5))
        task.writestr("pose_landmarks_detector.tflite", normalised(landmarks, 0.0, 255.0))
    return out.getvalue()


options = vision.PoseLandmarkerOptions(base_options=BaseOptions(model_asset_buffer=bundle(sys.argv[1])))
picture = np.ascontiguousarray(data.astronaut()[:, :WIDTH])  # a portrait, and its left part alone
with vision.PoseLandmarker.create_from_options(options) as landmarker:
    (found,) = landmarker.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=picture)).pose_landmarks
for number, name in NAMES.items():
    one = found[number]
    where = "inside" if one.x <= 1 else f"{one.x - 1:4.0%} of the width beyond the right edge"
    print(f"{name:14} visibility {one.visibility:.2f}, presence {one.presence:.2f}: {where}")
ear = found[7]
sys.exit(not (ear.x > 1.1 and ear.visibility > 0.95 and ear.presence < 0.5))
PY
echo "as written above"
