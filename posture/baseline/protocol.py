"""Leads somebody through taking their baseline: what to do now, for how long, and what came of it.

The protocol of rules.md 4.1: a frame check, two takes of the best posture with a rest between them, and a stretch of
natural waiting. Time is that of the frames, so a recorded session is led exactly as a live one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posture.baseline.acceptance import agreement_refusals, picture_refusals, refusals
from posture.baseline.criteria import Acceptance
from posture.baseline.neutral_pose import Held, against_waiting, hold
from posture.baseline.rejection import Refusal
from posture.baseline.trial import Take, take
from posture.features.extractor import Features
from posture.types import Activity


class Step(StrEnum):
    """What is being done."""

    FRAME = "frame"
    """Is everything in view?"""
    READY = "ready"
    """Take up the best posture."""
    HOLD = "hold"
    """Hold it: the take."""
    REST = "rest"
    WAIT = "wait"
    """Wait naturally."""
    DONE = "done"
    GIVEN_UP = "given_up"


SECONDS: Final = {Step.FRAME: 3.0, Step.READY: 3.0, Step.HOLD: 5.0, Step.REST: 4.0, Step.WAIT: 25.0}
"""How long each step lasts (rules.md 4.1; the rest and the moment to get ready are the coach's)."""
ATTEMPTS: Final = 6
"""Refused takes after which it is given up: the camera, the light or the chair needs a change first."""
FRAME_CHECKS: Final = 20
"""Failed frame checks after which it is given up: a minute to get into the picture."""
TAKES: Final = 2


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to tell the person now."""

    step: Step
    left: float
    """Seconds of this step that are left."""
    taken: int
    """Takes accepted so far."""
    refused: tuple[Refusal, ...]
    """Why the last frame check or take was refused; empty where it was accepted."""


class Guide:
    """Collects the stretches step by step, and repeats what is refused."""

    def __init__(
        self, acceptance: Acceptance, wanted: Activity | None = None, seconds: Mapping[Step, float] = SECONDS
    ) -> None:
        """`wanted` is the activity that was asked for, if one was; `seconds` how long each step lasts."""
        self._acceptance = acceptance
        self._seconds = seconds
        self._wanted = wanted
        self._step = Step.FRAME
        self._began = math.nan
        self._stretch: list[Features] = []
        self._takes: list[Take] = []
        self._refused: tuple[Refusal, ...] = ()
        self._failed_checks = 0
        self._refused_takes = 0
        self._held: Held | None = None

    def push(self, time: float, features: Features | None) -> Prompt:
        """Take the features at `time` (seconds, rising; None where the person is not seen), and say what to do."""
        if math.isnan(self._began):
            self._began = time
        if time - self._began >= self._seconds.get(self._step, math.inf):
            self._finish(time)
        if features is not None:
            self._stretch.append(features)
        left = self._seconds.get(self._step, 0.0) - (time - self._began)
        return Prompt(self._step, max(0.0, left), len(self._takes), self._refused)

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do."""
        return self._step in (Step.DONE, Step.GIVEN_UP)

    @property
    def held(self) -> Held | None:
        """What was accepted; None until it is done, or if it was given up."""
        return self._held

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Why the last step was refused."""
        return self._refused

    def _finish(self, time: float) -> None:
        """End the step, judge its stretch, and begin the next."""
        stretch, self._stretch = self._stretch, []
        self._step, self._began = self._after(stretch), time

    def _after(self, stretch: Sequence[Features]) -> Step:
        match self._step:
            case Step.FRAME:
                found = picture_refusals(take(stretch), self._acceptance, self._wanted)
                return self._check_again(found) if found else self._pass(Step.READY)
            case Step.READY:
                return Step.HOLD
            case Step.HOLD:
                return self._after_hold(take(stretch))
            case Step.REST:
                return Step.READY
            case _:
                return self._after_waiting(stretch)

    def _after_hold(self, new: Take) -> Step:
        found = refusals(new, self._acceptance, self._wanted)
        if not found and self._takes:
            found = agreement_refusals(self._takes[0], new, self._acceptance)
        if found:
            return self._repeat(found)
        self._takes.append(new)
        return self._pass(Step.WAIT if len(self._takes) == TAKES else Step.REST)

    def _after_waiting(self, stretch: Sequence[Features]) -> Step:
        one, other = self._takes
        found = against_waiting(one, other, stretch, self._acceptance)
        if found:
            self._takes.clear()
            return self._repeat(found)
        self._held = hold(one, other)
        return self._pass(Step.DONE)

    def _pass(self, step: Step) -> Step:
        self._refused = ()
        return step

    def _check_again(self, found: tuple[Refusal, ...]) -> Step:
        self._refused = found
        self._failed_checks += 1
        return Step.GIVEN_UP if self._failed_checks >= FRAME_CHECKS else Step.FRAME

    def _repeat(self, found: tuple[Refusal, ...]) -> Step:
        """Take up the best posture once more, or no further after too many refusals.

        Of two takes that do not agree, the first may be the wrong one: after half of the attempts both are taken anew.
        """
        self._refused = found
        self._refused_takes += 1
        if self._refused_takes == ATTEMPTS // 2:
            self._takes.clear()
        return Step.GIVEN_UP if self._refused_takes >= ATTEMPTS else Step.READY
