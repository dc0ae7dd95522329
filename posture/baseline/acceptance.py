"""Which trials are accepted as a person's upright posture.

A slouch must not become the norm: what was measured is held against what upright people measure, the trials must be
held still and agree with each other, and nobody may be taller while waiting than when asked for their best.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from posture.baseline import rejection
from posture.baseline.criteria import FACING, SEATED_OR_STANDING, Bound, TrialCriteria
from posture.baseline.rejection import Rejection
from posture.baseline.trial import Trial, Values
from posture.reasons import Reason
from posture.rules.evaluate import LEAST_LIGHT, LEAST_STATURE
from posture.types import Activity, View


def rejections(trial: Trial, acceptance: TrialCriteria, wanted: Activity | None = None) -> tuple[Rejection, ...]:
    """All that speaks against a trial; `wanted` is the activity that was asked for, if one was."""
    unseen = picture_rejections(trial, acceptance, wanted)
    if unseen:
        return unseen
    moved = (
        rejection.unsteady(bound.measure, bound.unit, value, bound.high)
        for bound, value in _bounded(trial.spread, acceptance.steady, trial.activity, trial.view)
        if value > bound.high
    )
    return (*moved, *upright_rejections(trial.median, trial.activity, trial.view, acceptance))


def picture_rejections(
    trial: Trial, acceptance: TrialCriteria, wanted: Activity | None = None
) -> tuple[Rejection, ...]:
    """What is wrong with how the person is filmed, and with what they do."""
    if trial.seconds < acceptance.least_seconds.value:
        return (rejection.too_short(trial.seconds, acceptance.least_seconds.value),)
    return tuple(
        chain(_wrong_activity(trial, acceptance, wanted), _wrong_view(trial, acceptance), _poor(trial, acceptance))
    )


def upright_rejections(
    values: Values, activity: Activity, view: View, acceptance: TrialCriteria
) -> tuple[Rejection, ...]:
    """What is not upright about these values."""
    found = (
        rejection.not_upright(bound.measure, bound.unit, value, bound.low, bound.high)
        for bound, value in _bounded(values, acceptance.upright, activity, view)
    )
    return tuple(refusal for refusal in found if refusal)


def agreement_rejections(one: Trial, other: Trial, acceptance: TrialCriteria) -> tuple[Rejection, ...]:
    """Where two trials differ too much."""
    if (one.activity, one.view) != (other.activity, other.view):
        return (rejection.UNALIKE,)
    bounds = _bounded(differences(one.median, other.median), acceptance.agreement, one.activity, one.view)
    return tuple(rejection.trials_differ(b.measure, b.unit, value, b.high) for b, value in bounds if value > b.high)


def differences(one: Values, other: Values) -> Values:
    """By how much two trials differ, where both know a value."""
    return {name: abs(value - other[name]) for name, value in one.items() if name in other}


def waiting_rejections(held: Values, waiting: Trial, acceptance: TrialCriteria) -> tuple[Rejection, ...]:
    """Whether the person was taller while waiting than in the trials; `held` are the values of those."""
    compared = (
        (name, value, held[name]) for name, value in waiting.median.items() if name in _HEIGHTS and name in held
    )
    return tuple(
        rejection.taller(name, "shoulder widths", value, best)
        for name, value, best in compared
        if value > acceptance.taller.value * best
    )


_HEIGHTS = ("neck", "trunk_length")


def _bounded(
    values: Values, bounds: tuple[Bound, ...], activity: Activity, view: View
) -> Iterator[tuple[Bound, float]]:
    """Every bound that is meant for this activity and view, with the value that it bounds."""
    for bound in bounds:
        if bound.applies(activity, view) and bound.measure in values:
            yield bound, values[bound.measure]


def _wrong_activity(trial: Trial, acceptance: TrialCriteria, wanted: Activity | None) -> Iterator[Rejection]:
    if trial.activity is Activity.UNKNOWN:
        yield rejection.rejection_for(Reason.ACTIVITY_UNKNOWN)
    elif trial.activity not in SEATED_OR_STANDING or trial.activity_share < acceptance.least_share.value:
        yield rejection.TRANSITORY
    elif wanted in SEATED_OR_STANDING and wanted is not trial.activity:
        yield rejection.OPPOSITE[wanted]


def _wrong_view(trial: Trial, acceptance: TrialCriteria) -> Iterator[Rejection]:
    if trial.view not in FACING or not {"neck", "pitch"} <= trial.median.keys():
        yield rejection.rejection_for(Reason.FACE_HIDDEN)
    elif trial.view_share < acceptance.least_share.value:
        yield rejection.TURNED


def _poor(trial: Trial, acceptance: TrialCriteria) -> Iterator[Rejection]:
    if trial.person_height < LEAST_STATURE:
        yield rejection.rejection_for(Reason.TOO_FAR)
    if trial.light < LEAST_LIGHT:
        yield rejection.rejection_for(Reason.DARK_BLUR)
    if not trial.rate >= acceptance.least_rate.value:
        yield rejection.rejection_for(Reason.FPS_LOW)
