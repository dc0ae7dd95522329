"""One moment of a person, as a session tells it, with whatever a test wants otherwise."""

from __future__ import annotations

from functools import cache

from posture.pose.pose import PersonPose, PoseFrame
from posture.session.session import PersonState, Session
from tests.fakes import SIZE, folded_arms


@cache
def first_moment() -> PersonState:
    """Somebody who stands with folded arms, all of the body in view, in the first frame: nothing is judged yet."""
    (state,) = Session(classifier=None).process(PoseFrame(0.0, *SIZE, (PersonPose(1, folded_arms()),)))
    return state
