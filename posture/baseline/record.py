"""Taking a person's baseline, from stretches of a recording or from a camera: one path from frames to features."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from posture.assets.pose_model import Models
from posture.baseline.criteria import TrialCriteria
from posture.baseline.neutral_pose import NeutralPose, TrialRejections, combine_trials, compare_trials
from posture.baseline.protocol import BaselineProtocol, Instruction
from posture.baseline.trial import SubjectFeatures, measure_trial, split_in_halves
from posture.errors import SettingsError
from posture.features.extractor import Features
from posture.perception.pipeline import PosePipeline
from posture.pose.frame import Frame
from posture.sources.file import VideoFile
from posture.types import Activity

WARM_UP: Final = 4.0
"""Seconds before a stretch from which on the person is followed, so that view and activity are known when it begins."""

SubjectFrame = tuple[Frame, int, Features | None]
"""A frame, how many people are in it, and the features of the one whose baseline is made."""


@dataclass(frozen=True, slots=True)
class TrialInterval:
    """From when to when, in seconds from the first frame."""

    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialIntervals:
    """Where in a recording the posture is held. Without a second stretch the first is taken as two halves."""

    first: TrialInterval
    second: TrialInterval | None = None
    waiting: TrialInterval | None = None

    @property
    def given(self) -> tuple[TrialInterval, ...]:
        """Those that are given."""
        return tuple(interval for interval in (self.first, self.second, self.waiting) if interval)


@dataclass(frozen=True, slots=True)
class BaselineResult:
    """What came of it: either a posture, or what spoke against it."""

    neutral_pose: NeutralPose | None
    rejections: TrialRejections
    people: int = 1
    """Most people that were in the picture at once."""


def record_from_video(  # noqa: PLR0913 - one choice of the caller each
    video: VideoFile,
    intervals: TrialIntervals,
    models: Models,
    acceptance: TrialCriteria,
    *,
    wanted: Activity | None = None,
    person: int = 1,
    progress: Callable[[float], None] = lambda _: None,
) -> BaselineResult:
    """Take the baseline of `person` from stretches of a recording.

    People are numbered from left to right as they are found, from a little before the first stretch on. `wanted` is the
    activity; it is recognised if None, which needs the legs in view. `progress` is told the share done, 0..1. Raises
    SourceError where the recording cannot be read, and SettingsError where it is too short.
    """
    begin = min(interval.start for interval in intervals.given) - WARM_UP
    end = max(interval.end for interval in intervals.given)
    seen: list[Features] = []
    people, last = 0, -math.inf
    frames = _within(video.frames(), begin, end)
    with closing(follow_subject(frames, models, SubjectFeatures(person, wanted))) as moments:
        for frame, count, features in moments:
            people, last = max(people, count), frame.time
            seen += [features] if features else []
            progress(min(1.0, (frame.time - begin) / (end - begin)))
    _check_length(last, intervals)
    return _taken(seen, intervals, acceptance, wanted, people)


def run_protocol(
    frames: Iterable[Frame], models: Models, subject: SubjectFeatures, protocol: BaselineProtocol
) -> Generator[tuple[Frame, Instruction], None, None]:
    """Lead somebody in front of a camera, frame by frame, until it is over."""
    with closing(follow_subject(frames, models, subject)) as moments:
        for frame, _, features in moments:
            yield frame, protocol.advance(frame.time, features)
            if protocol.finished:
                return


def follow_subject(
    frames: Iterable[Frame], models: Models, subject: SubjectFeatures
) -> Generator[SubjectFrame, None, None]:
    """Every frame, and the features of one person in it."""
    with PosePipeline(models) as pipeline:
        for frame in frames:
            found = pipeline.process(frame)
            yield frame, len(found.people), subject.process(found)


def _within(frames: Iterator[Frame], begin: float, end: float) -> Iterator[Frame]:
    for frame in frames:
        if frame.time > end:
            return
        if frame.time >= begin:
            yield frame


def _check_length(last: float, intervals: TrialIntervals) -> None:
    """Raise SettingsError where a stretch begins after the last frame that there is."""
    for interval in intervals.given:
        if interval.start >= last:
            raise SettingsError(
                f"the recording has no frame after {last:.1f} s, but a stretch from {interval.start:g} s was named; "
                "name one within it"
            )


def _taken(
    seen: Sequence[Features], intervals: TrialIntervals, acceptance: TrialCriteria, wanted: Activity | None, people: int
) -> BaselineResult:
    first = _during(seen, intervals.first)
    one, other = (first, _during(seen, intervals.second)) if intervals.second else split_in_halves(first)
    natural = _during(seen, intervals.waiting) if intervals.waiting else []
    trials = measure_trial(one), measure_trial(other)
    rejections = compare_trials(*trials, natural, acceptance, wanted)
    return BaselineResult(None if rejections.found else combine_trials(*trials), rejections, people)


def _during(seen: Sequence[Features], interval: TrialInterval) -> list[Features]:
    return [features for features in seen if interval.start <= features.time <= interval.end]
