"""Taking a person's baseline, from stretches of a recording or from a camera: one path from frames to features."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from posture.assets.pose_model import Models
from posture.baseline.criteria import Acceptance
from posture.baseline.neutral_pose import Held, Refused, hold, weigh
from posture.baseline.protocol import Guide, Prompt
from posture.baseline.trial import Subject, halves, take
from posture.errors import SettingsError
from posture.features.extractor import Features
from posture.perception.pipeline import PosePipeline
from posture.pose.frame import Frame
from posture.sources.file import VideoFile
from posture.types import Activity

WARM_UP: Final = 4.0
"""Seconds before a stretch from which on the person is followed, so that view and activity are known when it begins."""

Seen = tuple[Frame, int, Features | None]
"""A frame, how many people are in it, and the features of the one whose baseline is made."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when, in seconds from the first frame."""

    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """Where in a recording the posture is held. Without a second stretch the first is taken as two halves."""

    first: Stretch
    second: Stretch | None = None
    waiting: Stretch | None = None

    @property
    def wanted(self) -> tuple[Stretch, ...]:
        """Those that are given."""
        return tuple(stretch for stretch in (self.first, self.second, self.waiting) if stretch)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: either a posture, or what spoke against it."""

    held: Held | None
    refused: Refused
    people: int = 1
    """Most people that were in the picture at once."""


def take_from(  # noqa: PLR0913 - one wish of the caller each
    video: VideoFile,
    stretches: Stretches,
    models: Models,
    acceptance: Acceptance,
    *,
    wanted: Activity | None = None,
    person: int = 1,
    progress: Callable[[float], None] = lambda _: None,
) -> Taken:
    """Take the baseline of `person` from stretches of a recording.

    People are numbered from left to right as they are found, from a little before the first stretch on. `wanted` is the
    activity; it is recognised if None, which needs the legs in view. `progress` is told the share done, 0..1. Raises
    SourceError where the recording cannot be read, and SettingsError where it is too short.
    """
    begin = min(stretch.start for stretch in stretches.wanted) - WARM_UP
    end = max(stretch.end for stretch in stretches.wanted)
    seen: list[Features] = []
    people, last = 0, -math.inf
    frames = _within(video.frames(), begin, end)
    with closing(watch_one(frames, models, Subject(person, wanted))) as moments:
        for frame, count, features in moments:
            people, last = max(people, count), frame.time
            seen += [features] if features else []
            progress(min(1.0, (frame.time - begin) / (end - begin)))
    _check_length(last, stretches)
    return _taken(seen, stretches, acceptance, wanted, people)


def lead(
    frames: Iterable[Frame], models: Models, subject: Subject, guide: Guide
) -> Generator[tuple[Frame, Prompt], None, None]:
    """Lead somebody in front of a camera, frame by frame, until it is over."""
    with closing(watch_one(frames, models, subject)) as moments:
        for frame, _, features in moments:
            yield frame, guide.push(frame.time, features)
            if guide.over:
                return


def watch_one(frames: Iterable[Frame], models: Models, subject: Subject) -> Generator[Seen, None, None]:
    """Every frame, and the features of one person in it."""
    with PosePipeline(models) as pipeline:
        for frame in frames:
            found = pipeline.process(frame)
            yield frame, len(found.people), subject.push(found)


def _within(frames: Iterator[Frame], begin: float, end: float) -> Iterator[Frame]:
    for frame in frames:
        if frame.time > end:
            return
        if frame.time >= begin:
            yield frame


def _check_length(last: float, stretches: Stretches) -> None:
    """Raise SettingsError where a stretch begins after the last frame that there is."""
    for stretch in stretches.wanted:
        if stretch.start >= last:
            raise SettingsError(
                f"the recording has no frame after {last:.1f} s, but a stretch from {stretch.start:g} s was named; "
                "name one within it"
            )


def _taken(
    seen: Sequence[Features], stretches: Stretches, acceptance: Acceptance, wanted: Activity | None, people: int
) -> Taken:
    first = _during(seen, stretches.first)
    one, other = (first, _during(seen, stretches.second)) if stretches.second else halves(first)
    natural = _during(seen, stretches.waiting) if stretches.waiting else []
    takes = take(one), take(other)
    refused = weigh(*takes, natural, acceptance, wanted)
    return Taken(None if refused.any else hold(*takes), refused, people)


def _during(seen: Sequence[Features], stretch: Stretch) -> list[Features]:
    return [features for features in seen if stretch.start <= features.time <= stretch.end]
