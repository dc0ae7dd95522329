"""Recordings: any container and codec that FFmpeg reads, as upright frames with true times.

Memory does not grow with the length of a recording: packets are read, decoded and dropped one by one, and at most
``ahead`` pictures wait. Measured on two cores, H.264, thread and colour conversion included, a frame: 0.5 to 0.9 ms at
640x480, 2 ms at 720p, 22 ms at 4K. ``max_side=1280`` takes a third off the processor time of 4K (23.5 to 14.7 ms) and
leaves each waiting picture a ninth of its memory; decoding itself then bounds the time.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from posture.pose.frame import Frame
from posture.sources.container import no_frames, open_container, video_stream, video_streams
from posture.sources.damage import Damage, DamageKind
from posture.sources.decode import (
    DecodeTally,
    decode_pictures,
    expected_end,
    header_seconds,
    players_zero,
    timestamp,
)
from posture.sources.prefetch import FRAMES_AHEAD, prefetch
from posture.sources.reformat import Orientation, Reformatter
from posture.sources.timestamps import FrameClock, Reordering, disorder


class VideoFile:
    """A recording that can be read, from its beginning, any number of times.

    `truncated` and `damage` belong to the latest reading and are complete once it has run to its end.

    >>> with posture.open_video("talk.mp4") as video:
    ...     [round(frame.time, 2) for frame in video.frames()][:3]
    [0.0, 0.07, 0.13]
    """

    def __init__(self, path: Path, *, max_side: int | None = None, track: int | None = None) -> None:
        """Look at the header and the first frame. See :func:`open_video` for what is raised."""
        self.path = path
        self.name = path.name
        self.truncated = False
        self.damage: tuple[Damage, ...] = ()
        self._upright = Reformatter(max_side)
        self._reading: Generator[Frame, None, None] | None = None
        self.chosen = False
        self._describe_track(track)
        self.chosen = track is not None
        """Whether it was said which video track is to be read."""

    def take_track(self, track: int) -> None:
        """Read video track `track` from now on. Raises as `open_video` does."""
        self.close()
        self._describe_track(track)
        self.chosen = True

    def samples(self, track: int, count: int = 4) -> Iterator[NDArray[np.uint8]]:
        """Pictures from all over a track, as far as they can be reached."""
        for number in range(count):
            with open_container(self.path) as container, suppress(FFmpegError):
                stream = video_stream(container, self.path, track)
                if number:
                    length = header_seconds(container, stream) or 0.0
                    container.seek(round(number / count * length * av.time_base))
                picture, aspect = next(_decoded(container, stream, DecodeTally()), (None, None))
                if picture is not None:
                    yield self._upright.convert(picture, aspect)

    def _describe_track(self, track: int | None) -> None:
        with open_container(self.path) as container:
            streams = video_streams(container, self.path)
            stream = video_stream(container, self.path, track)
            self.tracks = len(streams)
            """How many video tracks there are to choose from."""
            self.track = streams.index(stream) + 1
            self._describe(container, stream)

    def _describe(self, container: InputContainer, stream: VideoStream) -> None:
        tally = DecodeTally()
        decoded = _decoded(container, stream, tally)
        first, aspect = next(decoded, (None, None))
        if first is None:
            raise no_frames(self.path)
        orientation = Orientation.of(first)
        height, width = self._upright.convert(first, aspect).shape[:2]
        self.width, self.height = width, height
        """Pixels of the first picture; later ones may have another size or shape."""
        self.rotation, self.mirrored = orientation.rotation, orientation.mirrored
        """Degrees clockwise by which the stored picture is turned to be upright, and whether it is mirrored then."""
        self.duration = header_seconds(container, stream)
        """Seconds as the header has it, a hint for progress bars; None if it does not say."""
        self.time_base = stream.time_base or Fraction(1, 1000)
        """Seconds per unit of the file's own timestamps."""
        self.start = float((timestamp(first) or 0) * self.time_base)
        """Time of the first frame in seconds on the file's own clock, which its audio shares."""
        self.player_start = max(0.0, self.start - players_zero(container))
        """Time of the first frame in seconds on a player's clock: more than 0 where the video begins late."""
        self._disorder = 0
        if tally.in_decoding_order and stream.codec_context.has_b_frames:
            stamps = [timestamp(picture) for picture, _ in islice(decoded, _PROBED)]
            self._disorder = disorder([timestamp(first), *stamps])
        if self._disorder:
            self.player_start = 0.0  # such times are a few frames late by themselves, for the decoder's sake

    def frames(self, ahead: int = FRAMES_AHEAD) -> Iterator[Frame]:
        """Every frame from the beginning, decoded by a thread up to `ahead` frames before they are asked for.

        A frame not later than the one before is dropped and counted in `damage`. Damage is passed over and counted;
        SourceError is raised only if the file can no longer be opened. Starting anew ends an earlier reading.
        """
        self.close()
        self._reading = prefetch(self._decode(), ahead)
        return self._reading

    def close(self) -> None:
        """End a reading that still goes on, with its thread."""
        if self._reading is not None:
            self._reading.close()

    def __enter__(self) -> VideoFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _decode(self) -> Generator[Frame, None, None]:
        with open_container(self.path) as container:
            stream = video_stream(container, self.path, self.track)
            tally = DecodeTally(reordering=Reordering(_REACH * self._disorder) if self._disorder else None)
            clock = FrameClock(self.time_base, stream.guessed_rate or stream.average_rate)
            count = _Count()
            for frame in self._timed(container, stream, tally, clock):
                count.add(frame)
                yield frame
            self.truncated = tally.truncated(expected_end(container, stream))
            listed = 0 if container.format.name == "avi" else stream.frames  # AVI counts empty ones
            few = count.frames < max(_LEAST_FRAMES, _LEAST_SHARE * listed)
        self.damage = _problems(tally, clock, count, truncated=self.truncated, few=few) + self._told_of_tracks()
        if not count.frames:
            raise no_frames(self.path)

    def _timed(
        self, container: InputContainer, stream: VideoStream, tally: DecodeTally, clock: FrameClock
    ) -> Iterator[Frame]:
        for picture, aspect in _decoded(container, stream, tally):
            time = clock.seconds(tally.timestamp(picture))
            if time is not None:
                yield Frame(time, self._upright.convert(picture, aspect))

    def _told_of_tracks(self) -> tuple[Damage, ...]:
        return (Damage(DamageKind.TRACKS, self.tracks, track=self.track),) if self.tracks > 1 else ()


_PROBED: Final = 24
"""Pictures by which it is seen whether the times of a container without those of presentation are in order."""
_REACH: Final = 4
"""By how many times the largest step back a picture's time may be off."""
_LEAST_FRAMES: Final = 5
_LEAST_SHARE: Final = 0.1
"""Fewer pictures than this, or a smaller share of those in the file's own list, are hardly any."""


class _Count:
    """How many frames there were, and how often their size changed."""

    def __init__(self) -> None:
        self.frames = self.reshaped = 0
        self._size: tuple[int, int] | None = None

    def add(self, frame: Frame) -> None:
        self.frames += 1
        self.reshaped += self._size not in (None, frame.size)
        self._size = frame.size


def _decoded(
    container: InputContainer, stream: VideoStream, tally: DecodeTally
) -> Iterator[tuple[VideoFrame, Fraction | None]]:
    """Every picture, and the shape of its pixels: the container's, until the stream's own changes."""
    stream.thread_type = "AUTO"
    given, first = stream.sample_aspect_ratio, None
    for number, picture in enumerate(decode_pictures(container, stream, tally)):
        own = stream.codec_context.sample_aspect_ratio
        first = own if number == 0 else first
        yield picture, given if own == first else own


def open_video(path: Path | str, *, max_side: int | None = None, track: int | None = None) -> VideoFile:
    """Open a recording.

    `max_side` scales larger pictures down to that many pixels on the longer side; None keeps them as they are. `track`
    is the number of the video track, from 1; None takes that with the largest picture.
    Raises SourceError if the file is missing, a folder, empty or not permitted or has no such track, and NoVideoError
    if there is no video in it: text, audio, a single picture, an MP4 without its index, or not one frame that decodes.

    >>> posture.open_video("talk.mp4", max_side=320).width
    320
    """
    return VideoFile(Path(path), max_side=max_side, track=track)


def _problems(
    tally: DecodeTally, clock: FrameClock, count: _Count, *, truncated: bool, few: bool
) -> tuple[Damage, ...]:
    met = {
        DamageKind.TRUNCATED: int(truncated),
        DamageKind.DAMAGED: tally.damaged,
        DamageKind.REPEATED_TIMES: clock.repeats,
        DamageKind.TIME_RESTARTS: clock.restarts,
        DamageKind.IMPOSSIBLE_TIMES: clock.impossible,
        DamageKind.FEW_FRAMES: count.frames if few else 0,
        DamageKind.RESHAPED: count.reshaped,
    }
    gaps = tuple(Damage(DamageKind.NO_PICTURES, 1, gap.start, gap.end) for gap in clock.gaps[:_MOST_GAPS])
    return tuple(Damage(fault, number) for fault, number in met.items() if number) + gaps


_MOST_GAPS: Final = 5
"""Gaps that are told one by one: more are no single event, and the report shows them all."""
