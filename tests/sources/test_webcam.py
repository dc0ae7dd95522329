"""A camera gives its newest frame with the time of its taking, and says when it is missing or stops."""

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from posture.errors import CameraError
from posture.sources.webcam import Webcam, open_webcam
from tests.sources.videos import write_video


class SteppedCamera:
    """Gives frame 0, waits for `go`, gives frames 1 to 4, says `drained`, waits for `end`, and stops."""

    def __init__(self) -> None:
        self.go, self.drained, self.end = threading.Event(), threading.Event(), threading.Event()
        self.number = -1
        self.released = False

    def grab(self) -> bool:
        self.number += 1
        if self.number == 1:
            self.go.wait()
        if self.number == 5:
            self.drained.set()
            self.end.wait()
        return self.number < 5

    def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
        return True, np.full((2, 3, 3), (10 * self.number, 0, 255), dtype=np.uint8)

    def release(self) -> None:
        self.released = True


def ticking(step: float) -> Iterator[float]:
    return itertools.count(100.0, step)


def test_a_slow_consumer_gets_the_newest_frame_with_the_time_of_its_taking() -> None:
    capture, times = SteppedCamera(), ticking(0.05)
    with Webcam(capture, "test", lambda: next(times)) as camera:
        frames = camera.frames()
        assert next(frames).time == 0
        capture.go.set()
        capture.drained.wait()
        newest = next(frames)
        assert newest.time == pytest.approx(0.2)
        assert newest.image[0, 0].tolist() == [255, 0, 40]
        assert camera.fps == pytest.approx(20)
        capture.end.set()
        with pytest.raises(CameraError, match="stopped"):
            next(frames)
    assert capture.released


def test_closing_ends_the_frames() -> None:
    capture, times = SteppedCamera(), ticking(0.05)
    camera = Webcam(capture, "test", lambda: next(times))
    frames = camera.frames()
    next(frames)
    capture.go.set()
    capture.end.set()
    camera.close()
    assert list(frames) == []
    assert capture.released


def test_what_opencv_opens_gives_frames_until_it_stops(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.avi")
    with open_webcam(str(path)) as camera:
        frames = camera.frames()
        assert next(frames).size == (64, 48)
        with pytest.raises(CameraError, match="stopped"):
            list(frames)


def test_a_missing_camera_is_an_error_in_one_line() -> None:
    with pytest.raises(CameraError, match="camera 987") as caught:
        open_webcam(987)
    assert "\n" not in str(caught.value)
