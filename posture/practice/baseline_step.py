"""The baseline, taken as `posture calibrate` takes it, in less time; and whether one that is kept will do."""

from __future__ import annotations

from datetime import date

from posture import __version__
from posture.baseline.io import baseline_entry, check_usable, merge_baselines
from posture.baseline.protocol import TAKES, BaselineProtocol, Instruction, Step
from posture.baseline.protocol_text import step_text
from posture.baseline.rejection import Rejection, rejection_for
from posture.baseline.schema import BaselineFile, PictureSize
from posture.baseline.trial import SubjectFeatures
from posture.errors import SettingsError
from posture.i18n import Phrase
from posture.pose.pose import PoseFrame
from posture.practice.coaching import Coaching
from posture.practice.message_parts import BaselineStepState
from posture.practice.resources import Resources
from posture.practice.settings import PracticeSettings
from posture.practice.texts import remedy
from posture.practice.trainee import OUT_OF_SIGHT, TRAINEE
from posture.reasons import Reason
from posture.types import Activity, Language, View


class BaselineStep:
    """Leads the trainee through the trials."""

    def __init__(self, resources: Resources, settings: PracticeSettings) -> None:
        wanted = settings.activity
        self._settings = settings
        self._subject = SubjectFeatures(TRAINEE, wanted)
        self._protocol = BaselineProtocol(resources.acceptance, wanted, _seconds(resources.coaching))
        self._prompt = Instruction(Step.FRAME, 0.0, 0, ())
        self._camera = PictureSize(width=640, height=480)
        self._patience = resources.coaching.constant("guide_given_up")
        self._time = self._ended = 0.0
        self.seen_as = OUT_OF_SIGHT
        """Activity and view of the trainee in the newest frame."""

    def advance(self, found: PoseFrame) -> None:
        """Take the next frame with the trainee alone in it."""
        features = self._subject.process(found)
        self.seen_as = (features.activity.activity, features.view) if features else OUT_OF_SIGHT
        self._camera = PictureSize(width=found.width, height=found.height)
        if not self._protocol.finished:
            self._prompt = self._protocol.advance(found.time, features)
            self._ended = found.time
        self._time = found.time

    @property
    def state(self) -> BaselineStepState:
        """What to do now."""
        prompt, language = self._prompt, self._settings.language
        return BaselineStepState(
            step=prompt.step.value,
            left=round(self._left_after_giving_up if self._given_up else prompt.left, 2),
            taken=prompt.accepted,
            takes=TAKES,
            refused=tuple(_told(rejection, language) for rejection in prompt.rejections),
            text=step_text(prompt.step, language),
        )

    @property
    def abandoned(self) -> bool:
        """Whether it was given up, and whoever stands there has had the time to read why."""
        return self._given_up and self._left_after_giving_up == 0.0

    @property
    def _given_up(self) -> bool:
        return self._prompt.step is Step.GIVEN_UP

    @property
    def _left_after_giving_up(self) -> float:
        return max(0.0, self._patience - (self._time - self._ended))

    def result(self, kept: BaselineFile | None, today: date) -> BaselineFile | None:
        """What was accepted, with what is `kept` of the same picture; None while there is nothing yet."""
        neutral = self._protocol.neutral_pose
        if neutral is None:
            return None
        new = BaselineFile(
            person=self._settings.trainee,
            seat=self._settings.seat,
            created=today,
            product=__version__,
            camera=self._camera,
            postures=(baseline_entry(neutral, today, __version__),),
        )
        return merge_baselines(kept, new) if kept and kept.camera == new.camera else new


def usable_baseline(kept: BaselineFile | None, resources: Resources, today: date) -> BaselineFile | None:
    """The baseline that is kept, unless it is too old or would not be accepted by now: then it is to be taken anew."""
    if kept is None:
        return None
    try:
        check_usable(kept, "kept", resources.acceptance, today)
    except SettingsError:
        return None
    return kept


def is_sufficient(kept: BaselineFile | None, activity: Activity, view: View, size: tuple[int, int]) -> bool:
    """Whether no baseline need be taken of somebody who does this, seen from there, in a picture of that size."""
    if activity is Activity.WALK:
        return True  # walking has none
    if kept is None or (kept.camera.width, kept.camera.height) != size:
        return False
    known = kept.baseline
    return (activity, view) in known or activity not in (Activity.SIT, Activity.STAND)


def _told(rejection: Rejection, language: Language) -> str:
    """A rejection in words for somebody before a camera that runs: a rate has other remedies there than in a film."""
    if rejection != rejection_for(Reason.FPS_LOW):
        return rejection.text(language)
    return Phrase("; ", "，").text(language).join((Reason.FPS_LOW.text(language), remedy(Reason.FPS_LOW, language)))


def _seconds(coaching: Coaching) -> dict[Step, float]:
    steps = (Step.FRAME, Step.READY, Step.HOLD, Step.REST, Step.WAIT)
    return {step: coaching.constant(f"guide_{step.value}") for step in steps}
