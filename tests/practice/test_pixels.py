"""A recorded webcam stream judged live and from a file gives the same episodes, with real pixels."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import pytest
from av.packet import Packet
from av.video.stream import VideoStream

from posture.assets.pose_model import ensure_model
from posture.perception.pipeline import PosePipeline
from posture.pose.frame import Frame
from posture.practice.messages import State
from posture.practice.protocol import MessageReader, PictureMessage
from posture.report.model import Person
from posture.review_video import review
from posture.rules import RULES
from posture.sources.file import open_video
from posture.types import Kind
from tests.practice.acting import Stage, kit, stage

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
RATE: Final = 15
NOW: Final = 1.8e12

pytestmark = pytest.mark.slow


def webcam(clip: Path) -> Iterator[tuple[int, bytes]]:
    """Milliseconds and JPEG of each frame, as a browser would send them."""
    due = 0
    with open_video(clip) as video:
        for frame in video.frames():
            if frame.time >= due / RATE:
                yield round(1000 * due / RATE), _jpeg(frame)
                due += 1


def _jpeg(frame: Frame) -> bytes:
    return bytes(cv2.imencode(".jpg", frame.image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes())


def recorded(stream: list[tuple[int, bytes]], size: tuple[int, int], path: Path) -> Path:
    """The very same JPEGs as a recording."""
    with av.open(str(path), "w") as output:
        track = output.add_stream("mjpeg", rate=RATE)
        assert isinstance(track, VideoStream)
        track.width, track.height, track.pix_fmt = *size, "yuvj420p"
        for time, data in stream:
            packet = Packet(data)
            packet.stream, packet.time_base = track, Fraction(1, 1000)
            packet.pts = packet.dts = time
            output.mux(packet)
    return path


def practised(stream: list[tuple[int, bytes]]) -> tuple[Stage, list[State]]:
    """The same stream through the socket's own reader and a practice, poses found on the server."""
    now = 0.0
    inbox = MessageReader(clock=lambda: now)
    with PosePipeline(ensure_model()) as pipeline:
        one = stage(follower=pipeline.track)
        states = []
        for n, (time, data) in enumerate(stream):
            now = n / RATE
            message = inbox.read(struct.pack("<BBHId", 2, 1, 0, n, NOW + time) + data)
            assert isinstance(message, PictureMessage)
            states.append(one.practice.process_frame(Frame(message.time, message.image)))
    return one, states


def episodes(person: Person) -> dict[str, list[tuple[float, float]]]:
    """From when to when each row was shown."""
    return {f.rule: [(e.start, e.end) for e in f.episodes] for f in person.findings if f.episodes}


def first_lit(states: list[State]) -> dict[str, float]:
    """When each row was amber first."""
    lit: dict[str, float] = {}
    for state in states:
        for rule in (rule for rule, row in state.rows.items() if row.tone == "amber"):
            lit.setdefault(rule, state.time)
    return lit


def peaks(person: Person) -> list[float]:
    return [episode.peak for finding in person.findings for episode in finding.episodes]


@pytest.mark.parametrize(
    ("clip", "lit"),
    [("stand_arms_folded_front.mp4", "stand.arms_folded"), ("sit_leg_crossed_front.mp4", "sit.leg_crossed")],
)
def test_live_and_from_file_give_the_same_episodes(clip: str, lit: str, tmp_path: Path) -> None:
    stream = list(webcam(EXAMPLES / clip))
    with open_video(EXAMPLES / clip) as video:
        size = (video.width, video.height)
    one, states = practised(stream)
    file = review(recorded(stream, size, tmp_path / "webcam.mkv")).report

    live = one.practice.report()
    [lone], [reviewed] = live.people, file.people
    assert episodes(lone) == episodes(reviewed)
    assert lit in episodes(lone)
    assert peaks(lone) == pytest.approx(peaks(reviewed), abs=2e-3)
    assert lone.present == reviewed.present
    assert lone.activity == reviewed.activity
    donts = {rule for rule in episodes(lone) if RULES[rule].kind is Kind.DONT}
    lit_up = first_lit(states)
    assert {rule for rule in lit_up if RULES[rule].kind is Kind.DONT} == donts
    assert lit_up[lit] <= episodes(lone)[lit][0][0] + kit().profile.criteria[lit].min_duration + 1.5

    again = stage()
    again.practice.replay(one.shelf.frames)
    assert again.practice.report() == live
