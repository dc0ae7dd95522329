"""Sitting, standing, walking, marching in place, and changing between them."""

from __future__ import annotations

import pytest

from posture.features.activity import STEADY_SPEED, ActivityRecogniser, ActivityState
from posture.features.moment.arms import measure_arms
from posture.features.moment.body import Body
from posture.features.moment.legs import measure_legs
from posture.report.model import Person
from posture.types import Activity
from tests.gaits import CALM, DRAGGING, NORMAL, Gait
from tests.judging import judge
from tests.mannequin import Camera
from tests.observing import filmed as observed
from tests.people import Person as Somebody
from tests.people import person, scene
from tests.rules.stories import WAIST_UP

SIT, STAND, WALK, MARCH = Activity.SIT, Activity.STAND, Activity.WALK, Activity.MARCH
VIEWS = ["front", "oblique", "side", "left side", "back"]


def order(who: Person) -> list[Activity]:
    """The activities in their order, those of under a quarter of a second left out."""
    return [span.activity for span in who.activity if span.end - span.start > 0.25]


def filmed(who: Somebody, seconds: float = 5.0, fps: float = 15.0, view: str = "front") -> Person:
    return judge(scene(who, seconds, fps, view=view, noise=0.006))


@pytest.mark.parametrize("view", VIEWS)
def test_standing_is_standing_in_every_view(view: str) -> None:
    assert order(filmed(person(), view=view)) == [STAND]


@pytest.mark.parametrize("view", VIEWS)
def test_sitting_is_sitting_in_every_view(view: str) -> None:
    assert order(filmed(person().sits(), view=view)) == [SIT]


@pytest.mark.parametrize(
    "who",
    [
        person().sits().crosses_legs(),
        person().sits().puts_ankle_on_knee(),
        person().sits().spreads_knees(),
        person().sits().stretches_leg(),
        person().sits().leans(forward=20),
        person().sits().shakes_foot(),
        person().sits().collapses(),
    ],
    ids=["legs crossed", "ankle on knee", "knees wide", "leg out", "leaning", "shaking", "slouching"],
)
@pytest.mark.parametrize("view", ["front", "side"])
def test_whatever_is_done_on_the_seat_is_sitting(who: Somebody, view: str) -> None:
    assert order(filmed(who, view=view)) == [SIT]


@pytest.mark.parametrize(
    "who",
    [
        person().sags(),
        person().bows(at=2, until=4),
        person().moves_feet(),
        person().taps_feet(),
        person().sways(),
        person().gestures(),
        person().steps_apart(),
    ],
    ids=["listless", "bowing", "moving feet", "tapping", "swaying", "gesturing", "feet apart"],
)
@pytest.mark.parametrize("view", ["front", "side"])
def test_whatever_is_done_on_the_feet_is_standing(who: Somebody, view: str) -> None:
    assert order(filmed(who, view=view)) == [STAND]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("gait", [NORMAL, CALM, Gait(cadence=125.0)], ids=["normal", "calm", "quick"])
def test_walking_is_walking_in_every_view(gait: Gait, view: str) -> None:
    who = filmed(person().walks(gait), 4.5, 25, view)
    assert order(who)[-1] is WALK
    assert SIT not in order(who)
    walked = sum(span.end - span.start for span in who.activity if span.activity is WALK)
    assert walked > 3.0


@pytest.mark.parametrize("view", ["front", "side"])
def test_dragging_steps_are_walking(view: str) -> None:
    assert order(filmed(person().walks(DRAGGING), 8, 25, view))[-1] is WALK


@pytest.mark.parametrize("view", ["front", "oblique"])
def test_a_steady_pace_is_walking_though_too_few_frames_show_the_steps(view: str) -> None:
    who = filmed(person().walks(Gait(cadence=100.0, step=0.35, lift=0.02)), 5.0, 8, view)
    assert order(who)[-1] is WALK


@pytest.mark.parametrize("view", ["front", "oblique"])
def test_one_step_aside_is_no_walk(view: str) -> None:
    who = filmed(person().walks(NORMAL, at=2.0, until=2.6), 5.0, 15, view)
    assert WALK not in order(who)


def test_marching_in_place_is_no_walk() -> None:
    found = order(filmed(person().marches(at=1), 9))
    assert found[-1] is MARCH
    assert WALK not in found


@pytest.mark.parametrize("view", ["front", "side"])
def test_sitting_down_is_a_transition(view: str) -> None:
    who = filmed(person().sits(at=4), 8, view=view)
    assert order(who) == [STAND, Activity.TRANSITION, SIT]
    (change,) = [span for span in who.activity if span.activity is Activity.TRANSITION]
    assert 3.2 < change.start < 4.6
    assert change.end < 6.5


def test_getting_up_is_a_transition() -> None:
    assert order(filmed(person().sits().stands(at=4), 8)) == [SIT, Activity.TRANSITION, STAND]


def test_nothing_is_judged_while_it_changes() -> None:
    who = filmed(person().sits(at=4), 10)
    for found in who.findings:
        assert not any(episode.start < 4.8 < episode.end for episode in found.episodes), found.rule


def test_standing_still_after_a_walk_is_standing() -> None:
    found = order(filmed(person().walks(at=0, until=4).stands(at=4.2), 8, 25, "side"))
    assert found[-1] is STAND
    assert WALK in found


def test_from_the_waist_up_hanging_arms_say_that_somebody_stands() -> None:
    frames = scene(person(), 5, camera=WAIST_UP, noise=0.006)
    assert order(judge(frames)) == [STAND]


def test_from_the_waist_up_hands_in_the_lap_say_nothing() -> None:
    frames = scene(person().clasps_hands(), 5, camera=WAIST_UP, noise=0.006)
    assert order(judge(frames)) == [Activity.UNKNOWN]


@pytest.mark.parametrize("declared", [SIT, STAND])
def test_what_was_declared_holds_where_the_legs_are_not_seen(declared: Activity) -> None:
    frames = scene(person().clasps_hands(), 5, camera=WAIST_UP, noise=0.006)
    assert order(judge(frames, declared=declared)) == [declared]


def test_what_was_declared_does_not_overrule_what_is_seen() -> None:
    assert order(judge(scene(person(), 5), declared=SIT)) == [STAND]


def recognised(who: Somebody, seconds: float, view: str = "front") -> list[ActivityState]:
    recogniser, found = ActivityRecogniser(), []
    for o in observed(who, seconds, 15.0, view, Camera(distance=6.2)):
        body = Body.from_observation(o)
        both = measure_arms(body, left_seen=True, right_seen=True, near_only=False)
        found.append(recogniser.update(o, measure_legs(body), both, sure=True))
    return found


@pytest.mark.parametrize(("who", "activity"), [(person(), STAND), (person().sits(), SIT)], ids=["stands", "sits"])
def test_an_activity_is_known_after_half_a_second_and_since_the_first_frame(who: Somebody, activity: Activity) -> None:
    found = recognised(who, 2.0)
    known = next(k for k, state in enumerate(found) if state.activity is activity)
    assert known / 15 == pytest.approx(0.5, abs=0.1)
    assert (found[-1].since, found[-1].settled) == (0.0, True)


@pytest.mark.parametrize("metres_per_second", [0.05, 0.8])
@pytest.mark.parametrize("view", ["front", "side"])
def test_who_goes_faster_than_anybody_shuffles_travels(metres_per_second: float, view: str) -> None:
    gait = Gait(cadence=100.0, step=metres_per_second * 0.6)
    assert gait.speed == pytest.approx(metres_per_second)
    found = recognised(person().walks(gait), 3.0, view)[-1]
    fast = metres_per_second / 0.353 > STEADY_SPEED
    assert found.travelling is fast
    assert (found.activity is WALK) is fast
