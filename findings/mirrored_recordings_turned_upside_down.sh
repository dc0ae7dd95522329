#!/usr/bin/env bash
# Packages:   av 18.1.0 (PyAV), opencv-python-headless 5.0.0.93.
# Behaviour:  An MP4 may say in its display matrix that its picture is to be shown mirrored, as some cameras that face
#             their user do. PyAV's frame.rotation calls a picture mirrored from left to right one turned by -180
#             degrees, and one mirrored from top to bottom not turned at all. OpenCV, which applies the matrix by itself,
#             turns the first upside down and leaves the second as it is: neither is mirrored.
# Guess:      What is not a rotation is not told as one; OpenCV's automatic orientation shows what a player shows.
# So:         A person is looked for standing on the head, with left and right exchanged. Read all of the matrix (PyAV:
#             frame.side_data), and mirror where its determinant is negative.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check av==18.1.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import struct
import sys

import av
import cv2
import numpy as np

WIDTH, HEIGHT, ONE = 64, 48, 1 << 16
MATRICES = {
    "mirrored from left to right": (-ONE, 0, 0, 0, ONE, 0, WIDTH * ONE, 0, 1 << 30),
    "mirrored from top to bottom": (ONE, 0, 0, 0, -ONE, 0, 0, HEIGHT * ONE, 1 << 30),
    "turned by half a turn": (-ONE, 0, 0, 0, -ONE, 0, WIDTH * ONE, HEIGHT * ONE, 1 << 30),
}
SHOWN = {"mirrored from left to right": "top right", "mirrored from top to bottom": "bottom left",
         "turned by half a turn": "bottom right"}


def recording():
    """Ten pictures that are white in the top left quarter and black elsewhere."""
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    picture[: HEIGHT // 2, : WIDTH // 2] = 255
    with av.open("plain.mp4", "w") as out:
        stream = out.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for _ in range(10):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode(None))
    with open("plain.mp4", "rb") as file:
        return file.read()


def with_matrix(content, matrix):
    """Its track header (version 0) holds nine numbers, 44 bytes behind the header's name."""
    place = content.index(b"tkhd") + 44
    return content[:place] + struct.pack(">9i", *matrix) + content[place + 36 :]


def corner(image):
    """Where it is white."""
    down, across = (axis.mean() for axis in np.nonzero(image.mean(axis=2) > 128))
    return f"{'top' if down < image.shape[0] / 2 else 'bottom'} {'left' if across < image.shape[1] / 2 else 'right'}"


plain, seen = recording(), {}
for name, matrix in MATRICES.items():
    with open("other.mp4", "wb") as file:
        file.write(with_matrix(plain, matrix))
    with av.open("other.mp4") as container:
        rotation = next(container.decode(video=0)).rotation
    _, image = cv2.VideoCapture("other.mp4").read()
    seen[name] = (rotation, corner(image))
    print(f"{name}: PyAV says rotation {rotation}; white is {corner(image)} for OpenCV, {SHOWN[name]} when shown as asked")
expected = {"mirrored from left to right": (-180, "bottom right"), "mirrored from top to bottom": (0, "top left"),
            "turned by half a turn": (-180, "bottom right")}
sys.exit(seen != expected)
PY
echo "as written above"
