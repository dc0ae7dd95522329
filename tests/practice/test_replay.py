"""What was kept of a practice gives, played again, what the practice gave: live, resumed or from the store."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from posture.report.model import Person
from posture.session.session import Session
from tests.film import scene
from tests.people import person
from tests.practice.acting import Stage, kit, stage
from tests.strategies import Take, takes


def people(one: Stage) -> tuple[Person, ...]:
    return one.practice.report().people


@settings(max_examples=20)
@given(take=takes())
def test_what_was_kept_is_judged_as_it_was_live(take: Take) -> None:
    live = stage()
    live.play(take.frames)
    again = stage()
    again.practice.replay(live.shelf.frames)

    assert people(again) == people(live)
    assert again.shelf.frames == []
    assert again.shelf.utterance == []


@settings(max_examples=15)
@given(take=takes(), share=st.floats(0.1, 0.9))
def test_a_practice_with_a_pause_is_judged_as_what_was_kept_of_it(take: Take, share: float) -> None:
    live = stage()
    cut = max(1, int(share * len(take.frames)))
    live.play(take.frames[:cut])
    live.do("pause")
    live.do("resume")
    live.play(take.frames[cut:])
    again = stage()
    again.practice.replay(live.shelf.frames)

    assert people(again) == people(live)


@settings(max_examples=15)
@given(take=takes(), share=st.floats(0.1, 0.9))
def test_after_a_crash_all_is_as_if_there_had_been_a_pause(take: Take, share: float) -> None:
    cut = max(1, int(share * len(take.frames)))
    whole = stage()
    whole.play(take.frames[:cut])
    whole.do("pause")
    whole.do("resume")
    whole.play(take.frames[cut:])

    before = stage()
    before.play(take.frames[:cut])
    after = stage()
    after.practice.replay(before.shelf.frames)
    countdown = after.play(scene(person(), seconds=3.1)[:46])
    assert {state.stage for state in countdown[:-1]} == {"countdown"}
    assert countdown[-1].stage == "practice"
    after.play([*take.frames[cut:]])

    assert [frame.time for frame in after.shelf.frames] == [frame.time for frame in whole.shelf.frames[cut:]]
    assert people(after) == people(whole)


@settings(max_examples=15)
@given(take=takes())
def test_a_practice_is_judged_as_a_recording_of_it(take: Take) -> None:
    live = stage()
    live.play(take.frames)
    session = Session(classifier=None)
    reviewed = Session(kit().profile, classifier=None)
    assert session.people() == reviewed.people()
    for frame in live.shelf.frames:
        reviewed.process(frame)

    found, wanted = people(live), reviewed.people()
    # Told by classifiers here, by rules there.
    told = {"sit.ankles_crossed", "sit.leg_crossed", "stand.hands_in_pockets", "stand.arms_at_sides"}
    for one, other in zip(found, wanted, strict=True):
        assert [f for f in one.findings if f.rule not in told] == [f for f in other.findings if f.rule not in told]


def test_kept_frames_are_as_exact_as_float32() -> None:
    live = stage()
    live.play(scene(person(), seconds=2, noise=0.01))
    for frame in live.shelf.frames:
        pose = frame.people[0].pose
        for values in (pose.picture, pose.world, pose.visibility, pose.presence):
            assert (values == values.astype("float32")).all()
        assert frame.time == round(frame.time, 6)


def test_what_was_said_before_a_crash_is_not_said_again_after_it() -> None:
    frames = scene(person().folds_arms(at=3), seconds=40)
    whole, live, again = stage(), stage(), stage()
    whole.play(frames)
    live.play(frames[:200])
    again.practice.replay(live.shelf.frames)
    again.play(frames[200:])

    assert [utterance.rule for utterance in live.shelf.utterance] == ["stand.arms_folded"]
    assert [utterance.rule for utterance in whole.shelf.utterance] == ["stand.arms_folded"]
    assert again.shelf.utterance == []
