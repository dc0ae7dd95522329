"""A session by itself: what it judges by, and the report that it gives."""

from __future__ import annotations

import pytest

from posture.config.leg_weights import leg_classifier
from posture.config.profile import load_profile
from posture.pose.pose import PoseFrame
from posture.session.session import Session
from tests.film import scene
from tests.judging import only
from tests.people import person

FOLDED = "stand.arms_folded"


def seen(session: Session) -> Session:
    for frame in scene(person().folds_arms(at=2), seconds=6, fps=10):
        session.process(frame)
    return session


def test_without_arguments_it_judges_by_the_given_code() -> None:
    report = seen(Session()).report()
    assert report == seen(Session(load_profile(), classifier=leg_classifier())).report()
    assert only(report.person(1).finding(FOLDED)).start == pytest.approx(2, abs=0.5)


def test_house_rules_change_what_it_judges_and_are_named_in_the_report() -> None:
    report = seen(Session(load_profile("hands_clasped_ok"))).report()
    assert report.house == load_profile("hands_clasped_ok").name


def test_the_report_says_what_was_pushed() -> None:
    report = seen(Session()).report("own poses")
    assert (report.source.file, report.source.frames, report.source.fps) == ("own poses", 61, 10.0)
    assert (report.source.width, report.source.height) == (1920, 1080)


def test_nothing_pushed_is_a_report_of_nobody() -> None:
    report = Session().report()
    assert (report.people, report.source.frames, report.source.seconds) == ((), 0, 0.0)


@pytest.mark.parametrize("time", [1.0, -0.5])
def test_a_frame_out_of_order_is_refused(time: float) -> None:
    session = Session()
    if time > 0:
        session.process(PoseFrame(time + 1, 640, 480, ()))
    with pytest.raises(ValueError, match="in the order of time were wanted"):
        session.process(PoseFrame(time, 640, 480, ()))
