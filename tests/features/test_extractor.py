"""All features of a moment together, of somebody who is known."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import pytest

from posture.features.extractor import STATURE, FeatureExtractor, Features
from posture.features.reference.measures import NO_MEASURES
from posture.pose.observation import Observation
from posture.pose.pose import LEVEL
from posture.types import Activity, BodyPart, View
from tests.mannequin import SHOULDERS, Camera
from tests.observing import AFAR, filmed, widths
from tests.people import Person, person

FRONT = (Activity.STAND, View.FRONT)
NEAR = Camera()


def pushed(seen: Iterable[Observation], extractor: FeatureExtractor | None = None) -> list[Features]:
    one = extractor or FeatureExtractor()
    return [one.extract(o) for o in seen]


def last(who: Person, seconds: float = 4.0, view: str = "front", camera: Camera = NEAR) -> Features:
    return pushed(filmed(who, seconds, 15.0, view, camera))[-1]


def test_somebody_who_stands_is_measured_in_every_part() -> None:
    found = last(person(), camera=AFAR)
    assert (found.activity.activity, found.activity.settled) == (Activity.STAND, True)
    assert (found.view, found.visible_parts) == (View.FRONT, frozenset(BodyPart))
    assert found.rate == pytest.approx(15.0)
    assert found.scale == pytest.approx(AFAR.focal * SHOULDERS / AFAR.distance, rel=0.01)
    assert found.person_height == pytest.approx(STATURE * found.scale)
    assert found.trunk.lateral_lean == pytest.approx(0.0, abs=0.2)
    assert found.head is not None
    assert found.head.neck == found.measures.neck == pytest.approx(widths(0.195), abs=0.01)
    assert found.arms is not None
    assert len(found.arms.seen) == 2
    assert found.legs is not None
    assert found.legs.stance == pytest.approx(widths(0.18), abs=0.02)
    assert (found.gait, found.leg_classes) == (None, None)


def test_the_neck_of_somebody_who_hunches_is_held_against_their_own() -> None:
    found = pushed(filmed(person().hunches(at=4), 7.0, 15.0, camera=AFAR))
    assert found[45].deviation.neck == pytest.approx(1.0, abs=0.01)
    assert found[-1].deviation.neck == pytest.approx(0.77, abs=0.02)
    assert found[-1].deviation.trunk == pytest.approx(0.89, abs=0.02)


def test_a_recorded_baseline_is_what_changes_are_held_against() -> None:
    recorded = {FRONT: replace(NO_MEASURES, neck=2 * widths(0.195))}
    found = pushed(filmed(person(), 3.0, 15.0), FeatureExtractor(baseline=recorded))[-1]
    assert found.deviation.neck == pytest.approx(0.5, abs=0.02)


def test_once_the_camera_has_moved_a_recorded_baseline_is_void() -> None:
    extractor = FeatureExtractor(baseline={FRONT: replace(NO_MEASURES, neck=1.0)})
    seen = filmed(person(), 3.0, 15.0)
    before = pushed(seen[:-1], extractor)[-1]
    extractor.camera_moved()
    after = pushed(seen[-1:], extractor)[-1]
    assert (before.moved, after.moved) == (False, True)
    assert not math.isnan(before.deviation.neck)
    assert math.isnan(after.deviation.neck)


def test_a_camera_that_is_levelled_begins_the_provisional_baseline_anew() -> None:
    extractor = FeatureExtractor()
    seen = filmed(person(), 3.0, 15.0)
    assert not math.isnan(pushed(seen[:-1], extractor)[-1].deviation.neck)
    extractor.camera_levelled()
    assert math.isnan(pushed(seen[-1:], extractor)[-1].deviation.neck)


def test_while_the_camera_shakes_no_movement_is_the_bodys() -> None:
    extractor = FeatureExtractor()
    for o in filmed(person().sways(0.5, 0.15), 6.0, 15.0):
        still = extractor.extract(o)
    shaking = extractor.extract(replace(o, time=o.time + 0.1), replace(LEVEL, shaking=True))
    assert still.sway.sideways.count > 3
    assert shaking.sway.sideways.count == 0
    assert shaking.shaking


@pytest.mark.parametrize("declared", [Activity.SIT, Activity.STAND])
def test_without_legs_in_view_the_activity_is_what_was_declared(declared: Activity) -> None:
    camera = Camera(distance=1.5, eye=1.35, bottom=0.78)
    extractor = FeatureExtractor(declared)
    found = pushed(filmed(person().clasps_hands(), 2.0, 15.0, camera=camera), extractor)[-1]
    assert found.activity.activity is declared
    assert found.legs is None


def test_a_walk_has_a_gait_and_feet_that_are_not_moved_about() -> None:
    found = pushed(filmed(person().walks(), 4.5, 25.0, "side", Camera(distance=6.2)))[-1]
    assert found.activity.activity is Activity.WALK
    assert found.gait is not None
    assert found.gait.cadence == pytest.approx(110.0, abs=4)
    assert found.foot_moves.count == 0


def test_it_is_oriented_once_activity_and_baseline_are_known() -> None:
    extractor, seen = FeatureExtractor(), filmed(person(), 3.0, 15.0)
    pushed(seen[:3], extractor)
    assert not extractor.oriented
    pushed(seen[3:], extractor)
    assert extractor.oriented


def test_hindsight_gives_the_first_moments_the_activity_and_the_baseline_that_came_later() -> None:
    extractor, seen = FeatureExtractor(), filmed(person(), 3.0, 15.0)
    first = pushed(seen, extractor)[0]
    again = extractor.with_hindsight(first)
    assert (first.activity.activity, again.activity.activity) == (Activity.UNKNOWN, Activity.STAND)
    assert math.isnan(first.deviation.neck)
    assert again.deviation.neck == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("who", [person(), person().sits()])
def test_the_ears_height_over_the_camera_is_known_of_who_was_on_their_feet(who: Person) -> None:
    known = not math.isnan(last(who).ears_above_camera)
    assert known is (who == person())
