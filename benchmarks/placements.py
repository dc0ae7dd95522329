"""The same recording, otherwise wrapped: encoded anew, trimmed, with bars, in a corner of a larger one, mirrored.

None of them changes what a person does, so none may change the rows: episodes within EDGE seconds, the score within
POINTS. ``python -m benchmarks.placements CLIP …`` prints what each does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.variations import encoded
from calibration.poses import FrameChange, find_poses
from posture.pose.frame import Frame
from posture.report.model import Person, Report
from posture.session.session import Session
from posture.types import Outcome

EDGE: Final = 0.3
"""Seconds by which an episode may begin or end elsewhere."""
POINTS: Final = 2
"""Of the score."""
CRF: Final = 28
"""H.264's constant rate factor of what is encoded anew: 23 is usual; `benchmarks.robustness` has a poor call's 38."""
TRIMMED: Final = 0.5
"""Seconds."""
WALL: Final = 70
"""Grey level of what lies about the picture."""

Picture = NDArray[np.uint8]


def placed(across: float, down: float, larger: tuple[float, float] = (2.0, 2.0)) -> FrameChange:
    """The picture within one `larger` times as wide and high: at 0 left or on top, at 1 right or at the bottom."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        for frame in frames:
            width, height = frame.size
            wall = np.full((round(height * larger[1]), round(width * larger[0]), 3), WALL, dtype=np.uint8)
            left, top = round(across * (wall.shape[1] - width)), round(down * (wall.shape[0] - height))
            wall[top : top + height, left : left + width] = frame.image
            yield Frame(frame.time, wall)

    return change


def as_jpeg(quality: int) -> FrameChange:
    """Every picture through JPEG."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        for frame in frames:
            code = cv2.imencode(".jpg", frame.image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
            yield Frame(frame.time, np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), dtype=np.uint8))

    return change


def resized(factor: float) -> FrameChange:
    """Every picture larger or smaller."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        for frame in frames:
            image = cv2.resize(frame.image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
            yield Frame(frame.time, np.asarray(image, dtype=np.uint8))

    return change


def mirrored(frames: Iterator[Frame]) -> Iterator[Frame]:
    """Left and right exchanged."""
    for frame in frames:
        yield Frame(frame.time, np.ascontiguousarray(frame.image[:, ::-1]))


def trimmed(frames: Iterator[Frame]) -> Iterator[Frame]:
    """Without the first TRIMMED seconds; times are as before."""
    yield from (frame for frame in frames if frame.time >= TRIMMED)


PLACEMENTS: Final[Mapping[str, FrameChange]] = MappingProxyType(
    {
        "jpeg 90": as_jpeg(90),
        "jpeg 60": as_jpeg(60),
        f"h264 crf {CRF}": encoded(CRF),
        "trimmed": trimmed,
        "mirrored": mirrored,
        "bars above and below": placed(0, 0.5, (1.0, 1.5)),
        "bars beside": placed(0.5, 0, (1.8, 1.0)),
        "top left": placed(0, 0),
        "top right": placed(1, 0),
        "bottom left": placed(0, 1),
        "bottom right": placed(1, 1),
        "middle": placed(0.5, 0.5),
        "half again as large": resized(1.5),
    }
)
"""By name."""
BEGINS: Final[Mapping[str, float]] = MappingProxyType({"trimmed": TRIMMED})
"""Seconds from which on there is something to compare, where that is not the beginning."""


def judge(clip: Path, change: FrameChange | None = None) -> Report:
    """The report of a clip so changed. Raises SourceError or ModelError."""
    session = Session()
    for frame in find_poses(clip, change):
        session.process(frame)
    return session.report(clip.name)


def differences(before: Report, after: Report, since: float = 0.0) -> list[str]:
    """What is not the same from `since` (seconds) on, in words; empty where the two agree."""
    if len(before.people) != len(after.people):
        return [f"{len(after.people)} people instead of {len(before.people)}"]
    pairs = zip(before.people, after.people, strict=True)
    return [told for one, other in pairs for told in (*_score(one, other), *_rows(one, other, since))]


def _score(one: Person, other: Person) -> Iterator[str]:
    before, after = one.score.value, other.score.value
    if (before is None) != (after is None) or abs((before or 0) - (after or 0)) > POINTS:
        yield f"score {after} instead of {before}"


def _rows(one: Person, other: Person, since: float) -> Iterator[str]:
    for before, after in zip(one.findings, other.findings, strict=True):
        edges = [[(max(e.start, since), e.end) for e in finding.episodes] for finding in (before, after)]
        same = np.shape(edges[0]) == np.shape(edges[1]) and np.allclose(edges[0], edges[1], rtol=0, atol=EDGE)
        if before.outcome is not after.outcome or (before.outcome is Outcome.SHOWN and not same):
            yield f"{before.rule}: {after.outcome} {edges[1]} instead of {before.outcome} {edges[0]}"


def main(clips: list[str]) -> None:
    """Print what each placement changes of each clip."""
    for clip in map(Path, clips):
        before = judge(clip)
        for name, change in PLACEMENTS.items():
            told = differences(before, judge(clip, change), since=BEGINS.get(name, 0.0))
            print(f"{clip.stem}: {name}: {'; '.join(told) or 'the same'}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
