#!/usr/bin/env bash
# Package:    av 18.1.0 (PyAV).
# Behaviour:  Of an H.264 recording with B-frames in AVI, frames are decoded in the order in which they are shown, but
#             their pts are not in order: 1, 3, 4, 2, 6, 7, 5 ... of the frame period. In MP4 and Matroska the same
#             pictures have the pts 0, 1, 2, 3 ...
# Guess:      A decoded frame's pts is the time at which it is shown, so it rises from frame to frame; a container
#             without such times gives none at all.
# So:         Speeds and durations computed from these times are wrong by a factor, and some steps are negative. Where pts
#             do not rise, count the frames instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check av==18.1.0 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys

import av
import numpy as np

FRAMES, FPS, STEP = 24, 25, 10


def write(path):
    """Grey pictures, each lighter than the one before it."""
    with av.open(path, "w") as out:
        stream = out.add_stream("libx264", rate=FPS, options={"bf": "2", "crf": "1"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(FRAMES):
            picture = np.full((48, 64, 3), STEP * number, np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode(None))


def read(path):
    """Which picture each decoded frame shows, and its time in frames."""
    with av.open(path) as container:
        frames = list(container.decode(video=0))
    shown = [round(float(frame.to_ndarray(format="rgb24").mean()) / STEP) for frame in frames]
    return shown, [round(frame.pts * frame.time_base * FPS) for frame in frames]


rising, found = list(range(FRAMES)), {}
for path in ("film.mp4", "film.mkv", "film.avi"):
    write(path)
    found[path] = shown, times = read(path)
    print(f"{path}: pictures {shown[:9]}..., pts {times[:9]}...")
good = found["film.mp4"] == found["film.mkv"] == (rising, rising)
shown, times = found["film.avi"]
sys.exit(not (good and shown == rising and times != sorted(times)))
PY
echo "as written above"
