"""One person's part of a session: when they were there, where they stood, what they did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from posture.report.model import Person
from posture.rules import RULES
from posture.session.person import PersonSession
from posture.session.traces import STEP, TraceRecorder
from posture.types import Activity, View
from tests.film import scene
from tests.judging import LIMITS
from tests.mannequin import Camera
from tests.people import person


def fed(frames: list[PoseFrame], trace_recorder: TraceRecorder | None = None) -> PersonSession:
    one = PersonSession(1, LIMITS, None, trace_recorder=trace_recorder)
    for frame in frames:
        one.process(frame.time, frame.people[0].pose, frame.width, frame.height)
    return one


def report(frames: list[PoseFrame], end: float) -> Person:
    return fed(frames).report(end)


def test_presence_is_from_the_first_to_the_last_frame_and_a_gap_parts_it() -> None:
    frames = scene(person(), 2.0, 10.0)
    later = [replace(frame, time=frame.time + 5.0) for frame in frames]
    found = report([*frames, *later], 9.0)
    assert found.present == ((0.0, 2.0), (5.0, 7.0))
    assert fed([*frames, *later]).seconds == pytest.approx(4.0)
    away = [
        (gap.start, gap.end) for gap in found.finding("stand.arms_folded").not_judged if gap.reason is Reason.NO_PERSON
    ]
    assert away == [(2.0, 5.0), (7.0, 9.0)]


@pytest.mark.parametrize("aside", [-0.8, 0.0, 0.8])
def test_the_place_is_the_hips_share_of_the_pictures_width(aside: float) -> None:
    camera = Camera()
    expected = 0.5 + camera.focal * aside / camera.distance / camera.width
    assert report(scene(person(), 2.0, 10.0, aside=aside), 2.0).x == pytest.approx(expected, abs=0.01)


def test_the_activity_is_known_from_the_first_frame_on_though_it_took_a_moment_to_know_it() -> None:
    (span,) = report(scene(person(), 4.0, 10.0), 4.0).activity
    assert (span.start, span.end) == pytest.approx((0.0, 4.0))
    assert span.activity is Activity.STAND


def test_asking_for_a_report_changes_nothing() -> None:
    one = fed(scene(person().folds_arms(), 2.0, 10.0))
    assert one.report(2.0) == one.report(2.0)


def test_the_newest_state_says_what_is_shown_and_what_cannot_be_judged() -> None:
    one = PersonSession(1, LIMITS, None)
    for frame in scene(person().folds_arms(), 4.0, 10.0):
        state = one.process(frame.time, frame.people[0].pose, frame.width, frame.height)
    assert (state.activity, state.view) == (Activity.STAND, View.FRONT)
    assert state.shown == ("stand.arms_folded",)
    assert state.levels["stand.arms_folded"] >= 1
    assert state.not_judged["sit.straight"] is Reason.ACTIVITY_OTHER
    assert state.seen.all()


def test_values_are_traced_only_if_that_was_asked_for() -> None:
    frames = scene(person(), 3.0, 10.0)
    assert fed(frames).traces() == ()
    assert "stand.straight" in {trace.rule for trace in fed(frames, TraceRecorder(1, RULES, STEP)).traces()}
