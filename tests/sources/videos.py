"""Small recordings made for tests: each frame's picture says its number, so that frames can be told apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

EVEN_TIMES = tuple(range(0, 1000, 40))
"""Milliseconds: one second at 25 frames a second."""

UNEVEN_TIMES = (0, 33, 66, 100, 350, 360, 400, 1000, 1033, 1500)
"""Milliseconds."""


def picture(index: int, width: int, height: int) -> NDArray[np.uint8]:
    """Grey by frame number, with a red upper left quarter that shows which way is up."""
    image = np.full((height, width, 3), 40 + 8 * (index % 20), dtype=np.uint8)
    image[: height // 2, : width // 2] = (255, 0, 0)
    return image


def stir(image: NDArray[np.uint8], index: int) -> None:
    """Let a bar sway in the middle of the picture, as everybody does who lives, beside a wall that stays."""
    height, width = image.shape[:2]
    rows, columns = np.indices((height, width)) // 12 % 2
    wall = (60 + 120 * (rows ^ columns))[..., None].repeat(3, axis=2)
    image[:, 2 * width // 3 :] = wall[:, 2 * width // 3 :]
    image[height // 2 :, : width // 3] = wall[height // 2 :, : width // 3]
    left = round(width * (0.5 + 0.03 * math.sin(index / 3)))
    image[height // 4 : 3 * height // 4, left : left + width // 20] = (20, 160, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What a recording is to be like."""

    times: Sequence[int] = EVEN_TIMES
    """Of its frames, in milliseconds."""
    size: tuple[int, int] = (64, 48)
    codec: str = "mpeg4"
    rotation: float | None = None
    """Degrees counter-clockwise, as metadata."""
    mirrored: bool = False
    """Left to right after that, as metadata."""
    audio: str | None = None
    """A codec for a tone from the first frame to the last."""
    faststart: bool = False
    aspect: Fraction | None = None
    """Width of a pixel over its height."""
    living: bool = False
    """Whether something in the middle of the picture moves."""

    def write(self, path: Path) -> None:
        with av.open(str(path), "w", options={"movflags": "faststart"} if self.faststart else {}) as output:
            stream = self._stream(output)
            sound = output.add_stream(self.audio, rate=48000, layout="mono") if self.audio else None
            for index, time in enumerate(self.times):
                image = picture(index, *self.size)
                if self.living:
                    stir(image, index)
                frame = VideoFrame.from_ndarray(image, format="rgb24")
                frame.pts, frame.time_base = time, Fraction(1, 1000)
                output.mux(stream.encode(frame))
            output.mux(stream.encode(None))
            if isinstance(sound, AudioStream):
                write_tone(output, sound, self.times[-1] / 1000)

    def _stream(self, output: OutputContainer) -> VideoStream:
        stream = output.add_stream(self.codec, rate=25)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = self.size
        stream.pix_fmt = "rgb8" if self.codec == "gif" else "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        if self.aspect is not None:
            stream.codec_context.sample_aspect_ratio = self.aspect
        if self.rotation is not None or self.mirrored:
            stream.set_display_rotation(self.rotation or 0, hflip=self.mirrored)
        return stream


def write_video(path: Path, times: Sequence[int] = EVEN_TIMES, **wishes: Any) -> Path:  # noqa: ANN401 - checked by Clip
    """Write a small recording with frames at `times` (milliseconds); `wishes` are the fields of Clip."""
    Clip(times=times, **wishes).write(path)
    return path


def write_tone(output: OutputContainer, stream: AudioStream, seconds: float) -> None:
    """Write a tone of that length."""
    for start in range(0, int(seconds * 48000), 960):
        wave = np.sin(np.arange(start, start + 960) * 0.05) * 8000
        frame = AudioFrame.from_ndarray(wave.astype(np.int16)[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48000, start, Fraction(1, 48000)
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def write_audio(path: Path) -> Path:
    """Write half a second of sound without a picture."""
    with av.open(str(path), "w") as output:
        stream = output.add_stream("aac", rate=48000, layout="mono")
        write_tone(output, stream, 0.5)
    return path


def cut(path: Path, share: float) -> Path:
    """Keep only the first part of a file."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path
