"""Sitting, standing, walking, marching in place, and changing between them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posture.config.walk_weights import walk_model
from posture.features.activity import FIRST_STAND_SECONDS, ActivityRecogniser, ActivityState
from posture.features.moment.arms import measure_arms
from posture.features.moment.body import Body
from posture.features.moment.legs import measure_legs
from posture.features.sit_or_stand import LegSight
from posture.report.model import Person
from posture.types import Activity
from tests import stances
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
    recogniser, found = ActivityRecogniser(None, walk_model()), []
    for o in observed(who, seconds, 15.0, view, Camera(distance=6.2)):
        body = Body.from_observation(o)
        both = measure_arms(body, left_seen=True, right_seen=True, near_only=False)
        found.append(recogniser.update(o, measure_legs(body), both, LegSight.WHOLE))
    return found


@pytest.mark.parametrize(("who", "activity"), [(person(), STAND), (person().sits(), SIT)], ids=["stands", "sits"])
def test_an_activity_is_known_within_a_second_and_since_the_first_frame(who: Somebody, activity: Activity) -> None:
    found = recognised(who, 2.0)
    known = next(k for k, state in enumerate(found) if state.activity is activity)
    assert 0.4 < known / 15 < 0.8 < FIRST_STAND_SECONDS
    assert (found[-1].since, found[-1].settled) == (0.0, True)


SHUFFLE = Gait(cadence=98.0, step=0.26, lift=0.03, arms=4.0)


def walked_from(who: Person) -> float:
    """Seconds from which on nothing but walking is said."""
    assert who.activity[-1].activity is WALK
    return who.activity[-1].start


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("gait", [NORMAL, DRAGGING, SHUFFLE], ids=["normal", "dragging", "shuffling"])
def test_who_walks_from_the_first_frame_has_never_stood(gait: Gait, view: str) -> None:
    who = filmed(person().walks(gait), 3.0, 20, view)
    assert walked_from(who) < 0.2
    assert not any(finding.judged_seconds for finding in who.findings if finding.rule.startswith("stand."))


@pytest.mark.parametrize("view", ["front", "oblique", "side"])
def test_on_a_treadmill_people_walk(view: str) -> None:
    assert walked_from(filmed(person().does(NORMAL.at), 4.0, 20, view)) < 0.5


@pytest.mark.parametrize("view", ["front", "side"])
def test_a_walk_is_dated_back_to_its_first_step_and_ends_within_a_second(view: str) -> None:
    who = filmed(person().walks(NORMAL, at=2.0, until=5.0), 8.0, 20, view)
    assert order(who) == [STAND, WALK, STAND]
    begins, ends = (who.activity[k].start for k in (1, 2))
    assert begins == pytest.approx(2.0, abs=0.5)
    assert ends == pytest.approx(5.3, abs=0.8)


def test_nobody_walks_on_after_sitting_down() -> None:
    who = filmed(person().walks(NORMAL, until=3.0).sits(at=3.8), 8.0, 20, "side")
    assert order(who)[-1] is SIT
    assert max(span.end for span in who.activity if span.activity is WALK) < 4.5


@pytest.mark.parametrize("degrees", [40.0, 25.0])
@pytest.mark.parametrize("view", ["front", "side"])
def test_who_sags_at_the_knees_stands(degrees: float, view: str) -> None:
    """Knees of 140 to 155 degrees: hips and knees together bend as much as a high seat bends them."""
    drop = 0.82 * (1 - math.cos(math.radians(degrees / 2)))
    stance = replace(stances.STANDING, pelvis=stances.STANDING.pelvis - [0.0, drop, 0.0])
    assert order(filmed(Somebody(start=stance), view=view)) == [STAND]


def test_out_of_sight_for_a_while_what_somebody_did_is_forgotten() -> None:
    walk, seat = scene(person().walks(NORMAL), 3.0, 15.0), scene(person().sits(), 6.0, 15.0)
    frames = [*walk, *(frame for frame in seat if frame.time > 5.0)]
    found = judge(frames).activity
    assert all(span.activity is not WALK for span in found if span.start > 4.0)
