"""Sitting and standing from the angle between trunk and thighs, whatever of the legs is hidden."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posture.features.moment.body import Body
from posture.features.moment.legs import Legs, measure_legs
from posture.features.moment.visibility import find_visible_parts
from posture.features.sit_or_stand import HIDDEN_LEAST, HIDDEN_SECONDS, LegSight, SitOrStand, leg_sight
from posture.pose.landmarks import Landmark as L
from posture.types import Activity
from tests.observing import seen
from tests.people import person

SIT, STAND, UNKNOWN = Activity.SIT, Activity.STAND, Activity.UNKNOWN
STANDING = measure_legs(Body.from_observation(seen(person())))


def bent(hip: float, knee: float = 170.0) -> Legs:
    """Legs with these angles at the hips and at the knees."""
    return replace(STANDING, hip_angle=hip, flexion=180 - hip + 180 - knee, knee_angle=knee)


def told(shown: Legs, sight: LegSight, before: Activity = UNKNOWN) -> Activity:
    """What is said after ten seconds of it."""
    seat = SitOrStand()
    seat.posture = before
    return [seat.push(k / 10, shown, sight) for k in range(100)][-1]


@pytest.mark.parametrize(
    ("hip", "knee", "posture"),
    [
        (170, 175, STAND),
        (155, 145, STAND),
        (144, 140, STAND),
        (125, 172, STAND),
        (100, 90, SIT),
        (120, 130, SIT),
        (138, 110, SIT),
    ],
    ids=["straight", "sagging", "sagging deeply", "bowing", "seated", "legs stretched out", "seated before a camera"],
)
def test_whole_legs_say_at_once(hip: float, knee: float, posture: Activity) -> None:
    assert SitOrStand().push(0.0, bent(hip, knee), LegSight.WHOLE) is posture


@pytest.mark.parametrize(("hip", "posture"), [(160, STAND), (150, STAND), (142, UNKNOWN), (130, SIT), (90, SIT)])
def test_with_hidden_shins_the_hips_decide_and_between_is_not_clear(hip: float, posture: Activity) -> None:
    assert SitOrStand().push(0.0, bent(hip), LegSight.SHINS_HIDDEN) is posture


@pytest.mark.parametrize("before", [SIT, STAND])
def test_between_the_limits_what_was_holds_on(before: Activity) -> None:
    assert told(bent(142), LegSight.SHINS_HIDDEN, before) is before
    assert told(bent(138, 140), LegSight.WHOLE, before) is before


def test_half_seen_legs_do_not_say_that_somebody_stands_but_that_they_sit() -> None:
    assert told(bent(170), LegSight.GUESSED) is UNKNOWN
    assert told(bent(100, 90), LegSight.GUESSED) is SIT
    assert told(bent(170), LegSight.GUESSED, before=STAND) is STAND


def test_guessed_thighs_say_slowly_that_somebody_sits_and_never_that_they_stand() -> None:
    seat = SitOrStand()
    found = [(k / 10, seat.push(k / 10, bent(90, 90), LegSight.THIGHS_HIDDEN)) for k in range(60)]
    known = next(time for time, posture in found if posture is SIT)
    assert known == pytest.approx(HIDDEN_LEAST, abs=0.15)
    assert told(bent(170), LegSight.THIGHS_HIDDEN) is UNKNOWN
    assert told(bent(128), LegSight.THIGHS_HIDDEN) is UNKNOWN


def test_guessed_thighs_that_straighten_make_sitting_unclear() -> None:
    assert told(bent(170), LegSight.THIGHS_HIDDEN, before=SIT) is UNKNOWN
    assert told(bent(128), LegSight.THIGHS_HIDDEN, before=SIT) is SIT
    assert HIDDEN_SECONDS > 0


def test_without_hips_what_was_known_holds_until_it_is_forgotten() -> None:
    seat = SitOrStand()
    seat.push(0.0, bent(90, 90), LegSight.WHOLE)
    assert seat.push(5.0, None, LegSight.HIPS_HIDDEN) is SIT
    seat.forget()
    assert seat.push(6.0, None, LegSight.HIPS_HIDDEN) is UNKNOWN


@pytest.mark.parametrize(
    ("hidden", "half", "sight"),
    [
        ((), (), LegSight.WHOLE),
        ((L.LEFT_ANKLE, L.RIGHT_ANKLE), (), LegSight.SHINS_HIDDEN),
        ((L.LEFT_KNEE, L.RIGHT_KNEE), (L.LEFT_KNEE, L.RIGHT_KNEE), LegSight.GUESSED),
        ((L.LEFT_KNEE, L.RIGHT_KNEE), (), LegSight.THIGHS_HIDDEN),
        ((L.LEFT_HIP, L.RIGHT_HIP), (), LegSight.HIPS_HIDDEN),
    ],
)
def test_what_is_seen_of_the_legs(hidden: tuple[L, ...], half: tuple[L, ...], sight: LegSight) -> None:
    o = seen(person())
    sure, some = o.seen.copy(), o.glimpsed.copy()
    sure[list(hidden)] = False
    some[[point for point in hidden if point not in half]] = False
    o = replace(o, seen=sure, glimpsed=some)
    assert leg_sight(o, find_visible_parts(o)) is sight


def test_the_hip_angle_of_a_seated_body_is_that_of_its_bones() -> None:
    standing, seated = (measure_legs(Body.from_observation(seen(who))).hip_angle for who in (person(), person().sits()))
    assert standing > 160
    assert seated < 120
    assert not math.isnan(seated)
