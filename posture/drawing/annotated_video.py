"""Pictures with skeletons and verdicts, encoded at the times of the recording's frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.codec import codecs_available
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from posture.atomic_files import atomic_path
from posture.drawing.audio import Soundtrack
from posture.drawing.overlay import draw
from posture.errors import OutputError
from posture.pose.frame import Frame
from posture.session.session import PersonState
from posture.sources.file import VideoFile
from posture.types import Language

_CODEC: Final = "libx264"
_OPTIONS: Final = {"preset": "veryfast", "crf": "21"}
"""Quick, since pose estimation needs the processor; of the quality of a good phone recording."""

_KEY_FRAME_EVERY: Final = 60
"""Frames; so that a browser can jump to an episode at once."""

_BT709: Final = 1
"""As H.264 numbers primaries, transfer and matrix of that standard, which browsers assume."""

_FINEST: Final = 1_000_000
_COARSEST: Final = 1000
"""Parts of a second between which a recording's own time base is taken over."""

_FALLBACK: Final = Fraction(1, 90_000)


class AnnotatedVideo:
    """Draws and encodes frames; made by :func:`annotated_video`."""

    def __init__(self, output: OutputContainer, stream: VideoStream, sound: Soundtrack, language: Language) -> None:
        self._output = output
        self._stream = stream
        self._sound = sound
        self._language = language
        self._time_base = stream.codec_context.time_base or _FALLBACK
        self._reformatter = VideoReformatter()
        self._last: float | None = None
        self._interval = 0.0

    def add(self, frame: Frame, people: Sequence[PersonState]) -> None:
        """Write the next frame, with everyone in it drawn on it."""
        if self._last is not None:
            self._interval = frame.time - self._last
        self._last = frame.time
        self._encode(self._picture(frame, people))
        self._sound.write_until(frame.time)

    def finish(self) -> None:
        """Write what encoder and soundtrack still hold. Raises OutputError if no frame was added."""
        if self._last is None:
            raise OutputError("cannot write an annotated video without a frame; choose a recording that can be read")
        self._encode(None)
        self._sound.finish(self._last + self._interval)

    def _encode(self, picture: VideoFrame | None) -> None:
        for packet in self._stream.encode(picture):
            # Kept for the last frame only, which stays as long as the one before; of the others the next one decides.
            packet.duration = round(self._interval / self._time_base)
            self._output.mux(packet)

    def _picture(self, frame: Frame, people: Sequence[PersonState]) -> VideoFrame:
        drawn = fitted(
            pad_to_even(draw(frame.image, people, self._language)), (self._stream.width, self._stream.height)
        )
        picture = self._reformatter.reformat(
            VideoFrame.from_ndarray(drawn, format="rgb24"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        picture.pts = round(frame.time / self._time_base)
        picture.time_base = self._time_base
        return picture


@contextmanager
def annotated_video(path: Path, source: VideoFile, language: Language) -> Iterator[AnnotatedVideo]:
    """Write an annotated copy of `source`, whose frames are to be added in order.

    H.264 (4:2:0, odd sizes padded by a pixel) and AAC in MP4 with the index in front; each frame at its own time, also
    where the rate varies; the recording's sound in step. It appears at `path` when the block ends well; if the block
    is interrupted, nothing is left. Raises OutputError if it cannot be written.
    """
    if _CODEC not in codecs_available:
        raise OutputError(f"cannot write {path}: this PyAV has no H.264 encoder ({_CODEC}); install PyAV from PyPI")
    with (
        atomic_path(path) as beside,
        av.open(f"file:{beside}", "w", format="mp4", options={"movflags": "+faststart"}) as output,
    ):
        stream = _video_stream(output, source)
        with Soundtrack(source.path, source.start, output) as sound:
            video = AnnotatedVideo(output, stream, sound, language)
            yield video
            video.finish()


def time_base(source: VideoFile) -> Fraction:
    """A unit of time in which the recording's timestamps are whole numbers, within what MP4 holds."""
    parts = source.time_base.denominator
    if parts < _COARSEST:
        parts *= -(-_COARSEST // parts)
    return Fraction(1, parts) if parts <= _FINEST else _FALLBACK


def pad_to_even(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture with its last row or column repeated where 4:2:0 colour needs an even height or width."""
    height, width = image.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return image
    return np.asarray(cv2.copyMakeBorder(image, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE), dtype=np.uint8)


def fitted(image: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """The picture within one of `size` (width, height in pixels), in its own shape, black around it."""
    height, width = image.shape[:2]
    if (width, height) == size:
        return image
    scale = min(size[0] / width, size[1] / height)
    small = cv2.resize(image, (max(1, round(width * scale)), max(1, round(height * scale))))
    left, top = (size[0] - small.shape[1]) // 2, (size[1] - small.shape[0]) // 2
    canvas = np.zeros((size[1], size[0], 3), dtype=np.uint8)
    canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
    return canvas


def _video_stream(output: OutputContainer, source: VideoFile) -> VideoStream:
    stream = output.add_stream(_CODEC, rate=30, options=dict(_OPTIONS))
    stream.width = source.width + source.width % 2
    stream.height = source.height + source.height % 2
    stream.pix_fmt = "yuv420p"
    stream.gop_size = _KEY_FRAME_EVERY
    context = stream.codec_context
    context.time_base = time_base(source)
    context.color_range = ColorRange.MPEG
    context.colorspace = context.color_primaries = context.color_trc = _BT709
    return stream
