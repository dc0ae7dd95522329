"""Sound of any codec as AAC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import FFmpegError
from av.filter import Graph
from av.packet import Packet

_RATE: Final = 48000
"""Samples a second; played everywhere."""


class AudioConverter:
    """Decodes, keeps time, and encodes: gaps in the recording's sound become silence, so that it stays in step."""

    def __init__(self, stream: AudioStream, output: OutputContainer) -> None:
        self._source = stream
        layout = "mono" if stream.codec_context.layout.nb_channels == 1 else "stereo"
        self._output = output.add_stream("aac", rate=_RATE, layout=layout)
        self._graph = Graph()
        self._graph.link_nodes(
            self._graph.add_abuffer(template=stream),
            self._graph.add("aresample", "async=1:first_pts=0"),
            self._graph.add("aformat", f"sample_fmts=fltp:sample_rates={_RATE}:channel_layouts={layout}"),
            self._graph.add("abuffersink"),
        ).configure()

    def packets(self, packet: Packet[AudioStream], shift: float) -> Iterator[Packet[AudioStream]]:
        """The encoded packets that are ready after this one; times are `shift` seconds earlier."""
        for frame in self._decoded(packet):
            if frame.pts is not None and frame.time_base is not None:
                frame.pts -= round(shift / frame.time_base)
            self._graph.push(frame)
            yield from self._encoded()

    def flush(self) -> Iterator[Packet[AudioStream]]:
        """What decoder, filter and encoder still hold."""
        self._graph.push(None)
        yield from self._encoded()
        yield from self._output.encode(None)

    def _decoded(self, packet: Packet[AudioStream]) -> list[AudioFrame]:
        try:
            return self._source.decode(packet)
        except FFmpegError:  # Damaged sound becomes silence, as a gap does.
            return []

    def _encoded(self) -> Iterator[Packet[AudioStream]]:
        while True:
            try:
                frame = self._graph.pull()
            except (BlockingIOError, EOFError):
                return
            yield from self._output.encode(cast(AudioFrame, frame))
