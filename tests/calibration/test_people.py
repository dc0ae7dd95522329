"""Which predicted person is which labelled one."""

from dataclasses import replace

from calibration.labels import Label
from calibration.people import absent_person, pair_people
from posture.rules import RULES
from tests.calibration.stories import SECONDS, label_of, person, stands


def a_label(people: int) -> Label:
    return label_of(*(stands() for _ in range(people)))


def test_people_are_paired_from_left_to_right_whatever_their_order() -> None:
    right, left, middle = person(x=0.9), person(x=0.1), person(x=0.5)
    pairing = pair_people((right, left, middle), a_label(3))
    assert pairing.pairs == ((0, left), (1, middle), (2, right))


def test_someone_in_passing_is_not_counted() -> None:
    passer = person(x=0.2, present=((0.0, 0.2 * SECONDS),))
    stayer = person(x=0.5)
    pairing = pair_people((passer, stayer), a_label(1))
    assert pairing.pairs == ((0, stayer),)
    assert pairing.extra == ()


def test_of_too_many_people_those_seen_longest_are_taken() -> None:
    ghost = person(x=0.2, present=((0.0, 0.5 * SECONDS),))
    stayer = person(x=0.5)
    pairing = pair_people((ghost, stayer), a_label(1))
    assert pairing.pairs == ((0, stayer),)
    assert pairing.extra == (ghost,)


def test_a_missing_person_is_the_one_whose_place_is_empty() -> None:
    left, right = person(x=0.2), person(x=0.8)
    assert pair_people((right, left), a_label(3)).missing == (1,)
    assert pair_people((right,), a_label(2)).missing == (0,)


def test_people_whom_the_label_numbers_are_paired_by_number_however_short_they_were_there() -> None:
    first, second, third = (person(number=number, x=1 - number / 4) for number in (1, 2, 3))
    brief = first.model_copy(update={"present": ((0.0, 1.0),)})
    label = label_of(replace(stands(), name="person 1"), replace(stands(), name="Person 4"))
    pairing = pair_people((third, second, brief), label)
    assert pairing.pairs == ((0, brief),)
    assert pairing.missing == (1,)
    assert pairing.extra == (third, second)


def test_everyone_may_be_missing() -> None:
    assert pair_people((), a_label(2)).missing == (0, 1)


def test_someone_in_an_empty_room_is_one_too_many() -> None:
    ghost = person()
    assert pair_people((ghost,), a_label(0)).extra == (ghost,)


def test_an_absent_person_has_every_row_and_no_verdict() -> None:
    assert {finding.rule for finding in absent_person().findings} == set(RULES)
    assert all(finding.judged_seconds == 0 for finding in absent_person().findings)
