"""Takes, acceptances and baseline files from scenes."""

from __future__ import annotations

from datetime import date
from typing import Final

from posture.baseline.criteria import load_acceptance
from posture.baseline.io import entry
from posture.baseline.neutral_pose import Held, hold
from posture.baseline.schema import BaselineFile, Camera
from posture.baseline.trial import Subject, Take, halves, take
from posture.features.extractor import Features
from posture.types import Activity
from tests.people import Person, scene

ACCEPTANCE: Final = load_acceptance()
TODAY: Final = date(2026, 3, 1)
STILL: Final = 0.004
"""Landmark noise of a person close to the camera, in shoulder widths."""


def stretch(
    who: Person, seconds: float = 6.0, view: str = "front", *, seed: int = 0, declared: Activity | None = None
) -> list[Features]:
    """The features of somebody, without the first second, in which they are not known yet."""
    subject = Subject(1, declared)
    frames = scene(who, seconds=seconds, view=view, noise=STILL, seed=seed)
    seen = [(frame.time, subject.push(frame)) for frame in frames]
    return [features for time, features in seen if features and time >= 1.0]


def taken(who: Person, view: str = "front", *, seed: int = 0) -> Take:
    """One take of five seconds."""
    return take(stretch(who, view=view, seed=seed))


def held(who: Person, view: str = "front") -> Held:
    """What comes of a stretch that is cut into two takes."""
    one, other = halves(stretch(who, view=view))
    return hold(take(one), take(other))


def filed(who: Person, view: str = "front", *, recorded: date = TODAY) -> BaselineFile:
    """A baseline file of somebody."""
    return BaselineFile(
        person="Ana",
        seat="desk 3",
        created=recorded,
        product="0.1.0",
        camera=Camera(width=640, height=480),
        postures=(entry(held(who, view), recorded, "0.1.0"),),
    )
