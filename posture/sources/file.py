"""Recordings: any container and codec that FFmpeg reads, as upright frames with true times.

Memory does not grow with the length of a recording: packets are read, decoded and dropped one by one, and at most
``ahead`` pictures wait. Measured on two cores, H.264, thread and colour conversion included, a frame: 0.5 to 0.9 ms at
640x480, 2 ms at 720p, 22 ms at 4K. ``max_side=1280`` takes a third off the processor time of 4K (23.5 to 14.7 ms) and
leaves each waiting picture a ninth of its memory; decoding itself then bounds the time.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posture.pose.frame import Frame
from posture.sources.container import no_frames, open_container, video_stream
from posture.sources.damage import Fault, Problem
from posture.sources.decode import Tally, expected_end, header_seconds, pictures, timestamp
from posture.sources.prefetch import FRAMES_AHEAD, prefetch
from posture.sources.reformat import Upright
from posture.sources.timestamps import FrameClock


class VideoFile:
    """A recording that can be read, from its beginning, any number of times.

    `truncated` and `problems` belong to the latest reading and are complete once it has run to its end.

    >>> with posture.open_video("talk.mp4") as video:
    ...     [round(frame.time, 2) for frame in video.frames()][:3]
    [0.0, 0.07, 0.13]
    """

    def __init__(self, path: Path, *, max_side: int | None = None) -> None:
        """Look at the header and the first frame. See :func:`open_video` for what is raised."""
        self.path = path
        self.name = path.name
        self.truncated = False
        self.problems: tuple[Problem, ...] = ()
        self._max_side = max_side
        self._reading: Generator[Frame, None, None] | None = None
        with open_container(path) as container:
            self._describe(container, video_stream(container, path))

    def _describe(self, container: InputContainer, stream: VideoStream) -> None:
        first = next(pictures(container, stream, Tally()), None)
        if first is None:
            raise no_frames(self.path)
        upright = self._upright(first, stream)
        self.width, self.height = upright.size
        self.rotation = upright.rotation
        """Degrees clockwise by which the stored picture is turned to be upright."""
        self.duration = header_seconds(container, stream)
        """Seconds as the header has it, a hint for progress bars; None if it does not say."""
        self.time_base = stream.time_base or Fraction(1, 1000)
        """Seconds per unit of the file's own timestamps."""
        self.start = float((timestamp(first) or 0) * self.time_base)
        """Time of the first frame in seconds on the file's own clock, which its audio shares."""

    def frames(self, ahead: int = FRAMES_AHEAD) -> Iterator[Frame]:
        """Every frame from the beginning, decoded by a thread up to `ahead` frames before they are asked for.

        A frame not later than the one before is dropped and counted in `problems`. Damage is passed over and counted;
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
            stream = video_stream(container, self.path)
            stream.thread_type = "AUTO"
            tally = Tally()
            clock = FrameClock(self.time_base, stream.guessed_rate or stream.average_rate)
            yield from self._timed(pictures(container, stream, tally), stream, clock)
            self.truncated = tally.truncated(expected_end(container, stream))
        self.problems = _problems(tally, clock, truncated=self.truncated)

    def _timed(self, decoded: Iterator[VideoFrame], stream: VideoStream, clock: FrameClock) -> Iterator[Frame]:
        upright: Upright | None = None
        for picture in decoded:
            upright = upright or self._upright(picture, stream)
            time = clock.read(timestamp(picture))
            if time is not None:
                yield Frame(time, upright.image(picture))

    def _upright(self, first: VideoFrame, stream: VideoStream) -> Upright:
        return Upright(first, stream.sample_aspect_ratio, self._max_side)


def open_video(path: Path | str, *, max_side: int | None = None) -> VideoFile:
    """Open a recording.

    `max_side` scales larger pictures down to that many pixels on the longer side; None keeps them as they are.
    Raises SourceError if the file is missing, a folder, empty or not permitted, and NoVideoError if there is no video
    in it: text, audio, a single picture, an MP4 without its index, or not one frame that decodes.

    >>> posture.open_video("talk.mp4", max_side=320).width
    320
    """
    return VideoFile(Path(path), max_side=max_side)


def _problems(tally: Tally, clock: FrameClock, *, truncated: bool) -> tuple[Problem, ...]:
    met = {
        Fault.TRUNCATED: int(truncated),
        Fault.DAMAGED: tally.damaged,
        Fault.REPEATED_TIMES: clock.repeats,
        Fault.TIME_RESTARTS: clock.restarts,
    }
    return tuple(Problem(fault, count) for fault, count in met.items() if count)
