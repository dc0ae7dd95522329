"""A camera watched from the command line: the newest state while it runs, the board at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from rich.console import Console
from rich.live import Live

from posture.assets.pose_model import Models
from posture.cli.console import screen
from posture.cli.judging import Judging
from posture.cli.models import ready_models
from posture.cli.options import device
from posture.cli.stderr_capture import NativeStart
from posture.cli.watch import WatchOptions
from posture.cli.watch_view import Moment, live_view
from posture.pose.frame import Frame
from posture.report.model import Report
from posture.report.terminal import board
from posture.review_video import judge_frames
from posture.sources.frame_rate import Pace
from posture.sources.webcam import Camera, open_camera


class Watch:
    """A session on a camera."""

    def __init__(self, camera: Camera, judging: Judging, seconds: float | None) -> None:
        """`seconds` is when it ends by itself; None where it does not."""
        self._camera, self._judging, self._seconds = camera, judging, seconds
        self._session = judging.session()
        self._pace = Pace()
        self._size = (0, 0)

    def run(self, models: Models, console: Console) -> None:
        """Judge until the time is up or Ctrl-C, showing the newest state."""
        try:
            with (
                NativeStart() as start,
                Live(console=console, transient=True) as live,
                closing(judge_frames(self._frames(), models, self._session)) as moments,
            ):
                for frame, states in moments:
                    start.watch(frame, states)
                    self._pace.push(frame.time)
                    live.update(live_view(Moment(frame.time, self._pace.fps, states), self._judging.language))
        except KeyboardInterrupt:
            # The usual way to end, so the board follows.
            return

    def report(self) -> Report:
        """What was found so far."""
        return self._session.report(f"camera {self._camera.name}")

    def _frames(self) -> Iterator[Frame]:
        for frame in self._camera.frames():
            if self._seconds is not None and frame.time > self._seconds:
                return
            if self._size != frame.size:
                self._size = frame.size
                self._judging.warn_of_picture(*frame.size)
            yield frame


def run_watch(options: WatchOptions) -> None:
    """Watch until told to stop, then print the board. Raises PostureError."""
    judging = Judging(options.judging)
    with open_camera(device(options.camera)) as camera:
        watch = Watch(camera, judging, options.seconds)
        watch.run(ready_models(options.judging.model), screen())
    report = watch.report()
    judging.warn_of_people(report.people)
    screen().print(board(report, judging.language, judging.weights))
