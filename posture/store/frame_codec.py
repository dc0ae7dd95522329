"""Frames as bytes: float32 landmarks with their bytes sorted by significance, compressed.

Nothing of the pictures is in them. Back come the frames that went in, landmarks to float32, times to the last bit.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from posture.pose.landmarks import COUNT
from posture.pose.pose import PersonPose, Pose, PoseFrame

VALUES: Final = 7
"""Of each landmark: u, v (pixels), x, y, z (metres), visibility, presence."""
MOST_BYTES: Final = 100_000_000
"""Of some frames when unpacked; a second of a hundred people takes a hundredth."""
_COUNTS: Final = struct.Struct("<II")
_FRAME: Final = np.dtype([("time", "<f8"), ("width", "<u4"), ("height", "<u4")])
_BODY: Final = np.dtype([("frame", "<u4"), ("role", "<u4"), ("person", "<u4"), ("time", "<f8"), ("light", "<f4")])
_FLOAT: Final = np.dtype("<f4")


class _BodyRole(IntEnum):
    PERSON = 0
    OTHER = 1
    EARLIER = 2


class _BodyRecord(NamedTuple):
    """A pose and where it belongs."""

    frame: int
    role: _BodyRole
    person: int
    time: float
    pose: Pose


def pack(frames: Sequence[PoseFrame]) -> bytes:
    """The bytes of some frames."""
    bodies = [body for place, frame in enumerate(frames) for body in _bodies(place, frame)]
    heads = np.array([(frame.time, frame.width, frame.height) for frame in frames], dtype=_FRAME)
    marks = np.array([(*body[:4], body.pose.light) for body in bodies], dtype=_BODY)
    values = np.array([landmark_values(body.pose) for body in bodies], dtype=_FLOAT)
    # Neighbouring floats differ in their low bytes only: sorted by significance they compress far better.
    sorted_bytes = values.reshape(-1).view(np.uint8).reshape(-1, _FLOAT.itemsize).T.tobytes()
    head = _COUNTS.pack(len(frames), len(bodies))
    return zlib.compress(b"".join((head, heads.tobytes(), marks.tobytes(), sorted_bytes)))


def unpack(packed: bytes) -> tuple[PoseFrame, ...]:
    """The frames of `pack`. Raises ValueError, zlib.error or struct.error for other bytes."""
    inflating = zlib.decompressobj()
    content = inflating.decompress(packed, MOST_BYTES)
    if not inflating.eof:
        raise ValueError(f"more than {MOST_BYTES:,} bytes, or cut off")
    frames, bodies = _COUNTS.unpack_from(content)
    place = _COUNTS.size
    heads = np.frombuffer(content, _FRAME, frames, place)
    place += heads.nbytes
    marks = np.frombuffer(content, _BODY, bodies, place)
    rest = np.frombuffer(content, np.uint8, bodies * COUNT * VALUES * _FLOAT.itemsize, place + marks.nbytes)
    values = np.ascontiguousarray(rest.reshape(_FLOAT.itemsize, -1).T).view(_FLOAT).reshape(bodies, COUNT, VALUES)
    found = [_body(mark, value) for mark, value in zip(marks, values, strict=True)]
    return tuple(_frame(head, [body for body in found if body.frame == number]) for number, head in enumerate(heads))


def _bodies(place: int, frame: PoseFrame) -> Iterator[_BodyRecord]:
    for one in frame.people:
        yield _BodyRecord(place, _BodyRole.PERSON, one.person, frame.time, one.pose)
    for pose in frame.others:
        yield _BodyRecord(place, _BodyRole.OTHER, 0, frame.time, pose)
    for time, one in frame.earlier:
        yield _BodyRecord(place, _BodyRole.EARLIER, one.person, time, one.pose)


def landmark_values(pose: Pose) -> NDArray[np.float32]:
    """All of a pose's landmarks, shape (33, 7), in the order of VALUES."""
    columns = (pose.picture, pose.world, pose.visibility[:, np.newaxis], pose.presence[:, np.newaxis])
    return np.concatenate(columns, axis=1).astype(_FLOAT)


def _body(mark: np.void, values: NDArray[np.float32]) -> _BodyRecord:
    wide = values.astype(np.float64)
    pose = Pose(wide[:, 0:2], wide[:, 2:5], wide[:, 5], wide[:, 6], float(mark["light"]))
    return _BodyRecord(int(mark["frame"]), _BodyRole(int(mark["role"])), int(mark["person"]), float(mark["time"]), pose)


def _frame(head: np.void, bodies: Sequence[_BodyRecord]) -> PoseFrame:
    return PoseFrame(
        time=float(head["time"]),
        width=int(head["width"]),
        height=int(head["height"]),
        people=tuple(PersonPose(body.person, body.pose) for body in bodies if body.role is _BodyRole.PERSON),
        others=tuple(body.pose for body in bodies if body.role is _BodyRole.OTHER),
        earlier=tuple(
            (body.time, PersonPose(body.person, body.pose)) for body in bodies if body.role is _BodyRole.EARLIER
        ),
    )
