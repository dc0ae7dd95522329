"""What a page is told."""

from __future__ import annotations

from posture.pose.observation import UNSEEN
from posture.pose.pose import Pose, PoseFrame
from posture.practice.exercise import Practising
from posture.practice.messages import Stage, State, Welcome
from posture.practice.preparation import Preparing
from posture.practice.resources import Kit
from posture.practice.settings import PracticeSettings
from posture.practice.texts import drill_words, reason_words, row_words
from posture.reasons import Reason
from posture.types import Activity, View

Points = tuple[tuple[float, float] | None, ...]


def welcome(settings: PracticeSettings, kit: Kit, stage: Stage, practice: int | None) -> Welcome:
    """What a connection begins with."""
    language, profile = settings.language, kit.profile
    return Welcome(
        stage=stage,
        rows=tuple(row_words(r, language, used=profile.limits[r.id].used) for r in profile.rules.values()),
        reasons={reason: reason_words(reason, language) for reason in Reason},
        drill=drill_words(settings.drill, kit.drill(settings), language),
        activity=settings.activity,
        practice=practice,
    )


def preparing_state(preparing: Preparing, stage: Stage) -> State:
    """Before the practice."""
    return State(
        stage=stage,
        time=0.0,
        seen=preparing.seen,
        activity=preparing.activity,
        view=preparing.view,
        check=preparing.check,
        guide=preparing.guide,
        countdown=preparing.countdown,
    )


def practising_state(practising: Practising, stage: Stage, practice: int | None) -> State:
    """While and after practising."""
    person = practising.person
    on_screen = stage == "practice"
    return State(
        stage=stage,
        time=practising.time,
        practice=practice,
        seen=person is not None,
        activity=person.activity if person else Activity.UNKNOWN,
        view=person.view if person else View.UNKNOWN,
        hints=practising.coach.hints if on_screen else (),
        cue=practising.coach.cue if on_screen else None,
        drill=practising.drill.state,
        elapsed=round(practising.elapsed, 2),
    )


def points(found: PoseFrame) -> Points | None:
    """The trainee's landmarks in pixels, None for one that is not seen; None where nobody is."""
    return _points(found.people[0].pose, found.width, found.height) if found.people else None


def _points(pose: Pose, width: int, height: int) -> Points:
    places = pose.picture.round(1).tolist()
    sure = ((pose.visibility >= UNSEEN) & (pose.presence >= UNSEEN)).tolist()
    return tuple(
        (u, v) if known and 0 <= u <= width and 0 <= v <= height else None
        for (u, v), known in zip(places, sure, strict=True)
    )
