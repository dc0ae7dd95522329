"""Films as Chromium's fake webcam takes them: YUV4MPEG2, uncompressed, 4:2:0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av


def write_y4m(clip: Path, path: Path, width: int, fps: int, seconds: float | None = None) -> Path:
    """Write the clip, scaled to `width` and at `fps`, cut after `seconds`; return the path."""
    with av.open(str(clip)) as source:
        stream = source.streams.video[0]
        height = 2 * round(stream.height * width / stream.width / 2)
        with path.open("wb") as file:
            file.write(f"YUV4MPEG2 W{width} H{height} F{fps}:1 Ip A1:1 C420jpeg\n".encode())
            for frame in _at_rate(source.decode(stream), fps, seconds):
                scaled = frame.reformat(width=width, height=height, format="yuv420p")
                file.write(b"FRAME\n" + scaled.to_ndarray().tobytes())
    return path


def _at_rate(frames: Iterator[av.VideoFrame], fps: int, seconds: float | None) -> Iterator[av.VideoFrame]:
    """Each frame as often as it is shown at the new rate, which may be never."""
    written = 0
    for frame in frames:
        time = frame.time or 0.0
        if seconds is not None and time >= seconds:
            return
        while written / fps <= time:
            yield frame
            written += 1
