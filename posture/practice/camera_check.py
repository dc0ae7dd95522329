"""The camera check, as `posture check` makes it, a few seconds at a time: what was mended is soon seen to be."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from posture.camera.check import CameraCheck, CameraFacts
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.advice import HeightWord, LightWord, advice, height_word, light_word
from posture.practice.framing import Distance, distance, is_inside, target_outline
from posture.practice.message_parts import CameraCheckState
from posture.practice.resources import Resources
from posture.practice.settings import PracticeSettings
from posture.practice.steady import SteadyLimit, SteadyState
from posture.practice.trainee import OUT_OF_SIGHT, TRAINEE
from posture.session.observability import RowObservability, RowStatus
from posture.session.session import PersonState, Session

Image = NDArray[np.uint8]
_CheckFindings = tuple[CameraFacts, tuple[RowObservability, ...]]
"""What a look has found: the camera, and every row; no rows where nobody was seen."""


class _CheckWindow:
    """One stretch of looking."""

    def __init__(self, resources: Resources, settings: PracticeSettings, began: float) -> None:
        self.began = began
        profile = resources.profile
        self._session = Session(profile, declared=settings.activity, classifier=None)
        self._camera = CameraCheck(profile.rules, profile.criteria)

    def observe(self, found: PoseFrame, image: Image | None) -> PersonState | None:
        """Take the next frame; the trainee in it."""
        states = self._session.process(found)
        if image is None:
            self._camera.observe_poses(found.time, (found.width, found.height), states)
        else:
            self._camera.observe(Frame(found.time, image), states)
        return states[0] if states else None

    def result(self) -> _CheckFindings:
        """What it has found so far."""
        person = next(iter(self._session.people()), None)
        return self._camera.facts(TRAINEE), self._camera.rows(person) if person else ()


class CameraCheckStep:
    """Looks again and again until all is well, or the trainee goes on."""

    def __init__(self, resources: Resources, settings: PracticeSettings) -> None:
        self._resources, self._settings = resources, settings
        self._look: _CheckWindow | None = None
        self._seen: _CheckFindings | None = None
        self._told = -math.inf
        self._well_since = math.nan
        hold = resources.coaching.constant("check_steady")
        self._inside = SteadyState(hold, unknown=False)
        self._distance, self._light = SteadyState[Distance](hold, "unknown"), SteadyState[LightWord](hold, "unknown")
        self._height = SteadyState[HeightWord](hold, "unknown")
        smooth, margin = (resources.coaching.constant(name) for name in ("smooth_rate", "smooth_margin"))
        self._smooth = SteadyLimit(smooth, margin)
        self.state: CameraCheckState | None = None
        """The newest; None before the first frame."""
        self.seen_as = OUT_OF_SIGHT
        """Activity and view of the trainee in the newest frame."""

    def advance(self, found: PoseFrame, image: Image | None, light: float | None) -> None:
        """Take the next frame with the trainee alone in it; `light` is 0..255 as the page told, None if not known."""
        amount, time = self._resources.coaching.constant, found.time
        if self._look is None or time - self._look.began >= amount("check_window"):
            self._look = _CheckWindow(self._resources, self._settings, time)
        person = self._look.observe(found, image)
        self.seen_as = (person.activity, person.view) if person else OUT_OF_SIGHT
        if time - self._look.began >= amount("check_seconds") and time - self._told >= amount("check_look"):
            self._told, self._seen = time, self._look.result()
        self._conclude(found, light)

    @property
    def finished(self) -> bool:
        """Whether all has been well for long enough to go on."""
        return self.state is not None and self.state.left == 0.0

    def _conclude(self, found: PoseFrame, light: float | None) -> None:
        state = self._describe(found, light)
        if not state.ready:
            self._well_since = math.nan
        elif math.isnan(self._well_since):
            self._well_since = found.time
        if state.ready:
            holds = self._resources.coaching.constant("check_holds")
            state.left = round(max(0.0, holds - (found.time - self._well_since)), 2)
        self.state = state

    def _describe(self, found: PoseFrame, light: float | None) -> CameraCheckState:
        coaching, language = self._resources.coaching, self._settings.language
        box = target_outline(self._settings.activity, found.width, found.height, coaching)
        pose = found.people[0].pose if found.people else None
        inside = self._inside.follow(found.time, pose is not None and is_inside(pose, box))
        facts, rows = self._seen or (None, ())
        seen_distance = distance(pose, facts.stature, found.height, coaching) if pose and facts else "unknown"
        far = self._distance.follow(found.time, seen_distance)
        lit = self._light.follow(found.time, light_word(facts.light if facts else None, light))
        ears_above = facts.height.ears_above if facts and facts.height else math.nan
        height = self._height.follow(found.time, height_word(ears_above, coaching))
        rows = self._own(rows)
        judged = sum(row.status is not RowStatus.BLOCKED for row in rows)
        fps = facts.fps if facts else 0.0
        return CameraCheckState(
            inside=inside,
            outline=box,
            distance=far,
            light=lit,
            fps=round(fps, 1),
            fps_ok=bool(fps) and self._smooth.follow(fps),
            roll=_known(facts.roll.best) if facts else None,
            height=height,
            moved=bool(facts.moves) if facts and facts.movement_known else None,
            judged=judged,
            of=len(rows),
            advice=advice(rows, lit, far, height, language) if facts else (),
            ready=inside and far == "good" and lit != "dark" and 2 * judged >= len(rows) > 0,
        )

    def _own(self, rows: tuple[RowObservability, ...]) -> tuple[RowObservability, ...]:
        """The rows of what will be done that the house rules have switched on."""
        rules, criteria = self._resources.profile.rules, self._resources.profile.criteria
        chosen = self._settings.activity
        return tuple(row for row in rows if criteria[row.rule].used and chosen in (None, rules[row.rule].activity))


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 1)
