"""The baseline, taken as `posture calibrate` takes it, in less time; and whether one that is kept will do."""

from __future__ import annotations

from datetime import date

from posture import __version__
from posture.baseline.io import check_fit, entry, joined
from posture.baseline.protocol import TAKES, Guide, Prompt, Step
from posture.baseline.protocol_text import step_words
from posture.baseline.schema import BaselineFile, Camera
from posture.baseline.trial import Subject
from posture.errors import SettingsError
from posture.pose.pose import PoseFrame
from posture.practice.coaching import Coaching
from posture.practice.message_parts import GuideState
from posture.practice.resources import Kit
from posture.practice.settings import PracticeSettings
from posture.practice.trainee import OUT_OF_SIGHT, TRAINEE
from posture.types import Activity, View


class Taking:
    """Leads the trainee through the takes."""

    def __init__(self, kit: Kit, settings: PracticeSettings) -> None:
        wanted = settings.activity
        self._settings = settings
        self._subject = Subject(TRAINEE, wanted)
        self._guide = Guide(kit.acceptance, wanted, _seconds(kit.coaching))
        self._prompt = Prompt(Step.FRAME, 0.0, 0, ())
        self._camera = Camera(width=640, height=480)
        self.seen_as = OUT_OF_SIGHT
        """Activity and view of the trainee in the newest frame."""

    def push(self, found: PoseFrame) -> None:
        """Take the next frame with the trainee alone in it."""
        features = self._subject.push(found)
        self.seen_as = (features.activity.activity, features.view) if features else OUT_OF_SIGHT
        self._camera = Camera(width=found.width, height=found.height)
        if not self._guide.over:
            self._prompt = self._guide.push(found.time, features)

    @property
    def state(self) -> GuideState:
        """What to do now."""
        prompt, language = self._prompt, self._settings.language
        return GuideState(
            step=prompt.step.value,
            left=round(prompt.left, 2),
            taken=prompt.taken,
            takes=TAKES,
            refused=tuple(refusal.text(language) for refusal in prompt.refused),
            text=step_words(prompt.step, language),
        )

    def taken(self, kept: BaselineFile | None, today: date) -> BaselineFile | None:
        """What was accepted, with what is `kept` of the same picture; None while there is nothing yet."""
        held = self._guide.held
        if held is None:
            return None
        new = BaselineFile(
            person=self._settings.trainee,
            seat=self._settings.seat,
            created=today,
            product=__version__,
            camera=self._camera,
            postures=(entry(held, today, __version__),),
        )
        return joined(kept, new) if kept and kept.camera == new.camera else new


def fitting(kept: BaselineFile | None, kit: Kit, today: date) -> BaselineFile | None:
    """The baseline that is kept, unless it is too old or would not be accepted by now: then it is to be taken anew."""
    if kept is None:
        return None
    try:
        check_fit(kept, "kept", kit.acceptance, today)
    except SettingsError:
        return None
    return kept


def suffices(kept: BaselineFile | None, activity: Activity, view: View, size: tuple[int, int]) -> bool:
    """Whether no baseline need be taken of somebody who does this, seen from there, in a picture of that size."""
    if activity is Activity.WALK:
        return True  # walking has none
    if kept is None or (kept.camera.width, kept.camera.height) != size:
        return False
    known = kept.baseline
    return (activity, view) in known or activity not in (Activity.SIT, Activity.STAND)


def _seconds(coaching: Coaching) -> dict[Step, float]:
    steps = (Step.FRAME, Step.READY, Step.HOLD, Step.REST, Step.WAIT)
    return {step: coaching.amount(f"guide_{step.value}") for step in steps}
