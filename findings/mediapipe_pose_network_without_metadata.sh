#!/usr/bin/env bash
# Package:    mediapipe 0.10.31, PoseLandmarker and mediapipe.tasks.python.metadata; networks from the wheel of 0.10.21.
# Behaviour:  The pose networks of the older wheel, packed as a bundle and given from memory, are refused with a
#             FileNotFoundError, which speaks of a missing note on normalisation and of no file. The package's own
#             writer of such notes, which is in the wheel, cannot be imported: a module that it needs is not shipped.
# Guess:      The newer library takes the very networks that the older one ran; if it does not, that is a ValueError; and
#             a module that a wheel has can be imported.
# So:         Catching OSError round the loading of a model hides a wrong model as a missing one. Write the note with the
#             flatbuffers schemas (mediapipe.tasks.metadata), which can be imported.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mediapipe==0.10.31 numpy==2.4.6
"$work/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --platform manylinux_2_28_x86_64 --python-version 3.11 --implementation cp --abi cp311 --dest "$work" mediapipe==0.10.21
"$work/venv/bin/python" - "$work"/mediapipe-0.10.21-*.whl 2>"$work/log" <<'PY' || { cat "$work/log"; exit 1; }
import importlib
import importlib.metadata
import io
import sys
import zipfile

from mediapipe.tasks.python import BaseOptions, vision

WRITER = "mediapipe.tasks.python.metadata.metadata"
MEMBERS = {
    "pose_detector.tflite": "mediapipe/modules/pose_detection/pose_detection.tflite",
    "pose_landmarks_detector.tflite": "mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
}

modules, bundle = zipfile.ZipFile(sys.argv[1]), io.BytesIO()
with zipfile.ZipFile(bundle, "w") as task:
    for name, member in MEMBERS.items():
        task.writestr(name, modules.read(member))


def raised(act):
    """What it raises, or None."""
    try:
        act()
    except Exception as error:
        return error
    return None


options = vision.PoseLandmarkerOptions(base_options=BaseOptions(model_asset_buffer=bundle.getvalue()))
loading = raised(lambda: vision.PoseLandmarker.create_from_options(options))
print(f"loading the networks from memory: {type(loading).__name__}: {loading}")
shipped = any(str(file) == WRITER.replace(".", "/") + ".py" for file in importlib.metadata.files("mediapipe"))
writing = raised(lambda: importlib.import_module(WRITER))
print(f"{WRITER} {'is' if shipped else 'is not'} in the wheel; importing it: {type(writing).__name__}: {writing}")
as_seen = isinstance(loading, FileNotFoundError) and "NormalizationOptions" in str(loading)
sys.exit(not (as_seen and shipped and isinstance(writing, ModuleNotFoundError)))
PY
echo "as written above"
