"""A take becomes a baseline only if it is in view, held still, upright, and the same again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from posture.baseline.acceptance import agreement_rejections, rejections, waiting_rejections
from posture.baseline.neutral_pose import combine_trials, compare_trials
from posture.baseline.trial import measure_trial, split_in_halves
from posture.types import Activity
from tests.baselines import ACCEPTANCE, stretch, taken
from tests.people import Person, person

VIEWS = ["front", "oblique", "side", "left side"]


def reasons(who: Person, view: str = "front", wanted: Activity | None = None) -> str:
    return "; ".join(rejection.english for rejection in rejections(taken(who, view), ACCEPTANCE, wanted))


@pytest.mark.parametrize("view", VIEWS)
def test_standing_upright_is_accepted(view: str) -> None:
    assert not reasons(person(), view)


@pytest.mark.parametrize("view", VIEWS)
def test_sitting_upright_is_accepted(view: str) -> None:
    assert not reasons(person().sits(), view)


SLOUCHES = [
    ("hunched", person().hunches(), "side", "the head is carried forward"),
    ("hunched", person().hunches(), "front", "the head is sunk"),
    ("head down", person().lowers_head(), "front", "the head is down"),
    ("head down", person().lowers_head(), "side", "the head is down, seen from the side"),
    ("listless", person().sags(), "front", "the head is"),
    ("leaning aside", person().sits().leans(sideways=14), "front", "the trunk leans to the left"),
    ("leaning aside", person().sits().leans(sideways=-14), "front", "the trunk leans to the right"),
    ("lounging", person().sits().leans(forward=-16), "side", "the trunk leans back"),
    ("leaning in", person().sits().leans(forward=12), "side", "the trunk leans forward"),
]


@pytest.mark.parametrize(
    ("name", "who", "view", "reason"), SLOUCHES, ids=[f"{s[0]} {s[2]} {k}" for k, s in enumerate(SLOUCHES)]
)
def test_a_slouch_is_refused_with_the_reason(name: str, who: Person, view: str, reason: str) -> None:
    assert reason in reasons(who, view)


def test_a_refusal_says_what_was_measured_and_what_was_needed() -> None:
    (rejection,) = [r for r in rejections(taken(person().lowers_head()), ACCEPTANCE) if "head is down" in r.english]
    assert "at least -27.0°" in rejection.english
    assert "至少 -27.0°" in rejection.chinese


def test_what_is_not_held_still_is_refused() -> None:
    assert "not held still: sideways lean" in reasons(person().sits().rocks(hz=0.5, degrees=4.0))


def test_a_take_without_the_face_is_refused() -> None:
    assert "the face is hidden" in reasons(person(), "back")


def test_walking_is_no_posture_to_hold() -> None:
    assert "sit or stand still" in reasons(person().walks(), "side")


@pytest.mark.parametrize(("who", "wanted"), [(person(), Activity.SIT), (person().sits(), Activity.STAND)])
def test_the_opposite_of_what_was_asked_for_is_refused(who: Person, wanted: Activity) -> None:
    assert "was wanted, but you" in reasons(who, wanted=wanted)


def test_a_take_of_nobody_is_refused_as_nobody() -> None:
    (rejection,) = rejections(measure_trial([]), ACCEPTANCE)
    assert rejection.english.startswith("no one is in view")


def test_too_short_a_take_is_refused() -> None:
    seen = stretch(person())
    (rejection,) = rejections(measure_trial([f for f in seen if f.time < seen[0].time + 1.0]), ACCEPTANCE)
    assert "in view for 0.9 s only" in rejection.english


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"person_height": 150.0}, "too small"),
        ({"light": 5.0}, "too dark"),
        ({"rate": 6.0}, "too few frames"),
        ({"view_share": 0.5}, "you turned"),
    ],
)
def test_a_poor_picture_is_refused(change: dict[str, Any], reason: str) -> None:
    found = rejections(replace(taken(person()), **change), ACCEPTANCE)
    assert [reason in rejection.english for rejection in found] == [True]


def test_two_takes_of_the_same_posture_agree() -> None:
    assert not agreement_rejections(taken(person()), taken(person(), seed=1), ACCEPTANCE)


def test_takes_with_the_head_at_different_heights_do_not_agree() -> None:
    nodding = person().does(lambda s, _: replace(s, pitch=s.pitch - 8.0))
    found = agreement_rejections(taken(person()), taken(nodding), ACCEPTANCE)
    assert any("head pitch" in rejection.english for rejection in found)


def test_takes_of_different_activities_do_not_agree() -> None:
    (rejection,) = agreement_rejections(taken(person()), taken(person().sits()), ACCEPTANCE)
    assert "different activities" in rejection.english


def test_somebody_taller_while_waiting_was_not_at_their_best() -> None:
    shrunk = person().does(lambda s, _: replace(s, neck=0.9 * s.neck))
    one, other = (measure_trial(half) for half in split_in_halves(stretch(shrunk)))
    assert not compare_trials(one, other, stretch(shrunk, seed=1), ACCEPTANCE, None).found
    found = compare_trials(one, other, stretch(person(), seed=1), ACCEPTANCE, None)
    assert "more upright while waiting" in found.both[0].english


def test_slouching_while_waiting_does_not_speak_against_the_takes() -> None:
    one, other = (measure_trial(half) for half in split_in_halves(stretch(person())))
    assert not waiting_rejections(combine_trials(one, other).median, taken(person().hunches()), ACCEPTANCE)


def test_waiting_in_another_activity_is_not_compared() -> None:
    one, other = (measure_trial(half) for half in split_in_halves(stretch(person().sits())))
    assert not compare_trials(one, other, stretch(person()), ACCEPTANCE, None).found


def test_both_takes_have_their_own_reasons() -> None:
    found = compare_trials(
        taken(person().lowers_head()), taken(person().sits().leans(sideways=14)), (), ACCEPTANCE, None
    )
    assert any("head is down" in rejection.english for rejection in found.first)
    assert not any("head is down" in rejection.english for rejection in found.second)
    assert any("leans to the left" in rejection.english for rejection in found.second)


def test_a_stretch_is_halved_by_time() -> None:
    seen = stretch(person())
    one, other = split_in_halves(seen)
    assert [*one, *other] == seen
    assert one[-1].time - one[0].time == pytest.approx(other[-1].time - other[0].time, abs=0.1)


def test_held_values_are_those_of_the_takes() -> None:
    one, other = taken(person()), taken(person(), seed=1)
    found = combine_trials(one, other)
    assert found.median["neck"] == pytest.approx((one.median["neck"] + other.median["neck"]) / 2)
    assert found.between["neck"] == pytest.approx(abs(one.median["neck"] - other.median["neck"]))
    assert found.seconds == one.seconds + other.seconds
