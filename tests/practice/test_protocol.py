"""Messages of a page: what is right is read to the bit, everything else is refused with its code."""

from __future__ import annotations

import json
import math
import struct
from typing import Final

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from posture.practice.messages import Command, Hello
from posture.practice.protocol import (
    BURST,
    MOST_JPEG,
    MessageReader,
    PictureMessage,
    PoseMessage,
    ProtocolError,
    read_text,
)
from posture.types import Activity

NOW: Final = 1.8e12
"""Milliseconds since 1970."""


def landmarks(**changes: float) -> NDArray[np.float32]:
    """33 rows of u, v, x, y, z, visibility and presence; `changes` set a value of the row 5 by its name."""
    rows = np.tile(np.array([320, 240, 0.1, 0.2, 0.3, 0.9, 0.8], np.float32), (33, 1))
    for name, value in changes.items():
        rows[5, ["u", "v", "x", "y", "z", "visibility", "presence"].index(name)] = value
    return rows


def head(kind: float = 1, people: float = 1, n: float = 0, t: float = NOW, version: float = 1) -> bytes:
    return struct.pack("<BBHId", int(kind), int(version), int(people), int(n), t)


def posed(
    width: float = 640,
    height: float = 480,
    light: float = 99.5,
    *,
    rows: NDArray[np.float32] | None = None,
    start: bytes | None = None,
) -> bytes:
    body = (landmarks() if rows is None else rows).tobytes()
    return (head() if start is None else start) + struct.pack("<HHf", int(width), int(height), light) + body


def jpeg(width: int = 160, height: int = 120) -> bytes:
    image = np.full((height, width, 3), (20, 90, 200), np.uint8)
    return bytes(cv2.imencode(".jpg", image)[1].tobytes())


def read(*messages: bytes) -> PoseMessage | PictureMessage:
    """The last of these messages of one connection, which came in no hurry."""
    times = iter(range(1000))
    inbox = MessageReader(clock=lambda: float(next(times)))
    return [inbox.read(message) for message in messages][-1]


def refused(*messages: bytes) -> str:
    with pytest.raises(ProtocolError) as caught:
        read(*messages)
    return caught.value.code


def test_a_pose_is_read_and_its_world_turned() -> None:
    found = read(posed(start=head(n=3)))

    assert isinstance(found, PoseMessage)
    [one] = found.frame.people
    assert (found.n, found.t, found.light, found.frame.time) == (3, NOW, 99.5, 0.0)
    assert (found.frame.width, found.frame.height, one.person) == (640, 480, 1)
    assert one.pose.picture[5].tolist() == [320, 240]
    assert one.pose.world[5] == pytest.approx([0.1, -0.2, -0.3])
    assert one.pose.visibility[5] == pytest.approx(0.9)
    assert one.pose.presence[5] == pytest.approx(0.8)
    assert one.pose.light == 99.5


def test_nobody_and_unknown_light_are_read() -> None:
    found = read(head(people=0) + struct.pack("<HHf", 640, 480, math.nan))

    assert isinstance(found, PoseMessage)
    assert found.frame.people == ()
    assert found.light is None


def test_time_counts_from_the_first_frame() -> None:
    found = read(posed(start=head(n=0)), posed(start=head(n=1, t=NOW + 66)), posed(start=head(n=5, t=NOW + 1500)))

    assert isinstance(found, PoseMessage)
    assert found.frame.time == 1.5


def test_a_picture_is_read() -> None:
    found = read(head(kind=2, people=0) + jpeg())

    assert isinstance(found, PictureMessage)
    assert found.image.shape == (120, 160, 3)
    assert found.image[60, 80].tolist() == pytest.approx([200, 90, 20], abs=4)


@pytest.mark.parametrize(
    "change",
    [
        {"u": 640 * 5 + 1},
        {"u": -640 * 4 - 1},
        {"v": 480 * 5 + 1},
        {"x": 5.1},
        {"y": -5.1},
        {"z": math.inf},
        {"u": math.nan},
        {"visibility": 1.01},
        {"visibility": -0.01},
        {"presence": math.nan},
    ],
    ids=str,
)
def test_landmarks_out_of_range_are_refused(change: dict[str, float]) -> None:
    assert refused(posed(rows=landmarks(**change))) == "malformed"


@pytest.mark.parametrize(
    "wish",
    [
        {"width": 63},
        {"height": 1281},
        {"light": -1},
        {"light": 256},
        {"light": math.inf},
        {"kind": 3},
        {"kind": 0},
        {"version": 2},
        {"people": 2},
        {"people": 0},
        {"t": math.nan},
        {"t": -1.0},
        {"t": math.inf},
    ],
    ids=str,
)
def test_a_head_out_of_range_is_refused(wish: dict[str, float]) -> None:
    head_wish = {name: value for name, value in wish.items() if name not in ("width", "height", "light")}
    wanted = {"width": 640.0, "height": 480.0, "light": 99.5} | wish
    data = posed(wanted["width"], wanted["height"], wanted["light"], start=head(**head_wish))
    assert refused(data) == "malformed"


@pytest.mark.parametrize(
    ("n", "t"),
    [(1, NOW), (1, NOW - 1), (0, NOW + 50), (1, NOW + 3_600_001), (1, math.nan)],
    ids=["same time", "earlier", "same number", "an hour on", "no time"],
)
def test_numbers_and_times_that_do_not_rise_are_refused(n: int, t: float) -> None:
    assert refused(posed(start=head(n=0)), posed(start=head(n=n, t=t))) == "malformed"


def test_a_frame_in_the_wrong_place_does_not_move_the_clock() -> None:
    times = iter(range(1000))
    inbox = MessageReader(clock=lambda: float(next(times)))
    inbox.read(posed(start=head(n=5)))
    with pytest.raises(ProtocolError):
        inbox.read(posed(start=head(n=4, t=NOW + 9)))
    found = inbox.read(posed(start=head(n=6, t=NOW + 10)))
    assert isinstance(found, PoseMessage)
    assert found.frame.time == 0.01


@given(st.binary(max_size=1200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    code = "malformed"
    try:
        read(data)
    except ProtocolError as error:
        code = error.code
    assert code == "malformed"


@given(st.integers(0, 955), st.integers(0, 255))
def test_a_pose_with_a_changed_byte_is_finite_or_refused(place: int, value: int) -> None:
    data = bytearray(posed())
    data[place % len(data)] = value
    try:
        found = read(bytes(data))
    except ProtocolError:
        return
    assert isinstance(found, PoseMessage)
    assert all(np.isfinite(one.pose.picture).all() and np.isfinite(one.pose.world).all() for one in found.frame.people)


@pytest.mark.parametrize("cut", [0, 1, 15, 16, 20, 24, 500])
def test_a_frame_that_is_cut_off_is_refused(cut: int) -> None:
    assert refused(posed()[:cut]) == "malformed"


def test_too_much_is_refused() -> None:
    assert refused(head(kind=2, people=0) + bytes(MOST_JPEG + 1)) == "too_large"
    assert refused(posed() + b"x") == "malformed"


@pytest.mark.parametrize("size", [(32, 120), (1300, 100), (1280, 1280)], ids=str)
def test_a_picture_of_a_wrong_size_is_refused(size: tuple[int, int]) -> None:
    assert refused(head(kind=2, people=0) + jpeg(*size)) == "malformed"


def test_a_second_header_cannot_ask_for_a_huge_picture() -> None:
    data = jpeg()
    place = data.index(b"\xff\xc0")
    length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    huge = bytearray(data[place : place + length])
    huge[5:9] = b"\xff\xdc\xff\xdc"

    assert (
        refused(head(kind=2, people=0) + data[: place + length] + bytes(huge) + data[place + length :]) == "malformed"
    )


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xc0", jpeg()[:100], jpeg()[:2] * 50])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refused(head(kind=2, people=0) + data) == "malformed"


def test_frames_faster_than_any_camera_are_refused() -> None:
    inbox = MessageReader(clock=lambda: 0.0)
    for n in range(round(BURST)):
        inbox.read(posed(start=head(n=n, t=NOW + n)))
    with pytest.raises(ProtocolError) as caught:
        inbox.read(posed(start=head(n=1000, t=NOW + 1000)))
    assert caught.value.code == "too_fast"


def test_thirty_frames_a_second_are_taken_for_hours() -> None:
    now = 0.0
    inbox = MessageReader(clock=lambda: now)
    for n in range(3000):
        now = n / 30
        inbox.read(posed(start=head(n=n, t=NOW + 1000 * now)))


def test_a_hello_is_read() -> None:
    text = json.dumps({"type": "hello", "version": 1, "ticket": "abc", "poses": "browser"})
    assert read_text(Hello, text) == Hello(type="hello", version=1, ticket="abc", poses="browser")


def test_a_command_is_read_with_its_activity() -> None:
    found = read_text(Command, '{"type":"do","do":"activity","activity":"sit"}')
    assert found == Command(do="activity", activity=Activity.SIT)
    assert found.activity is Activity.SIT
    assert read_text(Command, '{"type":"do","do":"activity","activity":null}').activity is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 20_000,
        '{"type":"do"}',
        '{"type":"do","do":"format"}',
        '{"type":"do","do":"activity","activity":"march_in_place"}',
        '{"type":"do","do":"end","more":1}',
        '{"type":"hello","version":1}',
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_command_is_refused(text: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        read_text(Command, text)
    assert caught.value.code == "malformed"


def test_a_long_text_is_refused() -> None:
    with pytest.raises(ProtocolError) as caught:
        read_text(Hello, '{"ticket":"' + "x" * 40_000 + '"}')
    assert caught.value.code == "too_large"
