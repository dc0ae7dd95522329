"""What holds for every session, whatever the row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from posture.reasons import Reason
from posture.rules import RULES
from posture.session.session import Session
from posture.types import Kind
from tests.judging import LIMITS, judge, reasons, session, shown
from tests.people import person, scene, together
from tests.strategies import Take, takes

REACHES_BACK = {"sit.feet_shaking", "sit.leaning_restless", "stand.swaying", "stand.feet_moving"}
"""Rows whose episodes end with the last evidence and not with the last frame."""
ROUNDING = 0.002


@settings(max_examples=40)
@given(take=takes())
def test_a_report_is_in_order_and_its_episodes_as_long_as_their_rows_ask(take: Take) -> None:
    end = take.frames[-1].time
    for who in session(take.frames).people():
        assert [f.rule for f in who.findings] == list(RULES)
        for found in who.findings:
            _in_order([(e.start, e.end) for e in found.episodes], end, apart=True)
            _in_order([(g.start, g.end) for g in found.not_judged], end, apart=False)
            least = 0.0 if found.rule in REACHES_BACK else LIMITS[found.rule].min_duration
            assert all(e.end - e.start >= least - ROUNDING for e in found.episodes), found
            unjudged = sum(g.end - g.start for g in found.not_judged)
            slack = sum(0.5 if g.reason is Reason.NO_PERSON else 0.05 for g in found.not_judged)
            assert found.judged_seconds + unjudged <= end + slack + ROUNDING, found


def _in_order(spans: Sequence[tuple[float, float]], end: float, *, apart: bool) -> None:
    assert all(0 <= a <= b <= end + ROUNDING for a, b in spans), spans
    assert list(spans) == sorted(spans)
    if apart:
        assert all(one[1] < other[0] for one, other in pairwise(spans)), spans


@settings(max_examples=25)
@given(take=takes())
def test_shown_in_the_state_means_an_episode_in_the_report(take: Take) -> None:
    running = session(())
    seen: dict[int, set[str]] = {}
    for frame in take.frames:
        for state in running.process(frame):
            seen.setdefault(state.person, set()).update(state.shown, state.credited)
            assert not set(state.levels) & set(state.not_judged)
            assert set(state.levels) | set(state.not_judged) == set(RULES)
            assert all(math.isfinite(level) for level in state.levels.values())

    for who in running.people():
        assert seen[who.person] <= {f.rule for f in who.findings if f.episodes}


@pytest.mark.parametrize("view", ["front", "oblique", "side", "left side", "back"])
@pytest.mark.parametrize("seated", [True, False])
def test_a_still_person_in_noise_shows_no_dont(view: str, *, seated: bool) -> None:
    who = person().sits() if seated else person()
    for seed, noise in ((1, 0.01), (2, 0.015)):
        assert not shown(judge(scene(who, seconds=16, fps=15, view=view, noise=noise, seed=seed)))


def test_a_still_person_with_good_posture_is_credited_in_noise() -> None:
    who = judge(scene(person(), seconds=10, noise=0.01))
    assert shown(who, Kind.DO) == {f.rule for f in who.findings if f.rule.startswith("stand") and f.kind is Kind.DO}


def test_two_people_are_both_reported_with_their_places() -> None:
    times = [k / 12 for k in range(60)]
    left = scene(person(), times=times, aside=-0.9, number=1)
    right = scene(person().folds_arms(), times=times, aside=0.9, number=2)
    one, two = session(together(left, right)).people()
    assert one.x < 0.4
    assert two.x > 0.6
    assert not shown(one)
    assert shown(two) == {"stand.arms_folded"}


def test_somebody_glimpsed_is_not_reported() -> None:
    frames = scene(person(), seconds=6)
    late = [frame if frame.time > 5.5 else replace(frame, people=()) for frame in scene(person(), seconds=6, number=2)]
    assert [p.person for p in session(together(frames, late)).people()] == [1]


def test_what_is_away_is_reported_as_nobody_in_view() -> None:
    frames = [replace(f, people=()) if 4 <= f.time < 7 else f for f in scene(person(), seconds=10)]
    who = judge(frames)
    assert len(who.present) == 2
    for found in who.findings:
        if found.judged_seconds:
            assert Reason.NO_PERSON in reasons(found)


def test_an_activity_that_never_happened_has_one_reason() -> None:
    for found in judge(scene(person(), seconds=5)).findings:
        if not found.rule.startswith("stand"):
            assert found.judged_seconds == 0
            assert [gap.reason for gap in found.not_judged] == [Reason.ACTIVITY_OTHER]


def test_judged_and_unjudged_time_are_never_more_than_the_session() -> None:
    frames = [replace(f, people=()) if 4 <= f.time < 7 else f for f in scene(person(), seconds=10)]
    found = judge(frames).finding("stand.straight")
    assert found.judged_seconds + sum(g.end - g.start for g in found.not_judged) <= 10.01


def test_a_clip_shorter_than_the_opening_has_traces_of_what_it_judged() -> None:
    short = session(scene(person(), seconds=2.2, fps=30), traced=True)
    judged = {f.rule for f in short.people()[0].findings if f.judged_seconds > 0}
    assert judged
    assert judged <= {trace.rule for trace in short.traces() if any(level is not None for level in trace.level)}


def test_a_trace_of_every_frame_has_level_value_and_reason_of_each() -> None:
    frames = list(scene(person(), seconds=3))
    judged = Session(classifier=None, traced=True, trace_step=0.0)
    for frame in frames:
        judged.process(frame)
    traces = {trace.rule: trace for trace in judged.traces()}
    assert list(traces) == list(RULES)
    assert traces["stand.straight"].time == tuple(round(frame.time, 3) for frame in frames)
    for trace in traces.values():
        assert all((level is None) is (why is not None) for level, why in zip(trace.level, trace.reason, strict=True))
    assert set(traces["walk.dragging"].reason) == {Reason.ACTIVITY_OTHER}
