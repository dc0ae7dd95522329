"""Everyone's landmarks in a recording, small enough for a browser to load at once and draw over the video.

Little endian, one record of 142 bytes for each person in each frame, in the order of time: time in seconds (f64),
person (u16), then the 33 landmarks as u and v (i16 each) in pixels of the picture as the report has it; UNSEEN for both
where a landmark is not seen. A frame in which nobody is has one record with person 0, so that a drawing can end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np

from posture.pose.frame import Frame
from posture.pose.landmarks import COUNT
from posture.review_video import Watcher
from posture.session.session import PersonState
from posture.types import FloatArray

RECORD: Final = np.dtype([("time", "<f8"), ("person", "<u2"), ("points", "<i2", (COUNT, 2))])
RECORD_BYTES: Final = RECORD.itemsize
PERSON_AT: Final = 8
"""Byte of a record at which the person's number begins, and ..."""
POINTS_AT: Final = 10
"""... the landmarks."""
UNSEEN: Final = -32768


@contextmanager
def poses_file(path: Path) -> Iterator[Watcher]:
    """Write the file: what is given takes each frame with its people. Raises OSError where it cannot be written."""
    with path.open("xb") as file:
        size: tuple[int, int] | None = None

        def add(frame: Frame, states: Sequence[PersonState]) -> None:
            nonlocal size
            size = size or frame.size
            scale, shift = _within(size, frame.size)
            records = np.zeros(max(1, len(states)), dtype=RECORD)
            records["time"], records["points"] = frame.time, UNSEEN
            for record, state in zip(records, states, strict=False):
                record["person"], record["points"] = state.person, _points(state, scale, shift)
            file.write(records.tobytes())

        yield add


def _within(whole: tuple[int, int], size: tuple[int, int]) -> tuple[float, FloatArray]:
    """How a browser puts a picture of another size into the frame of the first one: factor, and shift in pixels."""
    scale = min(whole[0] / size[0], whole[1] / size[1])
    return scale, (np.array(whole) - scale * np.array(size)) / 2


def _points(state: PersonState, scale: float, shift: FloatArray) -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    points = np.clip(np.rint(state.pose.picture * scale + shift), -32767, 32767).astype(np.int16)
    points[~state.seen] = UNSEEN
    return points
