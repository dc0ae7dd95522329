"""Worse ways to film the same scene: changes of decoded frames, ahead of the pose model, and of the poses after it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from calibration.poses import FrameChange
from posture.pose.frame import Frame
from posture.pose.landmarks import COUNT
from posture.pose.observation import SHOULDER_WIDTH
from posture.pose.pose import PersonPose, Pose, PoseFrame

LITTLE_NOISE: Final = 0.005
"""Standard deviation, shoulder widths, of each coordinate of each landmark in each frame ..."""
NOISE: Final = 0.011
"""... and that by which a shoulder line shakes by the 0.9 degrees that were measured on a still, well-lit body
(calibration/rules.md section 5). Both come on top of what the landmarks shake by already."""
RATE: Final = 15.0
"""Frames per second."""
EARLY: Final = 0.25
"""Of the time between two such frames: by so much one may come early."""
SHORT_SIDE: Final = 360
"""Pixels."""
CRF: Final = 38
"""H.264's constant rate factor: 23 is usual, 51 the worst. Under 40 kbit/s at 640x480 for the labelled clips."""
ROLL: Final = 4.0
"""Degrees."""
DIM: Final = 0.3 ** (1 / 2.2)
"""Share of a pixel's value that is left with 30 % of the light, as a camera codes it."""
DARK: Final = 0.3
"""The same with 7 % of the light."""
SENSOR_NOISE: Final = 5.0
"""Standard deviation of what the sensor then adds to each value of 0..255."""
SEED: Final = 11

PoseChange = Callable[[Iterable[PoseFrame]], Iterator[PoseFrame]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One worse way to film. What is None is left as it is."""

    what: str
    frames: FrameChange | None = None
    poses: PoseChange | None = None


def slower(frames: Iterator[Frame]) -> Iterator[Frame]:
    """Frames at no more than RATE; those between are dropped, times stay true."""
    last = -1
    for frame in frames:
        slot = math.floor(frame.time * RATE + EARLY)
        if slot > last:
            last = slot
            yield frame


def smaller(frames: Iterator[Frame]) -> Iterator[Frame]:
    """Frames whose shorter side is at most SHORT_SIDE."""
    for frame in frames:
        share = SHORT_SIDE / min(frame.size)
        size = tuple(round(side * share) for side in frame.size)
        yield _with(frame, cv2.resize(frame.image, size, interpolation=cv2.INTER_AREA)) if share < 1 else frame


def dimmer(share: float) -> FrameChange:
    """Frames with a share of their brightness and SENSOR_NOISE on top."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        random = np.random.default_rng(SEED)
        for frame in frames:
            noise = random.standard_normal(frame.image.shape, dtype=np.float32) * SENSOR_NOISE
            yield _with(frame, np.clip(frame.image * np.float32(share) + noise, 0, 255))

    return change


def rolled(degrees: float) -> FrameChange:
    """Frames of a camera that is turned about its axis: what was upright leans to the right by `degrees`."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        for frame in frames:
            middle = ((frame.size[0] - 1) / 2, (frame.size[1] - 1) / 2)
            turn = cv2.getRotationMatrix2D(middle, -degrees, 1.0)
            image = cv2.warpAffine(frame.image, turn, frame.size, borderMode=cv2.BORDER_REPLICATE)
            yield _with(frame, image)

    return change


def encoded(crf: int) -> FrameChange:
    """Frames that went through H.264 at that constant rate factor, each decoded as soon as it is encoded."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        encoder: av.VideoCodecContext | None = None
        decoder = av.VideoCodecContext.create("h264", "r")
        decoder.thread_count = 1  # more would hold frames back
        for number, frame in enumerate(frames):
            encoder = encoder or _encoder(*frame.size, crf)
            picture = av.VideoFrame.from_ndarray(frame.image, format="rgb24")
            picture.pts = number
            (packet,) = encoder.encode(picture)
            (worse,) = decoder.decode(packet)
            yield _with(frame, worse.to_ndarray(format="rgb24"))

    return change


def compressed(frames: Iterator[Frame]) -> Iterator[Frame]:
    """Frames that went through a poor video call."""
    return encoded(CRF)(frames)


def _encoder(width: int, height: int, crf: int) -> av.VideoCodecContext:
    encoder = av.VideoCodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, int(RATE)), Fraction(int(RATE))
    encoder.options = {"crf": str(crf), "preset": "veryfast", "tune": "zerolatency"}
    return encoder


def shaken(by: float) -> PoseChange:
    """Poses whose landmarks shake by a share of the shoulder width, in picture and world, anew in every frame."""

    def change(frames: Iterable[PoseFrame]) -> Iterator[PoseFrame]:
        random = np.random.default_rng(SEED)
        for frame in frames:
            people = (PersonPose(one.person, _shaken(one.pose, by, random)) for one in frame.people)
            earlier = ((time, PersonPose(one.person, _shaken(one.pose, by, random))) for time, one in frame.earlier)
            yield replace(frame, people=tuple(people), earlier=tuple(earlier))

    return change


def _shaken(pose: Pose, by: float, random: np.random.Generator) -> Pose:
    metres = by * SHOULDER_WIDTH
    picture = pose.picture + random.normal(0, metres * _pixels_per_metre(pose), (COUNT, 2))
    return replace(pose, picture=picture, world=pose.world + random.normal(0, metres, (COUNT, 3)))


def _pixels_per_metre(pose: Pose) -> float:
    """How large the body stands in the picture."""
    spreads = [float(np.hypot(*points.std(axis=0))) for points in (pose.picture, pose.world[:, :2])]
    return spreads[0] / max(spreads[1], 1e-6)


def _with(frame: Frame, image: NDArray[Any]) -> Frame:
    return Frame(frame.time, np.asarray(image, dtype=np.uint8))


CONDITIONS: Final = MappingProxyType(
    {
        "clean": Condition("as it was filmed"),
        "noise": Condition(f"landmarks shake by {LITTLE_NOISE:.1%} of the shoulder width", poses=shaken(LITTLE_NOISE)),
        "noise+": Condition(f"landmarks shake by {NOISE:.1%} of the shoulder width", poses=shaken(NOISE)),
        "15fps": Condition(f"at most {RATE:g} frames/s", slower),
        "360p": Condition(f"shorter side of {SHORT_SIDE} pixels", smaller),
        "compressed": Condition(f"H.264, crf {CRF}", compressed),
        "dim": Condition(f"30 % of the light, sensor noise of {SENSOR_NOISE:g} / 255", dimmer(DIM)),
        "dark": Condition(f"{DARK:.0%} of the brightness, sensor noise of {SENSOR_NOISE:g} / 255", dimmer(DARK)),
        "roll+4": Condition(f"camera rolled: upright leans to the right by {ROLL:g} degrees", rolled(ROLL)),
        "roll-4": Condition(f"the same to the left by {ROLL:g} degrees", rolled(-ROLL)),
    }
)
"""By name; the first is what the others are compared with."""
