"""What a page is told."""

from __future__ import annotations

from posture.pose.observation import UNSEEN
from posture.pose.pose import PoseFrame
from posture.practice.exercise import Exercise
from posture.practice.message_parts import DrillWords
from posture.practice.messages import Stage, State, Welcome
from posture.practice.preparation import Preparation
from posture.practice.resources import Resources
from posture.practice.settings import PracticeSettings
from posture.practice.texts import reason_words, row_words
from posture.reasons import Reason
from posture.types import Activity, View

Points = tuple[tuple[float, float] | None, ...]


def welcome(settings: PracticeSettings, resources: Resources, stage: Stage, practice: int | None) -> Welcome:
    """What a connection begins with."""
    language, profile, drill = settings.language, resources.profile, resources.drill(settings)
    return Welcome(
        stage=stage,
        rows=tuple(row_words(r, language, used=profile.criteria[r.id].used) for r in profile.rules.values()),
        reasons={reason: reason_words(reason, language) for reason in Reason},
        drill=DrillWords(id=settings.drill, name=drill.name(language), goal=drill.goal(language)),
        activity=settings.activity,
        practice=practice,
    )


def preparation_state(preparation: Preparation, stage: Stage) -> State:
    """Before the practice."""
    activity, view = preparation.seen_as
    return State(
        stage=stage,
        time=0.0,
        seen=preparation.seen,
        activity=activity,
        view=view,
        check=preparation.check,
        guide=preparation.guide,
        countdown=preparation.countdown,
        note=preparation.note,
    )


def exercise_state(exercise: Exercise, stage: Stage, practice: int | None) -> State:
    """While and after practising."""
    person = exercise.person
    on_screen = stage == "practice"
    return State(
        stage=stage,
        time=exercise.time,
        practice=practice,
        seen=person is not None,
        activity=person.activity if person else Activity.UNKNOWN,
        view=person.view if person else View.UNKNOWN,
        hints=exercise.coach.hints if on_screen else (),
        cue=exercise.coach.cue if on_screen else None,
        drill=exercise.drill.state,
        elapsed=round(exercise.elapsed, 2),
    )


def landmark_points(found: PoseFrame) -> Points | None:
    """The trainee's landmarks in pixels, None for one that is not seen; None where nobody is."""
    if not found.people:
        return None
    pose = found.people[0].pose
    places = pose.picture.round(1).tolist()
    sure = ((pose.visibility >= UNSEEN) & (pose.presence >= UNSEEN)).tolist()
    return tuple(
        (u, v) if known and 0 <= u <= found.width and 0 <= v <= found.height else None
        for (u, v), known in zip(places, sure, strict=True)
    )
