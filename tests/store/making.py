"""Frames, reports, cues and settings to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import numpy as np

from posture.pose.landmarks import COUNT
from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.practice.messages import Utterance
from posture.practice.settings import PracticeSettings
from posture.report.model import Finding, Person, Report, Score, Source
from posture.rules import RULES

NOW: Final = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
RATE: Final = 15.0
"""Frames per second."""


def settings(trainee: str = "Ana", seat: str = "desk 3") -> PracticeSettings:
    return PracticeSettings(trainee=trainee, seat=seat, language="en")


def pose(random: np.random.Generator) -> Pose:
    """Any landmarks, as float32 holds them."""
    values = random.normal(0, 1, (COUNT, 7)) + np.array([300.0, 200.0, 0, 0, 0, 0, 0])
    values[:, 5:] = np.clip(np.abs(values[:, 5:]), 0, 1)
    held = values.astype(np.float32).astype(np.float64)
    return Pose(held[:, 0:2], held[:, 2:5], held[:, 5], held[:, 6], float(np.float32(random.uniform(0, 255))))


def frames(seconds: float, *, start: float = 0.0, seed: int = 0) -> Iterator[PoseFrame]:
    """One person at 15 frames per second."""
    random = np.random.default_rng(seed)
    for number in range(round(seconds * RATE)):
        yield PoseFrame(start + number / RATE, 640, 480, (PersonPose(1, pose(random)),))


def same(one: Pose, other: Pose) -> bool:
    names = ("picture", "world", "visibility", "presence")
    return one.light == other.light and all(np.array_equal(getattr(one, n), getattr(other, n)) for n in names)


def said(number: int = 1, text: str = "Feet flat") -> Utterance:
    return Utterance(id=number, kind="cue", rule="sit.leg_crossed", text=text, time=float(number))


def report(seconds: float = 120.0, *, value: int | None = 80, shown: float = 12.0, judged: float = 100.0) -> Report:
    """One person of whom every row was judged and shown for the same time."""
    findings = tuple(
        Finding(rule=r.id, kind=r.kind, judged_seconds=judged, shown_seconds=shown, episodes=(), not_judged=())
        for r in RULES.values()
    )
    low, high = (None, None) if value is None else (value - 5, value + 5)
    score = Score(value=value, low=low, high=high, coverage=0.7)
    who = Person(person=1, present=((0.0, seconds),), x=0.5, activity=(), score=score, findings=findings)
    return Report(source=_source(seconds), people=(who,))


def nobody(seconds: float = 120.0) -> Report:
    return Report(source=_source(seconds), people=())


def _source(seconds: float) -> Source:
    count = round(seconds * RATE)
    return Source(file="practice", seconds=seconds, frames=count, width=640, height=480, rotation=0, fps=RATE)
