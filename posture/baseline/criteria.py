"""The numbers by which trials of a baseline are accepted, from `calibration/baseline.toml`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator

from posture.baseline.rejection import BOUNDED
from posture.baseline.trial import UNITS
from posture.config.files import CALIBRATION
from posture.config.toml import NumbersFile, PositiveConstant, load_numbers
from posture.rules.criteria import Text
from posture.types import Activity, View

DEFAULT: Final = CALIBRATION / "baseline.toml"
SEATED_OR_STANDING: Final = (Activity.SIT, Activity.STAND)
FACING: Final = (View.FRONT, View.OBLIQUE, View.SIDE)
"""Views in which a baseline can be taken: without the face there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Between what a value may lie, in some activities and views."""

    measure: Literal[tuple(UNITS)]  # type: ignore[valid-type]  # its names are known when this is read
    activities: frozenset[Activity] = frozenset(SEATED_OR_STANDING)
    views: frozenset[View] = frozenset(FACING)
    low: float = -math.inf
    high: float = math.inf
    unit: Text
    source: Text

    def __post_init__(self) -> None:
        if self.unit != UNITS[self.measure]:
            raise ValueError(f"{self.measure} is measured in {UNITS[self.measure]}, not in {self.unit}")
        if not self.low < self.high or (math.isinf(self.low) and math.isinf(self.high)):
            raise ValueError("low or high is needed, and low below high")

    def applies(self, activity: Activity, view: View) -> bool:
        """Whether it is meant for this activity seen from there."""
        return activity in self.activities and view in self.views


def _worded(bound: Bound) -> Bound:
    sides = {"low": bound.low, "high": bound.high}
    unnamed = [side for side, limit in sides.items() if math.isfinite(limit) and (bound.measure, side) not in BOUNDED]
    if unnamed:
        raise ValueError(
            f"there are no words for {bound.measure} that is too {unnamed[0]} (posture/baseline/rejection.py)"
        )
    return bound


def _one_sided(bound: Bound) -> Bound:
    if math.isfinite(bound.low) or bound.high <= 0:
        raise ValueError("only high is meant here, above 0")
    return bound


_Most = Annotated[Bound, AfterValidator(_one_sided)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialCriteria(NumbersFile):
    """All of them."""

    least_seconds: PositiveConstant
    """That the person must be seen in a trial."""
    least_share: PositiveConstant
    """Of a trial's frames that must show one activity and one view."""
    least_rate: PositiveConstant
    """Frames per second."""
    taller: PositiveConstant
    """Ratio of neck and trunk while waiting to those held, above which the trials were not the best."""
    most_age: PositiveConstant
    """Days that a baseline is good for."""
    upright: tuple[Annotated[Bound, AfterValidator(_worded)], ...]
    """What upright people measure."""
    steady: tuple[_Most, ...]
    """Standard deviations within a trial."""
    agreement: tuple[_Most, ...]
    """Differences between the two trials."""


def load_trial_criteria(path: Path | None = None) -> TrialCriteria:
    """The numbers of `path`, or of `baseline.toml` here. Raises SettingsError that lists all faults of the file."""
    return load_numbers(TrialCriteria, DEFAULT, path)
