"""What a page sends, checked to the last byte: it may come from anybody."""

from __future__ import annotations

import json
import math
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from posture.pose.landmarks import COUNT
from posture.pose.mediapipe import AXES
from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.practice.jpeg import decode_jpeg
from posture.practice.messages import VERSION, ErrorCode

_Message = TypeVar("_Message", bound=BaseModel)

MOST_TEXT: Final = 32_768
"""Characters of a text message."""
MOST_JPEG: Final = 400_000
"""Bytes."""
SIDES: Final = (64, 1280)
"""Least and most pixels of a picture's side."""
MOST_STEP: Final = 3600.0
"""Seconds between two frames."""
LATEST: Final = 1e14
"""Milliseconds since 1970: some three thousand years."""
MOST_METRES: Final = 5.0
"""Of a world landmark from the hips."""
AROUND: Final = 4.0
"""Widths and heights of the picture by which a landmark may lie outside of it."""
RATE: Final = 60.0
"""Frames a second that are taken in the long run ..."""
BURST: Final = 30.0
"""... and at once, after a hiccup of the network."""

VALUES: Final = 7
"""Of a landmark: u, v (pixels, not mirrored), world x, y, z (metres), visibility, presence; all as f32."""
KINDS: Final = {"pose": 1, "picture": 2}
"""Of binary messages, as their first byte says."""

_HEAD: Final = struct.Struct("<BBHId")
"""Kind, version, people, number, capture time (milliseconds since 1970)."""
_PICTURE: Final = struct.Struct("<HHf")
"""Of a pose: width and height of its picture (pixels), and how light it is."""
_PERSON: Final = np.dtype(("<f4", (COUNT, VALUES)))
HEAD_BYTES: Final = _HEAD.size
POSE_BYTES: Final = _PICTURE.size
_POSE, _JPEG = KINDS.values()


class ProtocolError(Exception):
    """A message that is refused: the connection is to be ended with its code and text."""

    def __init__(self, code: ErrorCode, text: str) -> None:
        super().__init__(text)
        self.code, self.text = code, text


@dataclass(frozen=True, slots=True)
class PoseMessage:
    """Landmarks that the page found."""

    n: int
    t: float
    frame: PoseFrame
    """Its time is seconds since the first frame of the connection."""
    light: float | None
    """Mean brightness around the person, 0..255; None where not known."""


@dataclass(frozen=True, slots=True)
class PictureMessage:
    """A picture in which the server is to find landmarks."""

    n: int
    t: float
    time: float
    """Seconds since the first frame of the connection."""
    image: NDArray[np.uint8]
    """RGB, shape (height, width, 3)."""


def read_text(kind: type[_Message], text: str) -> _Message:
    """A text message: the first is a Hello, the others are Commands. Raises ProtocolError."""
    if len(text) > MOST_TEXT:
        raise ProtocolError("too_large", f"a message has at most {MOST_TEXT} characters, this one has {len(text)}")
    try:
        return kind.model_validate(json.loads(text))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        raise ProtocolError("malformed", f"{kind.__name__.lower()}: {where}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:
        raise ProtocolError("malformed", f"{kind.__name__.lower()}: not JSON") from error


class MessageReader:
    """Reads the binary messages of one connection, in their order."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives the seconds at which messages arrive."""
        self._clock = clock
        self._arrived = clock()
        self._allowed = BURST
        self._n = -1
        self._first = math.nan
        self._last = math.nan

    def read(self, data: bytes) -> PoseMessage | PictureMessage:
        """The next message. Raises ProtocolError."""
        self._count()
        if len(data) > _HEAD.size + MOST_JPEG:
            raise ProtocolError("too_large", f"a frame has at most {MOST_JPEG} bytes, this one has {len(data)}")
        if len(data) < _HEAD.size:
            raise _malformed(f"a frame has at least {_HEAD.size} bytes, this one has {len(data)}")
        kind, version, people, n, t = _HEAD.unpack_from(data)
        if version != VERSION or kind not in (_POSE, _JPEG) or people > (kind == _POSE):
            raise _malformed(f"kind {kind}, version {version}, {people} people: no such frame")
        seconds = self._advance(n, t)
        rest = memoryview(data)[_HEAD.size :]
        if kind == _JPEG:
            return PictureMessage(n, t, seconds, _picture(bytes(rest)))
        frame, light = _landmarks(rest, people, seconds)
        return PoseMessage(n, t, frame, light)

    def _count(self) -> None:
        """Raise ProtocolError where frames come faster than any camera gives them."""
        now = self._clock()
        self._allowed = min(BURST, self._allowed + RATE * (now - self._arrived)) - 1
        self._arrived = now
        if self._allowed < 0:
            raise ProtocolError("too_fast", f"at most {RATE:g} frames a second are taken")

    def _advance(self, n: int, t: float) -> float:
        """The frame's time in seconds since the first."""
        if not 0 < t < LATEST:  # false for NaN too
            raise _malformed(f"t is milliseconds since 1970, got {t}")
        first = math.isnan(self._first)
        if not first and not (n > self._n and 0 < t - self._last <= 1000 * MOST_STEP):
            raise _malformed(f"n and t rise, t by at most an hour, got n {n} after {self._n}, t {t} after {self._last}")
        if first:
            self._first = t
        self._n, self._last = n, t
        return (t - self._first) / 1000


def _landmarks(data: memoryview, people: int, seconds: float) -> tuple[PoseFrame, float | None]:
    if len(data) != _PICTURE.size + people * _PERSON.itemsize:
        raise _malformed(f"{people} people take {_PICTURE.size + people * _PERSON.itemsize} bytes, got {len(data)}")
    width, height, brightness = _PICTURE.unpack_from(data)
    if not all(SIDES[0] <= side <= SIDES[1] for side in (width, height)):
        raise _malformed(f"a picture's sides have {SIDES[0]} to {SIDES[1]} pixels, got {width}x{height}")
    if not (math.isnan(brightness) or 0 <= brightness <= 255):  # noqa: PLR2004
        raise _malformed(f"light is 0 to 255 or NaN, got {brightness}")
    light = None if math.isnan(brightness) else brightness
    found = (PersonPose(1, _pose(data[_PICTURE.size :], width, height, light)),) if people else ()
    return PoseFrame(seconds, width, height, found), light


def _pose(data: memoryview, width: int, height: int, light: float | None) -> Pose:
    """World landmarks come in the detector's axes."""
    sent = np.frombuffer(data, dtype=np.dtype("<f4")).reshape(COUNT, VALUES)
    # Asked before the conversion, which warns of some kinds of NaN.
    rows = sent.astype(np.float64) if np.isfinite(sent).all() else np.full(sent.shape, np.nan)
    most = np.array([width * (1 + AROUND), height * (1 + AROUND), *[MOST_METRES] * 3, 1.0, 1.0])
    least = np.array([-width * AROUND, -height * AROUND, *[-MOST_METRES] * 3, 0.0, 0.0])
    if not ((rows >= least) & (rows <= most)).all():  # false for NaN too
        raise _malformed("landmarks lie near the picture, within 5 m of the hips, with shares of 0 to 1")
    arrays = rows[:, :2].copy(), rows[:, 2:5] * AXES, rows[:, 5].copy(), rows[:, 6].copy()
    return Pose(*arrays) if light is None else Pose(*arrays, light=light)


def _picture(data: bytes) -> NDArray[np.uint8]:
    try:
        return decode_jpeg(data, SIDES)
    except ValueError as error:
        raise _malformed(str(error)) from error


def _malformed(text: str) -> ProtocolError:
    return ProtocolError("malformed", text)
