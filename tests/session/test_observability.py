"""Which rows can be judged from where somebody is filmed."""

from __future__ import annotations

from posture.reasons import Reason
from posture.rules import RULES
from posture.session.observability import Observability, RowObservability, RowStatus
from posture.session.session import Session
from tests.film import scene
from tests.judging import LIMITS, judge
from tests.mannequin import Camera
from tests.people import Person, person


def told(who: Person, view: str = "front", camera: Camera | None = None) -> dict[str, RowObservability]:
    """Every row after four seconds."""
    frames = scene(who, 4.0, 12.0, view=view, camera=camera)
    session, observability = Session(classifier=None), Observability(RULES, LIMITS)
    for frame in frames:
        observability.observe(session.process(frame))
    return {row.rule: row for row in observability.rows(judge(frames))}


def test_every_row_is_told_in_the_tables_order() -> None:
    assert list(told(person())) == list(RULES)


def test_rows_of_what_somebody_does_are_judged_and_those_of_something_else_are_ready() -> None:
    found = told(person())
    assert found["stand.arms_folded"] == RowObservability("stand.arms_folded", RowStatus.JUDGED)
    assert found["sit.knees_apart"].status is RowStatus.READY


def test_what_the_picture_cuts_off_blocks_the_rows_that_need_it() -> None:
    found = told(person(), camera=Camera(bottom=0.3))
    assert found["stand.feet_moving"].status is RowStatus.BLOCKED
    assert found["stand.feet_moving"].reason in {Reason.FEET_OUT, Reason.LEGS_OUT}
    assert found["stand.arms_folded"].status is RowStatus.JUDGED


def test_a_row_that_needs_another_view_is_blocked() -> None:
    found = told(person(), view="side")
    assert (found["stand.arms_folded"].status, found["stand.head_down"].status) == (RowStatus.BLOCKED, RowStatus.JUDGED)
