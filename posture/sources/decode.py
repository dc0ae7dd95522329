"""Decoding that goes on past damage, and keeps count of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posture.sources.timestamps import Reordering

_MISSING_SECONDS: Final = 0.5
"""A recording that ends this much before its header says was cut off; headers are rounded to less."""


@dataclass(slots=True)
class DecodeTally:
    """What was met while reading one recording."""

    damaged: int = 0
    read_to: float | None = None
    """End of the last packet, in seconds of the stream's own clock."""
    broke_off: bool = False
    """Whether the last packet was incomplete or reading ended with an error."""
    reordering: Reordering | None = None
    """Where the container has decoding times only and the decoder reorders pictures."""
    in_decoding_order: bool = True
    """Whether the packets' times have risen so far, as they do not where pictures are stored in another order."""
    _newest: int | None = None

    def note(self, packet: Packet[VideoStream]) -> None:
        """Take account of a packet as it is read."""
        stamp = packet.pts if packet.pts is not None else packet.dts
        if packet.size == 0:
            return
        self.broke_off = packet.is_corrupt
        if stamp is not None:
            self.in_decoding_order &= self._newest is None or stamp > self._newest
            self._newest = stamp
        if self.reordering is not None:
            self.reordering.feed(stamp)
        if stamp is not None and packet.time_base is not None:
            end = float((stamp + (packet.duration or 0)) * packet.time_base)
            self.read_to = end if self.read_to is None else max(self.read_to, end)

    def timestamp(self, picture: VideoFrame) -> int | None:
        """Of presentation, in units of the stream's time base; pictures come in their order."""
        own = timestamp(picture)
        return own if self.reordering is None else self.reordering.take(own)

    def truncated(self, expected_end: float | None) -> bool:
        """Whether the recording stopped before its header says, or within a packet."""
        if self.broke_off:
            return True
        if expected_end is None or self.read_to is None:
            return False
        return expected_end - self.read_to > _MISSING_SECONDS


def decode_pictures(container: InputContainer, stream: VideoStream, tally: DecodeTally) -> Iterator[VideoFrame]:
    """Every picture that decodes, in order of presentation. Damage is counted in `tally`, never raised."""
    for packet in _packets(container, stream, tally):
        try:
            decoded = stream.decode(packet)
        except FFmpegError:
            tally.damaged += 1
            continue
        for picture in decoded:
            tally.damaged += picture.is_corrupt
            yield picture


def timestamp(picture: VideoFrame) -> int | None:
    """Of presentation; AVI and raw streams may carry only the decoding time, which then stands for it."""
    return picture.pts if picture.pts is not None else picture.dts


def expected_end(container: InputContainer, stream: VideoStream) -> float | None:
    """When the recording's own header says that its video ends, in seconds of the stream's clock; None if unknown."""
    length = header_seconds(container, stream)
    if length is None or stream.time_base is None or (stream.duration is None and container.format.name != "avi"):
        return length  # of Matroska and its kin: the length of the whole file, which counts from 0
    return length + float((stream.start_time or 0) * stream.time_base)


def header_seconds(container: InputContainer, stream: VideoStream) -> float | None:
    """Length of the video in seconds as the header has it; None if it does not say."""
    if container.format.name == "avi" and stream.frames and stream.average_rate:
        # AVI's own length field; FFmpeg's duration of a cut AVI follows the size of the file instead.
        return float(stream.frames / stream.average_rate)
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    tagged = _clock_seconds(stream.metadata.get("DURATION", ""))
    if tagged is None and container.duration is not None and not container.streams.audio:
        return container.duration / 1e6
    return tagged


def players_zero(container: InputContainer) -> float:
    """The time on the recording's own clock, in seconds, at which a player's clock shows 0.

    MP4 and Matroska count from 0 and players with them, whatever begins later (Chromium 120 plays a WebM whose first
    picture is at 5 s from 5 s on); the clocks of other containers begin anywhere, so players begin with the first
    stream.
    """
    counts_from_zero = {"mov", "mp4", "matroska", "webm"} & set(container.format.name.split(","))
    return 0.0 if counts_from_zero else (container.start_time or 0) / 1e6


def _packets(
    container: InputContainer, stream: VideoStream, tally: DecodeTally
) -> Iterator[Packet[VideoStream] | None]:
    """The packets of the stream and, where reading breaks off, None: the order to give what is still held."""
    try:
        for packet in container.demux(stream):
            tally.note(packet)
            yield packet
    except FFmpegError:
        tally.broke_off = True
        yield None


def _clock_seconds(text: str) -> float | None:
    """Seconds of Matroska's ``HH:MM:SS.fraction``; None for anything else."""
    parts = text.split(":")
    try:
        hours, minutes, seconds = (float(part) for part in parts)
    except ValueError:
        return None
    return hours * 3600 + minutes * 60 + seconds
