"""From two trials to one neutral pose, or to the reasons against it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from posture.baseline.acceptance import agreement_rejections, differences, rejections, waiting_rejections
from posture.baseline.criteria import TrialCriteria
from posture.baseline.rejection import Rejection
from posture.baseline.trial import Trial, Values, measure_trial
from posture.features.extractor import Features
from posture.types import Activity, View


@dataclass(frozen=True, slots=True, kw_only=True)
class NeutralPose:
    """A person's upright posture in one activity and view. Values by their names in posture.baseline.trial.UNITS."""

    activity: Activity
    view: View
    seconds: float
    """Of both trials together."""
    median: Values
    spread: Values
    """Standard deviation within the trials."""
    noise: Values
    """Standard deviation from one frame to the next."""
    between: Values
    """Difference between the trials."""


@dataclass(frozen=True, slots=True)
class TrialRejections:
    """What spoke against a stretch."""

    first: tuple[Rejection, ...] = ()
    second: tuple[Rejection, ...] = ()
    both: tuple[Rejection, ...] = ()
    """About the two trials against each other, or against the stretch of waiting."""

    @property
    def found(self) -> bool:
        """Whether anything did."""
        return bool(self.first or self.second or self.both)


def compare_trials(
    one: Trial, other: Trial, natural: Sequence[Features], acceptance: TrialCriteria, wanted: Activity | None
) -> TrialRejections:
    """All that speaks against these trials; `natural` is the stretch of waiting, empty if there was none."""
    first, second = rejections(one, acceptance, wanted), rejections(other, acceptance, wanted)
    if first or second:
        return TrialRejections(first, second)
    apart = agreement_rejections(one, other, acceptance)
    return TrialRejections(both=apart or against_waiting(one, other, natural, acceptance))


def against_waiting(
    one: Trial, other: Trial, natural: Sequence[Features], acceptance: TrialCriteria
) -> tuple[Rejection, ...]:
    """Whether the person was taller while waiting; nothing is said of another activity or view."""
    waited = measure_trial(natural)
    if (waited.activity, waited.view) != (one.activity, one.view):
        return ()
    return waiting_rejections(_mean(one.median, other.median), waited, acceptance)


def combine_trials(one: Trial, other: Trial) -> NeutralPose:
    """The neutral pose of two trials that agree."""
    return NeutralPose(
        activity=one.activity,
        view=one.view,
        seconds=one.seconds + other.seconds,
        median=_mean(one.median, other.median),
        spread=_mean_square(one.spread, other.spread),
        noise=_mean_square(one.noise, other.noise),
        between=differences(one.median, other.median),
    )


def _mean(one: Values, other: Values) -> Values:
    """The mean of what both trials know."""
    return {name: (value + other[name]) / 2 for name, value in one.items() if name in other}


def _mean_square(one: Values, other: Values) -> Values:
    return {name: math.hypot(value, other[name]) / math.sqrt(2) for name, value in one.items() if name in other}
