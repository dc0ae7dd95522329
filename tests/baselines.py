"""Takes, acceptances and baseline files from scenes."""

from __future__ import annotations

from datetime import date
from typing import Final

from posture.baseline.criteria import load_trial_criteria
from posture.baseline.io import baseline_entry
from posture.baseline.neutral_pose import NeutralPose, combine_trials
from posture.baseline.schema import BaselineFile, PictureSize
from posture.baseline.trial import SubjectFeatures, Trial, measure_trial, split_in_halves
from posture.features.extractor import Features
from posture.types import Activity
from tests.people import Person, scene

ACCEPTANCE: Final = load_trial_criteria()
TODAY: Final = date(2026, 3, 1)
STILL: Final = 0.004
"""Landmark noise of a person close to the camera, in shoulder widths."""


def stretch(
    who: Person, seconds: float = 6.0, view: str = "front", *, seed: int = 0, declared: Activity | None = None
) -> list[Features]:
    """The features of somebody, without the first second, in which they are not known yet."""
    subject = SubjectFeatures(1, declared)
    frames = scene(who, seconds=seconds, view=view, noise=STILL, seed=seed)
    seen = [(frame.time, subject.process(frame)) for frame in frames]
    return [features for time, features in seen if features and time >= 1.0]


def taken(who: Person, view: str = "front", *, seed: int = 0) -> Trial:
    """One take of five seconds."""
    return measure_trial(stretch(who, view=view, seed=seed))


def held(who: Person, view: str = "front") -> NeutralPose:
    """What comes of a stretch that is cut into two trials."""
    one, other = split_in_halves(stretch(who, view=view))
    return combine_trials(measure_trial(one), measure_trial(other))


def filed(who: Person, view: str = "front", *, recorded: date = TODAY) -> BaselineFile:
    """A baseline file of somebody."""
    return BaselineFile(
        person="Ana",
        seat="desk 3",
        created=recorded,
        product="0.1.0",
        camera=PictureSize(width=640, height=480),
        postures=(baseline_entry(held(who, view), recorded, "0.1.0"),),
    )
