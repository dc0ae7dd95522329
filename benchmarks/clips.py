"""Clips of any length, made from a short one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import count
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

EXAMPLE = Path(__file__).parents[1] / "examples" / "sit_leg_crossed_front.mp4"


def encode_loop(source: Path, target: Path, seconds: float, size: tuple[int, int]) -> None:
    """Write `seconds` of `source`, played over and over, as H.264 of `size` at the source's own rate."""
    _encode(source, target, seconds, size, lambda frame: frame.reformat(*size, format="yuv420p"))


def encode_side_by_side(source: Path, target: Path, seconds: float, size: tuple[int, int], people: int) -> None:
    """The same with the picture `people` times beside itself, each cut to its share of the width about its middle."""
    width, height = size

    def beside(frame: VideoFrame) -> VideoFrame:
        whole = frame.reformat(round(height * frame.width / frame.height), height, format="rgb24").to_ndarray()
        first = (whole.shape[1] - width // people) // 2
        part = whole[:, first : first + width // people]
        picture = np.zeros((height, width, 3), dtype=np.uint8)
        for k in range(people):
            picture[:, k * part.shape[1] : (k + 1) * part.shape[1]] = part
        return VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")

    _encode(source, target, seconds, size, beside)


def _encode(
    source: Path, target: Path, seconds: float, size: tuple[int, int], made: Callable[[VideoFrame], VideoFrame]
) -> None:
    with av.open(str(source)) as start, av.open(str(target), "w") as output:
        rate = start.streams.video[0].average_rate
        if rate is None:
            raise ValueError(f"{source}: a clip of constant rate is wanted")
        stream = output.add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        frames = _looped_frames(source)
        for number in range(round(seconds * rate)):
            frame = made(next(frames))
            frame.pts, frame.time_base = number, 1 / rate
            frame.pict_type = PictureType.NONE  # else the encoder repeats the source's own choice of key frames
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


def _looped_frames(source: Path) -> Iterator[VideoFrame]:
    while True:
        with av.open(str(source)) as container:
            yield from container.decode(video=0)


def copy_loop(source: Path, target: Path, seconds: float) -> None:
    """Write at least `seconds` of `source`, played over and over, by copying its packets, with times that go on."""
    with av.open(str(source)) as start, av.open(str(target), "w") as output:
        stream = output.add_stream_from_template(start.streams.video[0])
        for turn in count():
            if not _copy_once(source, output, stream, turn, seconds):
                return


def _copy_once(source: Path, output: OutputContainer, stream: VideoStream, turn: int, seconds: float) -> bool:
    """Append one turn; False if it would begin after the end, and then nothing is written."""
    with av.open(str(source)) as container:
        length, unit = _length(container)
        if turn * length * unit >= seconds:
            return False
        for packet in container.demux(video=0):
            # The empty packet that ends a stream has no times.
            if packet.pts is not None and packet.dts is not None:
                packet.pts, packet.dts = packet.pts + turn * length, packet.dts + turn * length
                packet.stream = stream
                output.mux(packet)
    return True


def _length(container: InputContainer) -> tuple[int, Fraction]:
    """Of the video: its length in its own time units, and such a unit in seconds."""
    stream = container.streams.video[0]
    if stream.duration is None or stream.time_base is None:
        raise ValueError(f"{container.name}: a clip whose header states its length is wanted")
    return stream.duration, stream.time_base
