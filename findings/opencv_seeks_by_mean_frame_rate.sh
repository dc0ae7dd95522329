#!/usr/bin/env bash
# Package:    opencv-python-headless 5.0.0.93, VideoCapture.
# Behaviour:  In an MP4 whose frames come unevenly, as phones record, set(CAP_PROP_POS_MSEC, t) goes to the frame whose
#             number is t times the mean rate, not to the one of that time: asked for 1500 ms, where there is a frame, it
#             gives that of 1040 ms. get(CAP_PROP_POS_MSEC) after a read is right all along, so that the two disagree.
# Guess:      What is set in milliseconds is looked up by the frames' own times, and get gives back what was set.
# So:         Pictures that prove an episode show another moment. Read on until the time is reached, or seek with a
#             library that takes timestamps.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check av==18.1.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from fractions import Fraction

import av
import cv2
import numpy as np

TIMES = (0, 40, 80, 1000, 1040, 1500, 1540, 3000)  # milliseconds
STEP = 30

with av.open("uneven.mp4", "w") as out:  # each picture lighter than the one before it
    stream = out.add_stream("libx264", rate=1000, options={"crf": "1", "bf": "0"})
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
    for number, time in enumerate(TIMES):
        frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), STEP * number, np.uint8), "rgb24")
        frame.pts, frame.time_base = time, stream.time_base
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))

capture, read = cv2.VideoCapture("uneven.mp4"), []
while capture.read()[0]:
    read.append(round(capture.get(cv2.CAP_PROP_POS_MSEC)))
print(f"mean rate {capture.get(cv2.CAP_PROP_FPS):.2f}; one after the other, the frames have the times {read}")
reached = {}
for time in TIMES:
    capture.set(cv2.CAP_PROP_POS_MSEC, time)
    there, picture = capture.read()
    reached[time] = TIMES[round(float(picture.mean()) / STEP)] if there else None
    print(f"set to {time:4} ms: the picture of {reached[time]} ms")
sys.exit(not (read == list(TIMES) and reached[1500] == 1040))
PY
echo "as written above"
