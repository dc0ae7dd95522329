"""The camera check, as `posture check` makes it, a few seconds at a time: what was mended is soon seen to be."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from posture.camera.check import CameraCheck, CameraFacts
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.advice import advice, height_word, light_word
from posture.practice.framing import distance, is_inside, outline
from posture.practice.message_parts import CheckState
from posture.practice.resources import Kit
from posture.practice.settings import PracticeSettings
from posture.practice.trainee import TRAINEE
from posture.session.observability import Can, Prospect
from posture.session.session import PersonState, Session

Image = NDArray[np.uint8]


class _Look:
    """One stretch of looking."""

    def __init__(self, kit: Kit, settings: PracticeSettings, began: float) -> None:
        self.began = began
        profile = kit.profile
        self._session = Session(profile, declared=settings.activity, classifier=None)
        self._camera = CameraCheck(profile.rules, profile.limits)

    def push(self, found: PoseFrame, image: Image | None) -> PersonState | None:
        """Take the next frame; the trainee in it."""
        states = self._session.push(found)
        if image is None:
            self._camera.push_unseen(found.time, (found.width, found.height), states)
        else:
            self._camera.push(Frame(found.time, image), states)
        return states[0] if states else None

    def result(self) -> tuple[CameraFacts, tuple[Prospect, ...]]:
        """What is known of the camera, and of every row; nothing of rows where nobody was seen."""
        person = next(iter(self._session.people()), None)
        return self._camera.facts(TRAINEE), self._camera.rows(person) if person else ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look has found."""

    facts: CameraFacts
    rows: tuple[Prospect, ...] = field(default=())


class Checking:
    """Looks again and again until all is well, or the trainee goes on."""

    def __init__(self, kit: Kit, settings: PracticeSettings) -> None:
        self._kit, self._settings = kit, settings
        self._look: _Look | None = None
        self._seen: _Seen | None = None
        self._told = -math.inf
        self._well_since = math.nan
        self.state: CheckState | None = None
        """The newest; None before the first frame."""
        self.person: PersonState | None = None
        """The trainee in the newest frame."""

    def push(self, found: PoseFrame, image: Image | None, light: float | None) -> None:
        """Take the next frame with the trainee alone in it; `light` is 0..255 as the page told, None if not known."""
        amount, time = self._kit.coaching.amount, found.time
        if self._look is None or time - self._look.began >= amount("check_window"):
            self._look = _Look(self._kit, self._settings, time)
        self.person = self._look.push(found, image)
        if time - self._look.began >= amount("check_seconds") and time - self._told >= amount("check_look"):
            self._told, self._seen = time, _Seen(*self._look.result())
        self._conclude(found, light)

    @property
    def over(self) -> bool:
        """Whether all has been well for long enough to go on."""
        return self.state is not None and self.state.left == 0.0

    def _conclude(self, found: PoseFrame, light: float | None) -> None:
        state = self._describe(found, light)
        if not state.ready:
            self._well_since = math.nan
        elif math.isnan(self._well_since):
            self._well_since = found.time
        if state.ready:
            holds = self._kit.coaching.amount("check_holds")
            state.left = round(max(0.0, holds - (found.time - self._well_since)), 2)
        self.state = state

    def _describe(self, found: PoseFrame, light: float | None) -> CheckState:
        coaching, language = self._kit.coaching, self._settings.language
        box = outline(self._settings.activity, found.width, found.height, coaching)
        pose = found.people[0].pose if found.people else None
        inside = pose is not None and is_inside(pose, box)
        facts, rows = (self._seen.facts, self._seen.rows) if self._seen else (None, ())
        far = distance(pose, facts.stature, found.height, coaching) if pose and facts else "unknown"
        lit = light_word(facts.light if facts else None, light)
        height = height_word(facts.height.ears_above if facts and facts.height else math.nan, coaching)
        rows = self._own(rows)
        judged = sum(row.can is not Can.BLOCKED for row in rows)
        fps = facts.fps if facts else 0.0
        return CheckState(
            inside=inside,
            outline=box,
            distance=far,
            light=lit,
            fps=round(fps, 1),
            fps_ok=fps >= coaching.amount("smooth_rate"),
            roll=_known(facts.roll.best) if facts else None,
            height=height,
            moved=bool(facts.moves) if facts and facts.movement_known else None,
            judged=judged,
            of=len(rows),
            advice=advice(rows, lit, far, height, language) if facts else (),
            ready=inside and far == "good" and lit != "dark" and 2 * judged >= len(rows) > 0,
        )

    def _own(self, rows: tuple[Prospect, ...]) -> tuple[Prospect, ...]:
        """The rows of what will be done that the house rules have switched on."""
        rules, limits = self._kit.profile.rules, self._kit.profile.limits
        chosen = self._settings.activity
        return tuple(row for row in rows if limits[row.rule].used and chosen in (None, rules[row.rule].activity))


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 1)
