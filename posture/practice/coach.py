"""What is on the screen: one thing at a time, for a short while."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal

from posture.i18n import say
from posture.practice.coaching import Coaching, Pace
from posture.practice.fault_timer import FaultTimer
from posture.practice.message_parts import Cue
from posture.practice.messages import Utterance
from posture.practice.praise import PraiseTimer
from posture.practice.prompt_policy import PromptPolicy
from posture.practice.texts import joints
from posture.rules.criteria import Criteria
from posture.rules.rule import Rule
from posture.types import Kind, Language

Saying = Literal["cue", "thanks", "praise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachInput:
    """What the coach sees at a time."""

    time: float
    """Seconds, rising."""
    faulty: Set[str]
    """Rows that are as they should not be."""
    fine: Set[str]
    """Rows that are as they should be; the others are not judged."""
    severity: Mapping[str, float]
    """How bad each fault is, 0.5 to 1."""
    holding: bool
    """Whether all that is asked for is held."""
    quiet: bool
    """Whether not to interrupt: in transition, during a bow, out of sight."""


class Coach:
    """Decides by the times of frames alone what to colour and what to say, so that a replay says the same."""

    def __init__(  # noqa: PLR0913 - all that it goes by
        self,
        rules: Mapping[str, Rule],
        criteria: Mapping[str, Criteria],
        coaching: Coaching,
        pace: Pace,
        *,
        earlier: int,
        language: Language,
    ) -> None:
        self._rules, self._constant, self._language = rules, coaching.constant, language
        self._fault_timer = FaultTimer(coaching.constant("board_memory"))
        self._prompt_policy = PromptPolicy(criteria, coaching, pace, earlier)
        self._praise = PraiseTimer(coaching)
        self._thanks: list[str] = []
        self._until = -math.inf
        self._count = 0
        self.cue: Cue | None = None
        """What is on the screen."""

    @property
    def hints(self) -> tuple[str, ...]:
        """Rows whose joints are to be coloured."""
        return tuple(rule for rule, s in self._fault_timer.seconds.items() if s >= self._constant("hint_after"))

    def decide(self, moment: CoachInput) -> Utterance | None:
        """Take the next moment; what began to be said, if anything did."""
        self._fault_timer.update(moment.time, moment.faulty, moment.fine, quiet=moment.quiet)
        self._praise.update(moment.time, holding=moment.holding and not moment.faulty)
        self._thank_for(self._prompt_policy.heeded(moment.time, moment.fine), moment.time)
        if moment.time >= self._until:
            self.cue = None
        if self.cue is not None or moment.quiet:
            return None
        return self._speak(moment)

    def _thank_for(self, rules: tuple[str, ...], time: float) -> None:
        self._thanks += rules
        if self.cue is not None and self.cue.kind == "cue" and self.cue.rule in rules:
            self._until = min(self._until, time + self._constant("shown_after_correction"))

    def _speak(self, moment: CoachInput) -> Utterance | None:
        if self._thanks:
            rule = self._thanks.pop()
            self._thanks.clear()
            return self._show("thanks", rule, say(self._language, "Well corrected", "很好，已改正"), moment.time)
        rule_due = self._prompt_policy.choose(moment.time, self._unexplained(), moment.severity)
        if rule_due is not None:
            self._prompt_policy.record_prompt(moment.time, rule_due)
            return self._show("cue", rule_due, self._rules[rule_due].wording.cue(self._language), moment.time)
        if self._praise.due and self._prompt_policy.may_prompt(moment.time):
            self._praise.record_praise()
            self._prompt_policy.record_prompt(moment.time, None)
            return self._show(
                "praise", None, say(self._language, "Very good, keep going", "很好，请继续保持"), moment.time
            )
        return None

    def _unexplained(self) -> dict[str, float]:
        """The faults less what is missing because of another: arms that are folded do not hang at the sides."""
        seconds, rules = self._fault_timer.seconds, self._rules
        shown = [rules[rule] for rule in seconds if rules[rule].kind is Kind.DONT]
        return {rule: s for rule, s in seconds.items() if not any(_explains(other, rules[rule]) for other in shown)}

    def _show(self, kind: Saying, rule: str | None, text: str, time: float) -> Utterance:
        self._count += 1
        seconds = self._constant("thanks_shown" if kind == "thanks" else "shown")
        self._until = time + seconds
        self.cue = Cue(id=self._count, kind=kind, rule=rule, text=text, seconds=seconds)
        return Utterance(id=self._count, kind=kind, rule=rule, text=text, time=time)


def _explains(dont: Rule, other: Rule) -> bool:
    """Whether a don't row that is shown says why a do row does not hold: both are about the same joints."""
    same_joints = not set(joints(dont)).isdisjoint(joints(other))
    return other.kind is Kind.DO and dont.activity is other.activity and same_joints
