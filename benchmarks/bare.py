"""The yardstick: bare MediaPipe over the frames of a clip, in a process of its own.

``python -m benchmarks.bare CLIP MODEL plain|ahead`` prints ``{"frames": n, "poses": n, "seconds": s}``: the time from
opening the clip to the last result, with the landmarker already made. ``plain`` decodes each frame when it is wanted,
as a simple script does; ``ahead`` takes them from the product's own source, whose thread decodes ahead.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import av
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

from posture.sources.file import open_video

Image = NDArray[np.uint8]


def plain(clip: Path) -> Iterator[Image]:
    """RGB pictures, decoded one by one as they are asked for."""
    with av.open(str(clip)) as container:
        container.streams.video[0].thread_type = "AUTO"
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)


def ahead(clip: Path) -> Iterator[Image]:
    """RGB pictures from the product's own source."""
    return (frame.image for frame in open_video(clip).frames())


def run(clip: Path, model: Path, source: str) -> dict[str, float]:
    """Detect one pose in every frame of a clip, and say how long it took."""
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model)),
        running_mode=vision.RunningMode.IMAGE,
        num_poses=1,
    )
    frames = poses = 0
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        start = perf_counter()
        for image in {"plain": plain, "ahead": ahead}[source](clip):
            result = landmarker.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=image))
            frames += 1
            poses += len(result.pose_landmarks)
        seconds = perf_counter() - start
    return {"frames": frames, "poses": poses, "seconds": seconds}


if __name__ == "__main__":
    json.dump(run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]), sys.stdout)
