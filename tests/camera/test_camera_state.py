"""A camera that hangs aslant changes no verdict once its roll is known; one that moves voids what it made untrue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.baseline.trial import SubjectFeatures, measure_trial
from posture.features.reference.baseline import Baseline
from posture.features.reference.drift import NOISE, BaselineDrift
from posture.features.reference.measures import NO_MEASURES, UprightMeasures
from posture.pose.pose import LEVEL, CameraState, PersonPose, PoseFrame
from posture.reasons import Reason
from posture.report.model import Finding
from posture.session.session import Session
from posture.types import Activity, View
from tests.film import scene
from tests.judging import judge, only, shown
from tests.people import person
from tests.test_invariance import STORIES, assert_alike, filmed, judged

Known = Callable[[float], bool]


def aslant(frames: Sequence[PoseFrame], roll: float, known: Known = lambda _: True) -> list[PoseFrame]:
    """The same scene by a camera that is rolled by `roll` degrees; `known` says when that is known."""
    return [
        replace(
            frame,
            people=tuple(
                PersonPose(one.person, one.pose.upright(-roll, frame.width, frame.height)) for one in frame.people
            ),
            camera=CameraState(roll=roll if known(frame.time) else 0.0),
        )
        for frame in frames
    ]


def told(frames: Sequence[PoseFrame], state: Callable[[float], CameraState]) -> list[PoseFrame]:
    return [replace(frame, camera=state(frame.time)) for frame in frames]


def moved(at: float) -> Callable[[float], CameraState]:
    """A camera that leaves its place for good."""
    return lambda time: CameraState(shaking=at <= time < at + 1, moves=int(time >= at + 1))


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("roll", [-4.0, 4.0])
def test_a_known_roll_changes_no_finding(story: str, roll: float) -> None:
    assert_alike(judged(story), judge(aslant(filmed(story), roll)), 0.15)


@settings(max_examples=15)
@given(roll=st.floats(-8, 8), story=st.sampled_from(["leans aside", "sags", "crosses legs"]))
def test_a_known_roll_changes_no_level(roll: float, story: str) -> None:
    frames = filmed(story)[:60]
    level, rolled = Session(classifier=None), Session(classifier=None)
    for one, other in zip(frames, aslant(frames, roll), strict=True):
        [before], [after] = level.process(one), rolled.process(other)
        assert before.levels.keys() == after.levels.keys()
        assert all(before.levels[row] == pytest.approx(after.levels[row], abs=0.02) for row in before.levels)


def test_without_knowing_it_the_roll_would_have_mattered() -> None:
    frames = scene(person().stands(), seconds=8)
    assert "stand.straight" in {f.rule for f in judge(frames).findings if f.episodes}
    assert "stand.straight" not in {f.rule for f in judge(aslant(frames, -6.0, lambda _: False)).findings if f.episodes}


@pytest.mark.parametrize("story", STORIES)
def test_a_roll_that_becomes_known_in_the_first_moments_holds_from_the_beginning(story: str) -> None:
    late = aslant(filmed(story), 4.0, lambda time: time >= 0.5)
    assert_alike(judged(story), judge(late), 0.15)


def test_a_roll_that_becomes_known_later_begins_a_new_baseline() -> None:
    frames = scene(person().hunches(at=9), seconds=14, view="front")
    late = judge(aslant(frames, 4.0, lambda time: time >= 5.0))
    assert "stand.hunched" in shown(late)
    assert "stand.swaying" not in shown(late)


@settings(max_examples=10)
@given(at=st.floats(0.2, 6.0), roll=st.floats(-5, 5), asked=st.sets(st.integers(0, 90), max_size=5))
def test_snapshots_change_nothing_whatever_the_camera_does(at: float, roll: float, asked: set[int]) -> None:
    frames = told(
        scene(person().folds_arms(at=3), seconds=6, noise=0.005),
        lambda time: CameraState(roll=roll if time < at else 0.0, shaking=at <= time < at + 1, moves=int(time > at)),
    )
    quiet, asking = Session(classifier=None, traced=True), Session(classifier=None, traced=True)
    for place, frame in enumerate(frames):
        quiet.process(frame)
        asking.process(frame)
        if place in asked:
            asking.people()
    assert (quiet.people(), quiet.traces()) == (asking.people(), asking.traces())


def own(view: str = "front") -> Baseline:
    """Somebody's recorded baseline."""
    subject = SubjectFeatures()
    seen = [subject.process(frame) for frame in scene(person().stands(), seconds=5, view=view)]
    values = measure_trial([features for features in seen if features]).median
    return {(Activity.STAND, View.FRONT): replace(NO_MEASURES, **values)}


def against(frames: Sequence[PoseFrame], baselines: Mapping[int, Baseline]) -> Mapping[str, Finding]:
    session = Session(classifier=None, baselines=baselines)
    for frame in frames:
        session.process(frame)
    return {finding.rule: finding for finding in session.people()[0].findings}


def test_a_recorded_baseline_is_void_once_the_camera_has_moved() -> None:
    frames = told(scene(person().hunches(at=9), seconds=14), moved(5.0))
    found = against(frames, {1: own()})["stand.hunched"]
    assert not found.episodes
    assert [gap.end for gap in found.not_judged if gap.reason is Reason.CAMERA_MOVED][-1] == pytest.approx(14.0)


def test_it_holds_while_the_camera_stays() -> None:
    found = against(scene(person().hunches(at=9), seconds=14), {1: own()})["stand.hunched"]
    assert only(found).start == pytest.approx(9.0, abs=0.6)


def test_a_recorded_baseline_is_void_for_somebody_who_comes_after_the_move() -> None:
    frames = told(scene(person().hunches(at=1), seconds=8), lambda _: CameraState(moves=1))
    assert not against(frames, {1: own()})["stand.hunched"].episodes


def test_a_provisional_baseline_is_made_anew_after_a_move() -> None:
    found = judge(told(scene(person().hunches(at=10), seconds=15), moved(4.0))).finding("stand.hunched")
    assert only(found).start == pytest.approx(10.0, abs=0.8)
    assert any(gap.reason is Reason.CAMERA_MOVED for gap in found.not_judged)


@pytest.mark.parametrize("row", ["stand.swaying", "stand.feet_moving", "stand.feet_quiet"])
def test_rows_of_movement_are_not_judged_while_the_camera_shakes(row: str) -> None:
    frames = told(scene(person().stands(), seconds=10), lambda time: CameraState(shaking=4 <= time < 7))
    gaps = [gap for gap in judge(frames).finding(row).not_judged if gap.reason is Reason.CAMERA_MOVED]
    assert [(gap.start, gap.end) for gap in gaps] == [pytest.approx((4.0, 7.0), abs=0.15)]


def test_other_rows_are_judged_on_while_the_camera_shakes() -> None:
    frames = scene(person().folds_arms(at=3, until=8), seconds=10)
    shaken = judge(told(frames, lambda time: CameraState(shaking=4 <= time < 7)))
    assert_alike(judge(frames), shaken, 0.05, but={"stand.feet_quiet"})


def shaken_about(frames: Sequence[PoseFrame], start: float, end: float) -> list[PoseFrame]:
    """A picture that jumps to and fro, as when the table is leant on."""

    def shake(frame: PoseFrame) -> PoseFrame:
        busy = start <= frame.time < end
        by = np.array([90.0, 30.0]) * (round(frame.time * 1.5) % 2 if busy else 0)
        people = tuple(PersonPose(p.person, replace(p.pose, picture=p.pose.picture + by)) for p in frame.people)
        # It is noticed half a second late, and is over a second after.
        return replace(frame, people=people, camera=CameraState(shaking=start + 0.5 <= frame.time < end + 1.0))

    return [shake(frame) for frame in frames]


def test_a_shaken_camera_fires_neither_swaying_nor_moving_feet() -> None:
    frames = scene(person().stands(), seconds=20, fps=15)
    told_of = shaken_about(frames, 5.0, 13.0)
    assert shown(judge(told_of)) == set()
    assert shown(judge([replace(frame, camera=LEVEL) for frame in told_of])) & {"stand.swaying", "stand.feet_moving"}


UPRIGHT = UprightMeasures(*(1.0 for _ in range(15)))
SLACK = replace(UPRIGHT, neck=0.5, pitch=-9.0)


def drifted(*, good: bool, seconds: float = 120.0) -> UprightMeasures:
    drift = BaselineDrift(UPRIGHT)
    for tick in range(round(seconds * 10) + 1):
        drift.adapt(tick / 10, SLACK, good=good)
    return drift.measures


def test_a_recorded_baseline_drifts_by_a_tenth_of_its_noise_a_minute_at_most() -> None:
    assert drifted(good=True).pitch == pytest.approx(1.0 - 0.2 * NOISE.pitch, rel=0.01)
    assert drifted(good=True).neck == pytest.approx(1.0 - 0.2 * NOISE.neck, rel=0.01)


def test_it_does_not_drift_towards_what_is_not_credited() -> None:
    assert drifted(good=False) == UPRIGHT


def test_it_does_not_drift_over_a_gap() -> None:
    drift = BaselineDrift(UPRIGHT)
    drift.adapt(0.0, SLACK, good=True)
    drift.adapt(600.0, SLACK, good=True)
    assert drift.measures == UPRIGHT


def test_what_was_not_recorded_stays_unknown_and_what_is_not_seen_stays() -> None:
    drift = BaselineDrift(replace(UPRIGHT, neck=float("nan")))
    for tick in range(100):
        drift.adapt(tick / 10, replace(SLACK, pitch=float("nan")), good=True)
    assert np.isnan(drift.measures.neck)
    assert drift.measures.pitch == 1.0
