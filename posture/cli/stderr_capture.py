"""Keeps what the pose library writes about itself while it starts off the user's screen.

The library's native code logs its start on the process's standard error, whatever it is told: that it uses the
processor, and what it will not need. Those lines are dropped, and only those: everything else is passed on when the
start is over, unless an error of our own says it already.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO, Final, Self, TextIO

from posture.cli.streams import guarded
from posture.errors import PostureError
from posture.pose.frame import Frame

_STDERR: Final = 2
_NOISE: Final = re.compile(
    rb"INFO: Created TensorFlow Lite XNNPACK delegate"
    rb"|WARNING: All log messages before absl::InitializeLog"
    rb"|[IW]\d{4} \d\d:\d\d:[\d.]+ +\d+ [\w.]+:\d+\] "
)
"""Infos and warnings of the library; its errors begin with E or F."""


class StderrCapture:
    """Holds back standard error from entering until `release`, or leaving at the latest."""

    def __enter__(self) -> Self:
        sys.stderr.flush()
        self._real = os.dup(_STDERR)
        self._held: BinaryIO | None = tempfile.TemporaryFile()
        os.dup2(self._held.fileno(), _STDERR)
        return self

    def screen(self) -> TextIO:
        """What to print on until leaving: standard error, from which nothing is held back."""
        if not _is_standard(sys.stderr):
            return sys.stderr
        return guarded(self._real)

    def release(self, *, told: bool = True) -> None:
        """Give standard error back and, if `told`, pass on what was held back and is no noise."""
        if self._held is None:
            return
        sys.stderr.flush()
        os.dup2(self._real, _STDERR)
        self._held.seek(0)
        lines = [line for line in self._held if told and not _NOISE.match(line)]
        self._held.close()
        self._held = None
        with suppress(OSError):  # where standard error takes nothing, there is nowhere to say so
            os.write(_STDERR, b"".join(lines))

    def release_once_followed(self, _frame: Frame, people: Sequence[object]) -> None:
        """The start is over with the first frame in which somebody is followed: then both networks have run."""
        if people:
            self.release()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release(told=not isinstance(error, PostureError))
        os.close(self._real)


def _is_standard(stream: TextIO) -> bool:
    """Whether the stream is the process's standard error, and not what a test or a notebook put in its place."""
    try:
        return stream.fileno() == _STDERR
    except (AttributeError, OSError, ValueError):
        return False
