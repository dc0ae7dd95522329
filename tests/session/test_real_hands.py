"""Hands of real people, from poses that are kept in ../shared: nobody of them was learned from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from calibration.poses import load_poses
from posture.reasons import Reason
from posture.report.model import Person
from posture.session.session import Session
from tests.judging import only

POSES: Final = Path(__file__).parents[3] / "shared" / "real_poses"
ROW, PRAISE = "stand.hands_in_pockets", "stand.arms_at_sides"
pytestmark = pytest.mark.skipif(not POSES.is_dir(), reason="the poses in ../shared/real_poses are absent")


def judged(name: str, person: int = 1) -> Person:
    session = Session()
    for frame in load_poses(POSES / f"{name}.npz"):
        session.process(frame)
    return session.report(name).person(person)


def test_hands_that_go_into_the_pockets_are_found_and_praise_ends() -> None:
    man = judged("d_stand_02")
    assert only(man.finding(ROW)).start == pytest.approx(5.2, abs=0.8)
    assert only(man.finding(PRAISE)).end == pytest.approx(4.7, abs=0.5)


def test_arms_that_hang_are_praised_and_not_taken_for_pocketed() -> None:
    man = judged("d_stand_01")
    assert not man.finding(ROW).episodes
    assert man.finding(PRAISE).shown_seconds > 4


def test_a_hand_in_a_pocket_that_is_hard_to_see_is_not_denied() -> None:
    man = judged("i_stand_up_walk_sit_03", person=2)
    assert man.finding(ROW).main_reason is not None
    assert man.finding(ROW).unjudged_seconds[Reason.HAND_AT_HIP] > 3
