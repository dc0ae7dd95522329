"""Live and recorded are the same code: whatever is asked for on the way, the findings at the end are the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.report.model import Person
from posture.report.review_result import Trace
from posture.review_video import judge_frames_with
from posture.session.session import Session
from tests.film import scene, together
from tests.people import person
from tests.strategies import Take, takes

Outcome = tuple[tuple[Person, ...], tuple[Trace, ...]]
PIXEL = np.zeros((1, 1, 3), np.uint8)


def outcome(session: Session) -> Outcome:
    return session.people(), session.traces()


def recorded(frames: Sequence[PoseFrame], session: Session | None = None) -> Session:
    """Judged by the loop of `posture review`, the poses being known already."""
    session = session or Session(classifier=None, traced=True)
    poses = {frame.time: frame for frame in frames}
    pictures = (Frame(frame.time, PIXEL) for frame in frames)
    for _ in judge_frames_with(pictures, lambda picture: poses[picture.time], session):
        pass
    return session


@settings(max_examples=25)
@given(take=takes(), asked=st.sets(st.integers(0, 109), max_size=12))
def test_snapshots_on_the_way_change_nothing(take: Take, asked: set[int]) -> None:
    frames = take.frames
    live = Session(classifier=None, traced=True)
    for place, frame in enumerate(frames):
        live.process(frame)
        if place in asked:
            outcome(live)

    assert outcome(live) == outcome(recorded(frames))


@settings(max_examples=12)
@given(take=takes(), share=st.floats(0.05, 0.95))
def test_a_recording_judged_in_two_parts_is_judged_as_one(take: Take, share: float) -> None:
    frames = take.frames
    cut = max(1, int(share * len(frames)))
    session = recorded(frames[cut:], recorded(frames[:cut]))

    assert outcome(session) == outcome(recorded(frames))


@settings(max_examples=12)
@given(take=takes())
def test_a_snapshot_is_what_a_recording_that_ends_there_gives(take: Take) -> None:
    frames = take.frames
    live = Session(classifier=None, traced=True)
    cuts = {len(frames) // 3, 2 * len(frames) // 3}
    snapshots = []
    for place, frame in enumerate(frames, start=1):
        live.process(frame)
        if place in cuts:
            snapshots.append((place, live.people()))

    for place, people in snapshots:
        assert people == recorded(frames[:place]).people()


@settings(max_examples=12)
@given(take=takes(), seed=st.integers(0, 3))
def test_somebody_else_in_the_picture_changes_nothing_for_the_first(take: Take, seed: int) -> None:
    frames = take.frames
    times = [frame.time for frame in frames]
    other = scene(person().folds_arms(at=2), times=times, aside=1.2, number=2, noise=0.01, seed=seed)
    alone, both = recorded(frames), recorded(together(frames, other))

    assert [p for p in both.people() if p.person == 1] == list(alone.people())
    assert [t for t in both.traces() if t.person == 1] == list(alone.traces())


def test_states_on_the_way_are_the_same_for_both() -> None:
    frames = scene(person().folds_arms(at=3, until=6), seconds=8, fps=12, noise=0.01)
    poses = {frame.time: frame for frame in frames}
    live, session = Session(classifier=None), Session(classifier=None)
    seen = judge_frames_with((Frame(f.time, PIXEL) for f in frames), lambda picture: poses[picture.time], session)

    for frame, (_, states) in zip(frames, seen, strict=True):
        for one, other in zip(live.process(frame), states, strict=True):
            assert (one.shown, one.credited, one.levels) == (other.shown, other.credited, other.levels)


def test_the_generated_sessions_have_gaps_and_irregular_steps() -> None:
    found = {"gap": False, "uneven": False, "away": False}

    @settings(max_examples=30, database=None, derandomize=True)
    @given(takes())
    def look(take: Take) -> None:
        frames = take.frames
        steps = [b.time - a.time for a, b in pairwise(frames)]
        found["gap"] |= max(steps) > 1.0
        found["uneven"] |= max(steps) > 1.2 * min(steps)
        found["away"] |= any(not frame.people for frame in frames)

    look()
    assert all(found.values()), found
