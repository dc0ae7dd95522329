"""The sound of a recording, brought along in time with its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.packet import Packet

from posture.drawing.convert import AudioConverter
from posture.sources.container import open_container


class Soundtrack:
    """The first audio stream of a recording, written to an output a stretch at a time.

    The recording is opened a second time for it and read along, so memory does not grow. AAC, which every browser
    plays from MP4, is copied as it is; anything else is converted to it. Sound from before the first picture is left
    out. A recording without audio that FFmpeg can decode gives none.
    """

    def __init__(self, path: Path, start: float, output: OutputContainer) -> None:
        """`start` is the time of the first picture in seconds on the recording's own clock."""
        self._start = start
        self._output = output
        self._packets: Iterator[Packet[AudioStream]] = iter(())
        self._writer: _AudioCopy | AudioConverter | None = None
        with ExitStack() as stack:
            container = stack.enter_context(open_container(path))
            stream = next((stream for stream in container.streams.audio if _codec(stream)), None)
            if stream is not None:
                self._writer = _writer(stream, output)
                self._packets = _timed_packets(container, stream)
            self._resources = stack.pop_all()
        self._next = next(self._packets, None)

    def write_until(self, time: float) -> None:
        """Write the sound that begins before `time`, in seconds since the first picture."""
        while self._writer is not None and self._next is not None and self._begins(self._next) < time:
            if self._begins(self._next) >= 0:
                self._output.mux(list(self._writer.packets(self._next, self._start)))
            self._next = next(self._packets, None)

    def finish(self, end: float) -> None:
        """Write what is left before `end`, when the last picture goes."""
        self.write_until(end)
        if self._writer is not None:
            self._output.mux(list(self._writer.flush()))

    def __enter__(self) -> Soundtrack:
        return self

    def __exit__(self, *_: object) -> None:
        self._resources.close()

    def _begins(self, packet: Packet[AudioStream]) -> float:
        return float((packet.pts or 0) * packet.time_base) - self._start


class _AudioCopy:
    """Passes packets on with their times shifted."""

    def __init__(self, stream: AudioStream, output: OutputContainer) -> None:
        self._stream = output.add_stream_from_template(stream)

    def packets(self, packet: Packet[AudioStream], shift: float) -> Iterator[Packet[AudioStream]]:
        ticks = round(shift / packet.time_base)
        packet.stream = self._stream
        packet.pts = (packet.pts or 0) - ticks
        packet.dts = packet.pts
        yield packet

    def flush(self) -> Iterator[Packet[AudioStream]]:
        return iter(())


def _writer(stream: AudioStream, output: OutputContainer) -> _AudioCopy | AudioConverter:
    return _AudioCopy(stream, output) if _codec(stream) == "aac" else AudioConverter(stream, output)


def _codec(stream: AudioStream) -> str | None:
    """Name of the decoder; None where FFmpeg has none, although PyAV's types do not say so."""
    context = getattr(stream, "codec_context", None)
    return None if context is None else str(context.name)


def _timed_packets(container: InputContainer, stream: AudioStream) -> Iterator[Packet[AudioStream]]:
    """Packets that carry a time; a broken end of the file ends them, as it ends the pictures."""
    try:
        yield from (packet for packet in container.demux(stream) if packet.pts is not None and packet.size)
    except FFmpegError:
        return
