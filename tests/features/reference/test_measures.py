"""What of a moment is held against a person's own upright posture."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest

from posture.features.moment.arms import Arms, measure_arms
from posture.features.moment.body import Body
from posture.features.moment.head import measure_head
from posture.features.moment.trunk import measure_trunk
from posture.features.reference.measures import NO_MEASURES, UprightMeasures, deviation_from, upright_measures
from tests.mannequin import NECK, TRUNK
from tests.observing import seen, widths
from tests.people import Person, person

ALL_KNOWN = UprightMeasures(**{field.name: float(k + 1) for k, field in enumerate(fields(UprightMeasures))})


def moment(who: Person, view: str = "front", knee_angle: float = 170.0) -> UprightMeasures:
    o = seen(who, view)
    body = Body.from_observation(o)
    return upright_measures(
        measure_trunk(body, o.view, hips=True, ankles=True), measure_head(body), both_arms(body), knee_angle
    )


def both_arms(body: Body) -> Arms:
    return measure_arms(body, left_seen=True, right_seen=True, near_only=False)


def test_an_upright_body_has_its_own_lengths_and_no_lean() -> None:
    found = moment(person())
    assert found.neck == pytest.approx(widths(NECK), abs=0.01)
    assert found.trunk_length == pytest.approx(widths(TRUNK), abs=0.02)
    assert found.pitch == pytest.approx(-15.0, abs=0.3)
    assert (found.forward_lean, found.lateral_lean, found.shoulder_tilt) == pytest.approx((0, 0, 0), abs=0.3)
    assert found.knee_angle == 170.0


def test_the_values_stand_in_the_order_of_the_fields() -> None:
    assert ALL_KNOWN.values() == tuple(float(k + 1) for k in range(len(fields(UprightMeasures))))


def test_only_of_an_arm_that_hangs_the_height_of_the_hand_is_kept_as_hanging() -> None:
    hanging, folded = moment(person()), moment(person().folds_arms())
    assert hanging.left_hanging == hanging.left_wrist_up == pytest.approx(0.0, abs=0.05)
    assert math.isnan(folded.left_hanging)
    assert math.isnan(folded.right_hanging)
    assert folded.left_wrist_up > 0.4


def test_what_was_not_seen_is_unknown() -> None:
    o = seen(person())
    found = upright_measures(
        measure_trunk(Body.from_observation(o), o.view, hips=True, ankles=True), None, None, math.nan
    )
    unknown = {
        name
        for name, value in zip([f.name for f in fields(UprightMeasures)], found.values(), strict=True)
        if math.isnan(value)
    }
    assert unknown == {
        "neck", "pitch", "profile_pitch", "ear_shoulder_angle", "knee_angle",
        "left_wrist_up", "right_wrist_up", "left_hanging", "right_hanging",
    }  # fmt: skip


def test_a_body_that_bows_by_twenty_degrees_has_changed_by_twenty_degrees() -> None:
    found = deviation_from(moment(person().leans(forward=20), "side"), moment(person(), "side"))
    assert (found.forward_lean, found.slope) == pytest.approx((20.0, 20.0), abs=0.3)


def test_a_hunch_is_a_share_of_the_upright_lengths() -> None:
    found = deviation_from(moment(person().hunches()), moment(person()))
    assert (found.trunk, found.neck) == pytest.approx((0.89, 0.77), abs=0.02)


def test_a_head_lowered_by_24_degrees_has_a_pitch_of_24_less() -> None:
    assert deviation_from(moment(person().lowers_head()), moment(person())).pitch == pytest.approx(-24.0, abs=0.5)


def test_a_slanting_camera_is_taken_off_a_lean_aside_and_without_a_baseline_it_is_against_vertical() -> None:
    leaning = replace(ALL_KNOWN, lateral_lean=14.0)
    assert deviation_from(leaning, replace(ALL_KNOWN, lateral_lean=3.0)).lateral_lean == 11.0
    assert deviation_from(leaning, NO_MEASURES).lateral_lean == 14.0


def test_a_hand_is_held_against_where_it_hangs_or_else_against_the_hip() -> None:
    raised = replace(ALL_KNOWN, left_wrist_up=0.5, right_wrist_up=0.4)
    hangs = replace(ALL_KNOWN, left_hanging=-0.1, right_hanging=0.05)
    found = deviation_from(raised, hangs)
    assert (found.left_wrist_up, found.right_wrist_up) == pytest.approx((0.6, 0.35))
    alone = deviation_from(raised, NO_MEASURES)
    assert (alone.left_wrist_up, alone.right_wrist_up) == (0.5, 0.4)
