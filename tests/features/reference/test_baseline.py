"""A recorded baseline stands in for the provisional one where it has the activity, the view and the value."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posture.baseline.trial import UNITS, SubjectFeatures, measure_trial
from posture.features.reference.baseline import Baseline, PersonalBaseline
from posture.features.reference.measures import NO_MEASURES, UprightMeasures
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from posture.report.model import Person
from posture.review_video import judge_frames_with as posed
from posture.session.session import Session
from posture.types import Activity, View
from tests.judging import judge, reasons
from tests.people import person, scene, together

FRONT = (Activity.STAND, View.FRONT)
UPRIGHT = replace(NO_MEASURES, neck=0.6, pitch=-15.0)
SEEN = replace(NO_MEASURES, neck=0.55, pitch=-12.0, trunk_length=1.4)


def provisional(baseline: PersonalBaseline, seen: UprightMeasures = SEEN, view: View = View.FRONT) -> PersonalBaseline:
    """After five seconds of a posture."""
    for step in range(50):
        baseline.collect(step / 10, Activity.STAND, view, seen)
    return baseline


def test_a_recorded_value_goes_before_a_provisional_one() -> None:
    assert provisional(PersonalBaseline({FRONT: UPRIGHT})).get(*FRONT).neck == 0.6


def test_a_value_that_was_not_recorded_is_the_provisional_one() -> None:
    assert provisional(PersonalBaseline({FRONT: UPRIGHT})).get(*FRONT).trunk_length == pytest.approx(1.4)


def test_another_view_has_the_provisional_baseline() -> None:
    found = provisional(PersonalBaseline({FRONT: UPRIGHT}), view=View.SIDE)
    assert found.get(Activity.STAND, View.SIDE).neck == pytest.approx(0.55)


def test_a_recorded_baseline_is_ready_from_the_first_frame_of_its_own_view_only() -> None:
    front, side = PersonalBaseline({FRONT: UPRIGHT}), PersonalBaseline({FRONT: UPRIGHT})
    front.collect(0.0, Activity.STAND, View.FRONT, SEEN)
    side.collect(0.0, Activity.STAND, View.SIDE, SEEN)
    assert front.ready(Activity.STAND)
    assert not side.ready(Activity.STAND)


def measured(frames: list[PoseFrame]) -> Baseline:
    subject = SubjectFeatures()
    seen = [features for frame in frames if (features := subject.process(frame))]
    found = measure_trial(seen)
    return {(found.activity, found.view): replace(NO_MEASURES, **found.median)}


def judged(frames: list[PoseFrame], baselines: dict[int, Baseline]) -> tuple[Person, ...]:
    session = Session(classifier=None, baselines=baselines)
    for frame in frames:
        session.process(frame)
    return session.people()


def test_somebody_who_is_never_upright_needs_a_baseline() -> None:
    always = scene(person().hunches(), seconds=8, view="side")
    upright = measured(scene(person(), seconds=5, view="side"))

    alone = judge(always).finding("stand.hunched")
    assert not alone.episodes
    assert Reason.NO_BASELINE in reasons(alone)
    assert alone.judged_seconds == 0

    (with_baseline,) = judged(always, {1: upright})
    assert with_baseline.finding("stand.hunched").episodes


def test_a_baseline_is_for_the_person_whose_number_it_has() -> None:
    times = [k / 12 for k in range(96)]
    both = together(
        scene(person().hunches(), times=times, view="side", aside=-0.9, number=1),
        scene(person().hunches(), times=times, view="side", aside=0.9, number=2),
    )
    upright = measured(scene(person(), seconds=5, view="side"))
    one, two = judged(both, {2: upright})
    assert not one.finding("stand.hunched").episodes
    assert two.finding("stand.hunched").episodes


def test_an_upright_person_shows_nothing_against_their_own_baseline() -> None:
    frames = scene(person(), seconds=8, noise=0.01)
    (who,) = judged(frames, {1: measured(scene(person(), seconds=5, noise=0.01, seed=1))})
    assert not [f.rule for f in who.findings if f.kind == "dont" and f.episodes]
    assert who.finding("stand.straight").episodes


def test_every_recorded_value_is_a_value_of_a_posture_and_none_of_the_hands() -> None:
    assert set(UNITS) < set(UprightMeasures.__dataclass_fields__)
    assert not [name for name in UNITS if "wrist" in name]
    assert all(math.isnan(getattr(NO_MEASURES, name)) for name in UNITS)


def test_live_with_a_baseline_is_as_recorded_whatever_is_asked_on_the_way() -> None:
    frames = scene(person().hunches(at=3), seconds=8, view="side", noise=0.01)
    upright = {1: measured(scene(person(), seconds=5, view="side"))}
    live = Session(classifier=None, baselines=upright)
    poses = {frame.time: frame for frame in frames}
    recorded = Session(classifier=None, baselines=upright)
    pictures = (Frame(frame.time, np.zeros((1, 1, 3), np.uint8)) for frame in frames)

    for frame, (_, states) in zip(frames, posed(pictures, lambda picture: poses[picture.time], recorded), strict=True):
        (one,), (other,) = live.process(frame), states
        assert (one.shown, one.credited, one.levels) == (other.shown, other.credited, other.levels)
        live.people()

    assert live.people() == recorded.people()
