"""From two takes to one held posture, or to the reasons against it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from posture.baseline.acceptance import agreement_refusals, differences, refusals, waiting_refusals
from posture.baseline.criteria import Acceptance
from posture.baseline.rejection import Refusal
from posture.baseline.trial import Take, Values, take
from posture.features.extractor import Features
from posture.types import Activity, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A person's upright posture in one activity and view. Values by their names in posture.baseline.trial.UNITS."""

    activity: Activity
    view: View
    seconds: float
    """Of both takes together."""
    middle: Values
    spread: Values
    """Standard deviation within the takes."""
    noise: Values
    """Standard deviation from one frame to the next."""
    between: Values
    """Difference between the takes."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What spoke against a stretch."""

    first: tuple[Refusal, ...] = ()
    second: tuple[Refusal, ...] = ()
    both: tuple[Refusal, ...] = ()
    """About the two takes against each other, or against the stretch of waiting."""

    @property
    def any(self) -> bool:
        """Whether anything did."""
        return bool(self.first or self.second or self.both)


def weigh(
    one: Take, other: Take, natural: Sequence[Features], acceptance: Acceptance, wanted: Activity | None
) -> Refused:
    """All that speaks against these takes; `natural` is the stretch of waiting, empty if there was none."""
    first, second = refusals(one, acceptance, wanted), refusals(other, acceptance, wanted)
    if first or second:
        return Refused(first, second)
    apart = agreement_refusals(one, other, acceptance)
    return Refused(both=apart or against_waiting(one, other, natural, acceptance))


def against_waiting(one: Take, other: Take, natural: Sequence[Features], acceptance: Acceptance) -> tuple[Refusal, ...]:
    """Whether the person was taller while waiting; nothing is said of another activity or view."""
    waited = take(natural)
    if (waited.activity, waited.view) != (one.activity, one.view):
        return ()
    return waiting_refusals(_mean(one.middle, other.middle), waited, acceptance)


def hold(one: Take, other: Take) -> Held:
    """One posture of two takes that agree."""
    return Held(
        activity=one.activity,
        view=one.view,
        seconds=one.seconds + other.seconds,
        middle=_mean(one.middle, other.middle),
        spread=_mean_square(one.spread, other.spread),
        noise=_mean_square(one.noise, other.noise),
        between=differences(one.middle, other.middle),
    )


def _mean(one: Values, other: Values) -> Values:
    """The mean of what both takes know."""
    return {name: (value + other[name]) / 2 for name, value in one.items() if name in other}


def _mean_square(one: Values, other: Values) -> Values:
    return {name: math.hypot(value, other[name]) / math.sqrt(2) for name, value in one.items() if name in other}
