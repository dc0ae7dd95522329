"""Which takes are accepted as a person's upright posture.

A slouch must not become the norm: what was measured is held against what upright people measure, the takes must be
held still and agree with each other, and nobody may be taller while waiting than when asked for their best.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from posture.baseline.criteria import FACING, SEATED_OR_STANDING, Acceptance, Bound
from posture.baseline.rejection import (
    OPPOSITE,
    TRANSITORY,
    TURNED,
    UNALIKE,
    Refusal,
    because,
    crooked,
    taller,
    too_short,
    unsteady,
)
from posture.baseline.rejection import apart as word_apart
from posture.baseline.trial import Take, Values
from posture.reasons import Reason
from posture.rules.evaluate import LEAST_LIGHT, LEAST_STATURE
from posture.types import Activity, View


def refusals(take: Take, acceptance: Acceptance, wanted: Activity | None = None) -> tuple[Refusal, ...]:
    """All that speaks against a take; `wanted` is the activity that was asked for, if one was."""
    unseen = picture_refusals(take, acceptance, wanted)
    if unseen:
        return unseen
    moved = (
        unsteady(bound.measure, bound.unit, value, bound.high)
        for bound, value in _bounded(take.spread, acceptance.steady, take.activity, take.view)
        if value > bound.high
    )
    return (*moved, *upright_refusals(take.middle, take.activity, take.view, acceptance))


def picture_refusals(take: Take, acceptance: Acceptance, wanted: Activity | None = None) -> tuple[Refusal, ...]:
    """What is wrong with how the person is filmed, and with what they do."""
    if take.seconds < acceptance.least_seconds.value:
        return (too_short(take.seconds, acceptance.least_seconds.value),)
    return tuple(
        chain(_wrong_activity(take, acceptance, wanted), _wrong_view(take, acceptance), _poor(take, acceptance))
    )


def upright_refusals(values: Values, activity: Activity, view: View, acceptance: Acceptance) -> tuple[Refusal, ...]:
    """What is not upright about these values."""
    found = (
        crooked(bound.measure, bound.unit, value, bound.low, bound.high)
        for bound, value in _bounded(values, acceptance.upright, activity, view)
    )
    return tuple(refusal for refusal in found if refusal)


def agreement_refusals(one: Take, other: Take, acceptance: Acceptance) -> tuple[Refusal, ...]:
    """Where two takes differ too much."""
    if (one.activity, one.view) != (other.activity, other.view):
        return (UNALIKE,)
    bounds = _bounded(differences(one.middle, other.middle), acceptance.agreement, one.activity, one.view)
    return tuple(word_apart(b.measure, b.unit, value, b.high) for b, value in bounds if value > b.high)


def differences(one: Values, other: Values) -> Values:
    """By how much two takes differ, where both know a value."""
    return {name: abs(value - other[name]) for name, value in one.items() if name in other}


def waiting_refusals(held: Values, waiting: Take, acceptance: Acceptance) -> tuple[Refusal, ...]:
    """Whether the person was taller while waiting than in the takes; `held` are the values of those."""
    compared = (
        (name, value, held[name]) for name, value in waiting.middle.items() if name in _HEIGHTS and name in held
    )
    return tuple(
        taller(name, "shoulder widths", value, best)
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


def _wrong_activity(take: Take, acceptance: Acceptance, wanted: Activity | None) -> Iterator[Refusal]:
    if take.activity is Activity.UNKNOWN:
        yield because(Reason.ACTIVITY_UNKNOWN)
    elif take.activity not in SEATED_OR_STANDING or take.activity_share < acceptance.least_share.value:
        yield TRANSITORY
    elif wanted in SEATED_OR_STANDING and wanted is not take.activity:
        yield OPPOSITE[wanted]


def _wrong_view(take: Take, acceptance: Acceptance) -> Iterator[Refusal]:
    if take.view not in FACING or not {"neck", "pitch"} <= take.middle.keys():
        yield because(Reason.FACE_HIDDEN)
    elif take.view_share < acceptance.least_share.value:
        yield TURNED


def _poor(take: Take, acceptance: Acceptance) -> Iterator[Refusal]:
    if take.person_height < LEAST_STATURE:
        yield because(Reason.TOO_FAR)
    if take.light < LEAST_LIGHT:
        yield because(Reason.DARK_BLUR)
    if not take.rate >= acceptance.least_rate.value:
        yield because(Reason.FPS_LOW)
