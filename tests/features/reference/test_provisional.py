"""A person's own upright posture."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest

from posture.features.reference.measures import NO_MEASURES, UprightMeasures, deviation_from
from posture.features.reference.provisional import ProvisionalBaseline
from posture.types import Activity, View
from tests.film import even, scene
from tests.judging import finding, judge, only
from tests.people import person

UPRIGHT = replace(
    NO_MEASURES,
    neck=0.55,
    pitch=-15.0,
    profile_pitch=-15.0,
    ear_shoulder_angle=80.0,
    trunk_length=1.35,
    forward_lean=-1.0,
    slope=0.0,
    shoulder_tilt=0.5,
    hip_shift=0.02,
    knee_angle=170.0,
)
SUNK = replace(UPRIGHT, neck=0.40, pitch=-20.0, trunk_length=1.15)
BOWED = replace(UPRIGHT, pitch=-35.0)


def held(
    *parts: tuple[UprightMeasures, float], view: View = View.FRONT, activity: Activity = Activity.STAND
) -> UprightMeasures:
    """The baseline after holding each posture for some seconds."""
    baseline, end = ProvisionalBaseline(), 0.0
    for measures, seconds in parts:
        for time in even(seconds, 10):
            baseline.collect(end + time, activity, view, measures)
        end += seconds + 0.1
    return baseline.get(activity, view)


def test_an_upright_posture_is_its_own_baseline() -> None:
    found = held((UPRIGHT, 3))
    for field in fields(UprightMeasures):
        known = getattr(UPRIGHT, field.name)
        assert math.isnan(known) or getattr(found, field.name) == pytest.approx(known), field.name


def test_a_moment_is_not_enough() -> None:
    assert math.isnan(held((UPRIGHT, 0.3)).neck)


@pytest.mark.parametrize("measures", [SUNK, BOWED])
def test_what_nobody_upright_shows_is_no_baseline(measures: UprightMeasures) -> None:
    assert math.isnan(held((measures, 30)).neck)


@pytest.mark.parametrize("measures", [SUNK, BOWED])
def test_it_is_kept_however_long_a_bad_posture_follows(measures: UprightMeasures) -> None:
    found = held((UPRIGHT, 2), (measures, 120))
    assert (found.neck, found.pitch) == pytest.approx((0.55, -15.0))


def test_it_is_the_good_stretches_not_the_average() -> None:
    leaning = replace(UPRIGHT, neck=0.50, trunk_length=1.25)
    assert held((UPRIGHT, 5), (leaning, 10)).neck == pytest.approx(0.55, abs=0.01)


def test_lounging_cannot_make_upright_look_like_leaning_in() -> None:
    lounging = replace(UPRIGHT, forward_lean=-25.0)
    assert held((lounging, 10), view=View.SIDE, activity=Activity.SIT).forward_lean == -10.0
    assert held((lounging, 10), view=View.SIDE).forward_lean == -6.0


def test_each_activity_and_view_has_its_own() -> None:
    baseline = ProvisionalBaseline()
    for time in even(3, 10):
        baseline.collect(time, Activity.SIT, View.SIDE, UPRIGHT)
    assert baseline.ready(Activity.SIT)
    assert not baseline.ready(Activity.STAND)
    assert math.isnan(baseline.get(Activity.SIT, View.FRONT).neck)
    assert math.isnan(baseline.get(Activity.STAND, View.SIDE).neck)


def test_what_was_never_seen_has_no_baseline_and_no_change() -> None:
    found = held((replace(UPRIGHT, hip_shift=math.nan), 5))
    assert math.isnan(found.hip_shift)
    assert math.isnan(deviation_from(UPRIGHT, found).hip_shift)


def test_a_change_is_a_ratio_or_a_difference() -> None:
    found = deviation_from(replace(UPRIGHT, neck=0.44, pitch=-40.0, knee_angle=150.0), UPRIGHT)
    assert found.neck == pytest.approx(0.8)
    assert found.pitch == -25
    assert found.knee_angle == -20
    assert found.trunk == 1


def test_without_a_baseline_there_is_no_change() -> None:
    found = deviation_from(UPRIGHT, NO_MEASURES)
    assert all(math.isnan(getattr(found, field.name)) for field in fields(found))


def test_a_deep_slouch_does_not_become_the_norm() -> None:
    frames = scene(person().hunches(at=4), seconds=50, fps=8.5, view="side", noise=0.005)
    assert only(finding(frames, "stand.hunched")).end > 49


SHORT = "six seconds (MOST_BEST samples) of good posture, after the first in which it is not known what somebody does, "
SHORT += "are what a longer slouch cannot outvote; four are outvoted"


@pytest.mark.parametrize("upright", [pytest.param(4, marks=pytest.mark.xfail(strict=True, reason=SHORT)), 8])
def test_a_moderate_slouch_does_not_become_the_norm_either(upright: float) -> None:
    frames = scene(person().hunches_a_little(at=upright), seconds=60, fps=8.5, view="side", noise=0.005)
    who = judge(frames)
    assert only(who.finding("stand.hunched")).end > 59
    assert only(who.finding("stand.chest_out_head_up")).end < upright + 2


def test_head_down_from_the_first_to_the_last_is_no_norm() -> None:
    found = finding(scene(person().lowers_head(), seconds=20, fps=8.5), "stand.chest_out_head_up")
    assert not found.episodes
