"""The guide leads through frame check, two trials and waiting, and repeats what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pytest

from posture.baseline.protocol import ATTEMPTS, SECONDS, BaselineProtocol, Instruction, Step
from posture.baseline.trial import SubjectFeatures
from posture.types import Activity
from tests.baselines import ACCEPTANCE, STILL
from tests.people import Person, person, scene

WHOLE = 3 + 3 + 5 + 4 + 3 + 5 + 25
RATE = 10.0


def led(
    who: Person, seconds: float = WHOLE + 2, wanted: Activity | None = None
) -> tuple[BaselineProtocol, list[Instruction]]:
    """Somebody who does as the scene says, whatever they are told."""
    protocol, subject = BaselineProtocol(ACCEPTANCE, wanted), SubjectFeatures(1, wanted)
    prompts = []
    for frame in scene(who, seconds=seconds, fps=RATE, noise=STILL):
        prompts.append(protocol.advance(frame.time, subject.process(frame)))
        if protocol.finished:
            break
    return protocol, prompts


def steps(prompts: Sequence[Instruction]) -> list[Step]:
    return [step for step, _ in groupby(prompt.step for prompt in prompts)]


USUAL = [Step.FRAME, Step.READY, Step.HOLD, Step.REST, Step.READY, Step.HOLD, Step.WAIT, Step.DONE]


def test_somebody_upright_is_led_straight_through() -> None:
    protocol, prompts = led(person())
    assert steps(prompts) == USUAL
    assert not protocol.rejections
    assert protocol.neutral_pose is not None
    assert protocol.neutral_pose.seconds == pytest.approx(10, abs=0.5)


def test_the_seconds_left_count_down_to_nothing() -> None:
    _, prompts = led(person())
    for step, group in groupby(prompts[:-1], lambda prompt: prompt.step):
        left = [prompt.left for prompt in group]
        assert left == sorted(left, reverse=True)
        assert SECONDS[step] - 0.2 <= left[0] <= SECONDS[step]
        assert left[-1] <= 0.2


def test_the_number_of_takes_is_told() -> None:
    _, prompts = led(person())
    assert [count for count, _ in groupby(prompt.accepted for prompt in prompts)] == [0, 1, 2]


def test_a_slouch_in_the_first_take_is_repeated_with_the_reason() -> None:
    protocol, prompts = led(person().lowers_head(at=5, until=11.3), seconds=WHOLE + 12)
    assert steps(prompts) == [Step.FRAME, Step.READY, Step.HOLD, *USUAL[1:]]
    told = {rejection.english for prompt in prompts if prompt.step is Step.READY for rejection in prompt.rejections}
    assert any("the head is down" in reason for reason in told)
    assert protocol.neutral_pose is not None
    assert protocol.neutral_pose.median["pitch"] > -27


def test_takes_that_differ_are_repeated() -> None:
    aside = person().sits().leans(sideways=4.8, at=16, until=24)
    protocol, prompts = led(aside, seconds=WHOLE + 12)
    assert steps(prompts).count(Step.HOLD) == 3
    assert any("the two takes differ" in rejection.english for prompt in prompts for rejection in prompt.rejections)
    assert protocol.neutral_pose is not None


def test_somebody_who_only_slouches_is_given_up_with_the_reason() -> None:
    protocol, prompts = led(person().lowers_head(), seconds=120)
    assert prompts[-1].step is Step.GIVEN_UP
    assert steps(prompts).count(Step.HOLD) == ATTEMPTS
    assert protocol.neutral_pose is None
    assert any("the head is down" in rejection.english for rejection in protocol.rejections)


def test_the_frame_check_goes_on_until_the_person_is_in_view() -> None:
    hidden = person().hides("face", "shoulders", at=0, until=7)
    _, prompts = led(hidden, seconds=WHOLE + 12)
    ready = next(k for k, prompt in enumerate(prompts) if prompt.step is Step.READY) / RATE
    assert 9 <= ready <= 10.5


def test_an_empty_picture_is_told() -> None:
    protocol = BaselineProtocol(ACCEPTANCE)
    prompts = [protocol.advance(k / RATE, None) for k in range(40)]
    assert prompts[-1].step is Step.FRAME
    assert prompts[-1].rejections[0].english.startswith("no one is in view")


def test_an_empty_picture_is_given_up_after_a_minute() -> None:
    protocol = BaselineProtocol(ACCEPTANCE)
    for k in range(605):
        assert (protocol.advance(k / RATE, None).step is Step.GIVEN_UP) == (k / RATE >= 60)


def test_somebody_who_stands_is_told_to_sit_if_that_was_asked_for() -> None:
    _, prompts = led(person(), seconds=4, wanted=Activity.SIT)
    assert prompts[-1].step is Step.FRAME
    assert "you stand" in prompts[-1].rejections[0].english
