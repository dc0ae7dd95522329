"""What comes before a practice: camera check, baseline and countdown."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Literal

from posture.baseline.schema import BaselineFile
from posture.features.reference.baseline import Baseline
from posture.pose.frame import Frame
from posture.pose.pose import PoseFrame
from posture.practice.baseline_step import BaselineStep, is_sufficient, usable_baseline
from posture.practice.camera_check import CameraCheckStep
from posture.practice.message_parts import BaselineStepState, CameraCheckState
from posture.practice.messages import Command
from posture.practice.rate_note import rate_note
from posture.practice.resources import Resources
from posture.practice.settings import PracticeSettings
from posture.practice.trainee import OUT_OF_SIGHT
from posture.types import Activity, View

PreparationStep = Literal["check", "baseline", "countdown", "over"]


class Preparation:
    """Leads from one step to the next. Feed it frames with the trainee alone in them, in the order of time."""

    def __init__(
        self,
        settings: PracticeSettings,
        resources: Resources,
        kept: BaselineFile | None,
        keep: Callable[[BaselineFile], None],
        today: Callable[[], date],
    ) -> None:
        """`kept` is the trainee's baseline at this seat; a new one goes to `keep`."""
        self.settings, self._resources, self._keep, self._today = settings, resources, keep, today
        self._kept = usable_baseline(kept, resources, today())
        self._camera_check, self._baseline_step = (
            CameraCheckStep(resources, settings),
            BaselineStep(resources, settings),
        )
        self.step: PreparationStep = "check" if settings.guided else "over"
        self._size = (0, 0)
        self._note: str | None = None
        self._began = self._time = math.nan
        self.seen = False
        """Whether the trainee is in the newest frame."""

    def advance(self, found: PoseFrame, picture: Frame | None, light: float | None) -> None:
        """Take the next frame; `light` is 0..255 as the page told, None if not known."""
        self._time, self._size, self.seen = found.time, (found.width, found.height), bool(found.people)
        if self.step == "check":
            self._camera_check.advance(found, picture.image if picture else None, light)
            if self._camera_check.finished:
                self._leave_check()
        elif self.step == "baseline":
            self._baseline_step.advance(found)
            self._keep_what_was_taken()
            if self._baseline_step.abandoned:
                self.count_down()
        elif self.step == "countdown":
            self._count()

    def handle(self, command: Command) -> None:
        """Do what the trainee wants, where the step allows it."""
        if command.do == "activity" and command.activity != self.settings.activity:
            self._choose(command.activity)
        elif command.do == "begin" and self.step == "check":
            self._leave_check()
        elif command.do == "skip" and self.step in ("check", "baseline"):
            self.count_down()
        elif command.do == "again":
            self._take_anew()

    def count_down(self) -> None:
        """Begin shortly, whatever else could be done before."""
        self.step, self._began = "countdown", math.nan

    def baseline(self, size: tuple[int, int]) -> Baseline | None:
        """What to judge the trainee against in pictures of `size`; None where it is not known."""
        kept = self._kept
        return kept.baseline if kept and (kept.camera.width, kept.camera.height) == size else None

    @property
    def seen_as(self) -> tuple[Activity, View]:
        """What the trainee does, and from where they are seen."""
        steps: dict[PreparationStep, CameraCheckStep | BaselineStep] = {
            "check": self._camera_check,
            "baseline": self._baseline_step,
        }
        return steps[self.step].seen_as if self.step in steps else OUT_OF_SIGHT

    @property
    def check(self) -> CameraCheckState | None:
        """The camera check while it is made."""
        return self._camera_check.state if self.step == "check" else None

    @property
    def guide(self) -> BaselineStepState | None:
        """The baseline while it is taken."""
        return self._baseline_step.state if self.step == "baseline" else None

    @property
    def countdown(self) -> float | None:
        """Seconds left while it counts down."""
        if self.step != "countdown":
            return None
        gone = 0.0 if math.isnan(self._began) else self._time - self._began
        return round(max(0.0, self._resources.coaching.constant("countdown") - gone), 2)

    @property
    def note(self) -> str | None:
        """What this machine cannot do; only while it counts down, so that it is said once."""
        return self._note if self.step == "countdown" else None

    def _leave_check(self) -> None:
        activity, view = self.seen_as
        seen = self._camera_check.state
        fps = seen.fps if seen and not seen.fps_ok else 0.0
        self._note = rate_note(fps, self._resources, self.settings.language)
        if 0 < fps < self._resources.acceptance.least_rate.value:
            self.count_down()  # every take would be refused
        elif is_sufficient(self._kept, self.settings.activity or activity, view, self._size):
            self.count_down()
        else:
            self._take_anew()

    def _take_anew(self) -> None:
        self.step, self._baseline_step = "baseline", BaselineStep(self._resources, self.settings)

    def _choose(self, activity: Activity | None) -> None:
        """Another activity: what was begun is begun anew."""
        self.settings = self.settings.model_copy(update={"activity": activity})
        self._camera_check, self._baseline_step = (
            CameraCheckStep(self._resources, self.settings),
            BaselineStep(self._resources, self.settings),
        )
        self.step = "check" if self.step != "over" else "over"

    def _keep_what_was_taken(self) -> None:
        new = self._baseline_step.result(self._kept, self._today())
        if new is not None:
            self._keep(new)
            self._kept = new
            self.count_down()

    def _count(self) -> None:
        self._began = self._time if math.isnan(self._began) else self._began
        if self._time - self._began >= self._resources.coaching.constant("countdown"):
            self.step = "over"
