#!/usr/bin/env bash
# Package:    mediapipe 0.10.31, PoseLandmarker, with the pose networks that the wheel of 0.10.21 ships.
# Behaviour:  In VIDEO mode the default num_poses=1 smooths: of a head that goes to and fro four times a second about
#             half of the way is left. With num_poses=2, and one person in the picture all the same,
#             VIDEO mode gives what IMAGE mode gives, to the last digit: nothing is smoothed.
# Guess:      num_poses is how many people are looked for; what is said of the one who is there does not depend on it.
# So:         What measures trembling or speed must not use VIDEO mode with one pose, and what wants calm landmarks gets
#             none as soon as it asks for a second person. Take IMAGE mode and a filter of one's own.
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

FPS, HZ, WAY = 30, 4.0, 16  # pictures and movements a second; pixels from end to end
NOSE = 0


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


def noses(pictures, mode, poses):
    """Pixels across, of the nose in every picture."""
    options = vision.PoseLandmarkerOptions(BaseOptions(model_asset_buffer=task), running_mode=mode, num_poses=poses)
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        found = []
        for number, picture in enumerate(pictures):
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=picture)
            video = mode is vision.RunningMode.VIDEO
            result = landmarker.detect_for_video(image, number * 1000 // FPS) if video else landmarker.detect(image)
            (pose,) = result.pose_landmarks
            found.append(pose[NOSE].x * picture.shape[1])
    return np.array(found)


def way(places):
    """Pixels from end to end of the movement at HZ, once things have settled."""
    late = places[FPS:]
    turns = np.exp(-2j * np.pi * HZ * np.arange(len(late)) / FPS)
    return 4 * abs(np.mean((late - late.mean()) * turns))


task = bundle(sys.argv[1])
moved = [round(WAY / 2 * np.sin(2 * np.pi * HZ * k / FPS)) for k in range(3 * FPS)]
film = [np.ascontiguousarray(np.roll(data.astronaut(), step, axis=1)) for step in moved]  # one portrait, pushed about
single = noses(film, vision.RunningMode.IMAGE, 1)
one, two = (noses(film, vision.RunningMode.VIDEO, poses) for poses in (1, 2))
print(f"the picture moves by {way(np.array(moved, float)):.1f} pixels from end to end, {HZ} times a second; the nose by")
for name, places in {"IMAGE": single, "VIDEO, num_poses=1": one, "VIDEO, num_poses=2": two}.items():
    print(f"  {name:20} {way(places):5.1f}")
sys.exit(not (way(one) < 0.67 * way(single) and np.array_equal(two, single)))
PY
echo "as written above"
