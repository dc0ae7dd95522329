"""Leads somebody through taking their baseline: what to do now, for how long, and what came of it.

The protocol of rules.md 4.1: a frame check, two trials of the best posture with a rest between them, and a stretch of
natural waiting. Time is that of the frames, so a recorded session is led exactly as a live one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posture.baseline.acceptance import agreement_rejections, picture_rejections, rejections
from posture.baseline.criteria import TrialCriteria
from posture.baseline.neutral_pose import NeutralPose, against_waiting, combine_trials
from posture.baseline.rejection import Rejection
from posture.baseline.trial import Trial, measure_trial
from posture.features.extractor import Features
from posture.types import Activity


class Step(StrEnum):
    """What is being done."""

    FRAME = "frame"
    """Is everything in view?"""
    READY = "ready"
    """Take up the best posture."""
    HOLD = "hold"
    """Hold it: the trial."""
    REST = "rest"
    WAIT = "wait"
    """Wait naturally."""
    DONE = "done"
    GIVEN_UP = "given_up"


SECONDS: Final = {Step.FRAME: 3.0, Step.READY: 3.0, Step.HOLD: 5.0, Step.REST: 4.0, Step.WAIT: 25.0}
"""How long each step lasts (rules.md 4.1; the rest and the moment to get ready are the coach's)."""
ATTEMPTS: Final = 6
"""Rejected trials after which it is given up: the camera, the light or the chair needs a change first."""
FRAME_CHECKS: Final = 20
"""Failed frame checks after which it is given up: a minute to get into the picture."""
TAKES: Final = 2


@dataclass(frozen=True, slots=True)
class Instruction:
    """What to tell the person now."""

    step: Step
    left: float
    """Seconds of this step that are left."""
    accepted: int
    """Trials accepted so far."""
    rejections: tuple[Rejection, ...]
    """Why the last frame check or trial was rejected; empty where it was accepted."""


class BaselineProtocol:
    """Collects the stretches step by step, and repeats what is rejected."""

    def __init__(
        self, acceptance: TrialCriteria, wanted: Activity | None = None, seconds: Mapping[Step, float] = SECONDS
    ) -> None:
        """`wanted` is the activity that was asked for, if one was; `seconds` how long each step lasts."""
        self._acceptance = acceptance
        self._seconds = seconds
        self._wanted = wanted
        self._step = Step.FRAME
        self._began = math.nan
        self._stretch: list[Features] = []
        self._trials: list[Trial] = []
        self.rejections: tuple[Rejection, ...] = ()
        """Why the last step was rejected."""
        self._failed_checks = 0
        self._refused_takes = 0
        self.neutral_pose: NeutralPose | None = None
        """What was accepted; None until it is done, or if it was given up."""

    def advance(self, time: float, features: Features | None) -> Instruction:
        """Take the features at `time` (seconds, rising; None where the person is not seen), and say what to do."""
        if math.isnan(self._began):
            self._began = time
        if time - self._began >= self._seconds.get(self._step, math.inf):
            self._finish(time)
        if features is not None:
            self._stretch.append(features)
        left = self._seconds.get(self._step, 0.0) - (time - self._began)
        return Instruction(self._step, max(0.0, left), len(self._trials), self.rejections)

    @property
    def finished(self) -> bool:
        """Whether there is nothing more to do."""
        return self._step in (Step.DONE, Step.GIVEN_UP)

    def _finish(self, time: float) -> None:
        """End the step, judge its stretch, and begin the next."""
        stretch, self._stretch = self._stretch, []
        self._step, self._began = self._after(stretch), time

    def _after(self, stretch: Sequence[Features]) -> Step:
        match self._step:
            case Step.FRAME:
                found = picture_rejections(measure_trial(stretch), self._acceptance, self._wanted)
                return self._check_again(found) if found else self._pass(Step.READY)
            case Step.READY:
                return Step.HOLD
            case Step.HOLD:
                return self._after_hold(measure_trial(stretch))
            case Step.REST:
                return Step.READY
            case _:
                return self._after_waiting(stretch)

    def _after_hold(self, new: Trial) -> Step:
        found = rejections(new, self._acceptance, self._wanted)
        if not found and self._trials:
            found = agreement_rejections(self._trials[0], new, self._acceptance)
        if found:
            return self._repeat(found)
        self._trials.append(new)
        return self._pass(Step.WAIT if len(self._trials) == TAKES else Step.REST)

    def _after_waiting(self, stretch: Sequence[Features]) -> Step:
        one, other = self._trials
        found = against_waiting(one, other, stretch, self._acceptance)
        if found:
            self._trials.clear()
            return self._repeat(found)
        self.neutral_pose = combine_trials(one, other)
        return self._pass(Step.DONE)

    def _pass(self, step: Step) -> Step:
        self.rejections = ()
        return step

    def _check_again(self, found: tuple[Rejection, ...]) -> Step:
        self.rejections = found
        self._failed_checks += 1
        return Step.GIVEN_UP if self._failed_checks >= FRAME_CHECKS else Step.FRAME

    def _repeat(self, found: tuple[Rejection, ...]) -> Step:
        """Take up the best posture once more, or no further after too many rejections.

        Of two trials that do not agree, the first may be the wrong one: after half of the attempts both are taken anew.
        """
        self.rejections = found
        self._refused_takes += 1
        if self._refused_takes == ATTEMPTS // 2:
            self._trials.clear()
        return Step.GIVEN_UP if self._refused_takes >= ATTEMPTS else Step.READY
