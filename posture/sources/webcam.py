"""Cameras: the newest frame, stamped when it was taken.

A thread takes every frame that the camera gives and keeps only the last, so a consumer slower than the camera judges
the present and skips what it missed; it never falls behind.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from posture.errors import CameraError
from posture.pose.frame import Frame

_SILENCE_SECONDS: Final = 10.0
"""A camera that gives nothing for so long has stopped; slow ones need a few seconds for their first frame."""

_RATE_FRAMES: Final = 60
"""Frames over which the rate is measured."""


class Capture(Protocol):
    """What is needed of ``cv2.VideoCapture``."""

    def grab(self) -> bool:
        """Wait for the next frame and take it."""

    def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
        """The frame taken last, decoded, BGR."""

    def release(self) -> None:
        """Let go of the camera."""


class Webcam:
    """A camera that is open; frames come once asked for. Use as a context manager, or call `close`."""

    def __init__(self, capture: Capture, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        self._capture = capture
        self._clock = clock
        self._changed = threading.Condition()
        self._newest: tuple[float, NDArray[np.uint8]] | None = None
        self._times: deque[float] = deque(maxlen=_RATE_FRAMES)
        self._closing = False
        self._ended = False
        self._thread = threading.Thread(target=self._take_all, name="posture-camera", daemon=True)

    @property
    def fps(self) -> float | None:
        """Frames a second that the camera gave lately, also those that were skipped; None before the second."""
        times = tuple(self._times)
        return (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 and times[-1] > times[0] else None

    def frames(self) -> Iterator[Frame]:
        """Each time the newest frame not yet given, waiting for one if need be; times are of its taking.

        Ends when the camera is closed. Raises CameraError if the camera stops answering.
        """
        if not self._thread.is_alive() and not self._ended:
            self._thread.start()
        first: float | None = None
        last = -1.0
        while (taken := self._wait()) is not None:
            moment, image = taken
            first = moment if first is None else first
            if moment - first > last:
                last = moment - first
                yield Frame(last, image)

    def close(self) -> None:
        """Stop and let go of the camera."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(_SILENCE_SECONDS)
        # A camera that hangs within grab() must not be taken from under it; the thread ends with the program.
        if not self._thread.is_alive():
            self._capture.release()

    def __enter__(self) -> Webcam:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _wait(self) -> tuple[float, NDArray[np.uint8]] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._newest or self._ended or self._closing, _SILENCE_SECONDS)
            taken, self._newest = self._newest, None
            if self._closing:
                return None
        if taken is None:
            raise CameraError(f"camera {self.name} stopped giving pictures; check its cable, or close other programs")
        moment, image = taken
        return moment, np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), dtype=np.uint8)

    def _take_all(self) -> None:
        while not self._closing and self._capture.grab():
            moment = self._clock()
            good, image = self._capture.retrieve()
            if good:
                self._keep(moment, image)
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _keep(self, moment: float, image: NDArray[np.uint8]) -> None:
        with self._changed:
            self._newest = (moment, image)
            self._times.append(moment)
            self._changed.notify_all()


def open_webcam(device: int | str = 0, size: tuple[int, int] = (640, 480), fps: float = 30.0) -> Webcam:
    """Open a camera by number or device path, asking for a size and a rate that it may not grant.

    Raises CameraError if there is no such camera, it is in use, or this user may not open it.
    """
    with _opencv_silent():
        capture = cv2.VideoCapture(device)
    if not capture.isOpened():
        raise CameraError(_why_not(device))
    for setting, value in (
        (cv2.CAP_PROP_FRAME_WIDTH, size[0]),
        (cv2.CAP_PROP_FRAME_HEIGHT, size[1]),
        (cv2.CAP_PROP_FPS, fps),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    ):
        capture.set(setting, value)
    return Webcam(_OpenCvCapture(capture), str(device))


@contextmanager
def _opencv_silent() -> Iterator[None]:
    """Keep OpenCV from printing its own account of a camera that does not open; our error says it."""
    level = cv2.utils.logging.getLogLevel()
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    try:
        yield
    finally:
        cv2.utils.logging.setLogLevel(level)


class _OpenCvCapture:
    """OpenCV's camera with the types of `Capture`."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    def grab(self) -> bool:
        return self._capture.grab()

    def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
        good, image = self._capture.retrieve()
        return good, np.asarray(image, dtype=np.uint8)

    def release(self) -> None:
        self._capture.release()


def _why_not(device: int | str) -> str:
    found = sorted(str(path) for path in Path("/dev").glob("video*")) if Path("/dev").is_dir() else []
    wanted = f"/dev/video{device}" if isinstance(device, int) else device
    if wanted in found or not Path("/sys/class").is_dir():
        return f"cannot open camera {device}: missing, in use, or not permitted; close other programs, or allow it"
    have = ", ".join(found) or "none"
    return f"there is no camera {device}; connected here: {have}; plug one in or name another"
