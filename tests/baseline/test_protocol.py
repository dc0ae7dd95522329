"""The guide leads through frame check, two takes and waiting, and repeats what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pytest

from posture.baseline.protocol import ATTEMPTS, SECONDS, Guide, Prompt, Step
from posture.baseline.trial import Subject
from posture.types import Activity
from tests.baselines import ACCEPTANCE, STILL
from tests.people import Person, person, scene

WHOLE = 3 + 3 + 5 + 4 + 3 + 5 + 25
RATE = 10.0


def led(who: Person, seconds: float = WHOLE + 2, wanted: Activity | None = None) -> tuple[Guide, list[Prompt]]:
    """Somebody who does as the scene says, whatever they are told."""
    guide, subject = Guide(ACCEPTANCE, wanted), Subject(1, wanted)
    prompts = []
    for frame in scene(who, seconds=seconds, fps=RATE, noise=STILL):
        prompts.append(guide.push(frame.time, subject.push(frame)))
        if guide.over:
            break
    return guide, prompts


def steps(prompts: Sequence[Prompt]) -> list[Step]:
    return [step for step, _ in groupby(prompt.step for prompt in prompts)]


USUAL = [Step.FRAME, Step.READY, Step.HOLD, Step.REST, Step.READY, Step.HOLD, Step.WAIT, Step.DONE]


def test_somebody_upright_is_led_straight_through() -> None:
    guide, prompts = led(person())
    assert steps(prompts) == USUAL
    assert not guide.refused
    assert guide.held is not None
    assert guide.held.seconds == pytest.approx(10, abs=0.5)


def test_the_seconds_left_count_down_to_nothing() -> None:
    _, prompts = led(person())
    for step, group in groupby(prompts[:-1], lambda prompt: prompt.step):
        left = [prompt.left for prompt in group]
        assert left == sorted(left, reverse=True)
        assert SECONDS[step] - 0.2 <= left[0] <= SECONDS[step]
        assert left[-1] <= 0.2


def test_the_number_of_takes_is_told() -> None:
    _, prompts = led(person())
    assert [count for count, _ in groupby(prompt.taken for prompt in prompts)] == [0, 1, 2]


def test_a_slouch_in_the_first_take_is_repeated_with_the_reason() -> None:
    guide, prompts = led(person().lowers_head(at=5, until=11.3), seconds=WHOLE + 12)
    assert steps(prompts) == [Step.FRAME, Step.READY, Step.HOLD, *USUAL[1:]]
    told = {refusal.english for prompt in prompts if prompt.step is Step.READY for refusal in prompt.refused}
    assert any("the head is down" in reason for reason in told)
    assert guide.held is not None
    assert guide.held.middle["pitch"] > -27


def test_takes_that_differ_are_repeated() -> None:
    aside = person().sits().leans(sideways=4.8, at=16, until=24)
    guide, prompts = led(aside, seconds=WHOLE + 12)
    assert steps(prompts).count(Step.HOLD) == 3
    assert any("the two takes differ" in refusal.english for prompt in prompts for refusal in prompt.refused)
    assert guide.held is not None


def test_somebody_who_only_slouches_is_given_up_with_the_reason() -> None:
    guide, prompts = led(person().lowers_head(), seconds=120)
    assert prompts[-1].step is Step.GIVEN_UP
    assert steps(prompts).count(Step.HOLD) == ATTEMPTS
    assert guide.held is None
    assert any("the head is down" in refusal.english for refusal in guide.refused)


def test_the_frame_check_goes_on_until_the_person_is_in_view() -> None:
    hidden = person().hides("face", "shoulders", at=0, until=7)
    _, prompts = led(hidden, seconds=WHOLE + 12)
    ready = next(k for k, prompt in enumerate(prompts) if prompt.step is Step.READY) / RATE
    assert 9 <= ready <= 10.5


def test_an_empty_picture_is_told() -> None:
    guide = Guide(ACCEPTANCE)
    prompts = [guide.push(k / RATE, None) for k in range(40)]
    assert prompts[-1].step is Step.FRAME
    assert prompts[-1].refused[0].english.startswith("no one is in view")


def test_an_empty_picture_is_given_up_after_a_minute() -> None:
    guide = Guide(ACCEPTANCE)
    for k in range(605):
        assert (guide.push(k / RATE, None).step is Step.GIVEN_UP) == (k / RATE >= 60)


def test_somebody_who_stands_is_told_to_sit_if_that_was_asked_for() -> None:
    _, prompts = led(person(), seconds=4, wanted=Activity.SIT)
    assert prompts[-1].step is Step.FRAME
    assert "you stand" in prompts[-1].refused[0].english
