"""When something is said: rules.md 9, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from posture.practice.coach import Coach, CoachInput
from posture.practice.messages import Utterance
from posture.rules import RULES
from posture.types import Language
from tests.practice.acting import kit

FOLDED, POCKETS, HEAD, HUNCHED, LISTLESS = (
    f"stand.{name}" for name in ("arms_folded", "hands_in_pockets", "head_down", "hunched", "listless")
)
DOS = ("stand.straight", "stand.arms_at_sides", "stand.feet_quiet")
Faulty = Callable[[float], Iterable[str]]
STEP = 0.1


def between(start: float, end: float, *rules: str) -> Faulty:
    """Faults that are seen from a second to another."""
    return lambda time: rules if start <= time < end else ()


@dataclass
class Seen:
    """What a coach said and coloured."""

    utterance: list[Utterance] = field(default_factory=list)
    hints: dict[str, float] = field(default_factory=dict)
    """When each row was first coloured."""
    on_screen: list[tuple[float, int | None]] = field(default_factory=list)

    def of(self, kind: str) -> list[Utterance]:
        return [one for one in self.utterance if one.kind == kind]

    @property
    def cues(self) -> list[tuple[str | None, float]]:
        return [(one.rule, round(one.time, 1)) for one in self.of("cue")]

    def shown(self, number: int) -> float:
        """Seconds for which something was on the screen."""
        return STEP * sum(one == number for _, one in self.on_screen)


def coach(pace: str = "normal", earlier: int = 0, language: Language = "en") -> Coach:
    one = kit()
    paces = one.coaching.paces
    return Coach(RULES, one.profile.criteria, one.coaching, paces[pace], earlier=earlier, language=language)


def watch(  # noqa: PLR0913 - the stage, in words
    seconds: float,
    faulty: Faulty,
    *,
    by: Coach | None = None,
    severity: Mapping[str, float] | None = None,
    quiet: Callable[[float], bool] = lambda _: False,
    unseen: Callable[[float], bool] = lambda _: False,
    holding: bool = False,
) -> Seen:
    by, seen = by or coach(), Seen()
    for k in range(round(seconds / STEP)):
        time = round(k * STEP, 6)
        bad = frozenset() if unseen(time) else frozenset(faulty(time))
        fine = frozenset() if unseen(time) else frozenset(RULES) - bad
        moment = CoachInput(
            time=time, faulty=bad, fine=fine, severity=severity or {}, holding=holding, quiet=quiet(time)
        )
        utterance = by.decide(moment)
        seen.utterance += [utterance] if utterance else []
        for hint in by.hints:
            seen.hints.setdefault(hint, time)
        seen.on_screen.append((time, by.cue.id if by.cue else None))
    return seen


def test_nothing_for_3_seconds_then_a_hint_and_at_5_seconds_a_message() -> None:
    seen = watch(8, between(1, 99, FOLDED))
    assert seen.hints == {FOLDED: 4.0}
    assert seen.cues == [(FOLDED, 6.0)]
    assert seen.utterance[0].text == "Unfold your arms"


def test_a_fault_that_is_over_before_5_seconds_is_never_spoken_of() -> None:
    seen = watch(30, between(1, 5.8, FOLDED))
    assert seen.hints == {FOLDED: 4.0}
    assert seen.utterance == []


def test_a_message_stays_for_4_seconds() -> None:
    assert watch(20, between(0, 99, FOLDED)).shown(1) == 4.0


def test_a_message_goes_1_second_after_the_correction_and_thanks_follow_once() -> None:
    seen = watch(30, between(0, 6.5, FOLDED))
    assert round(seen.shown(1), 1) == 2.5
    assert [(one.kind, one.rule, round(one.time, 1)) for one in seen.utterance] == [
        ("cue", FOLDED, 5.0),
        ("thanks", FOLDED, 7.5),
    ]


def test_a_correction_long_after_the_message_is_not_thanked_for() -> None:
    assert watch(60, between(0, 25, FOLDED)).of("thanks") == []


def test_two_faults_are_spoken_of_20_seconds_apart_the_graver_first() -> None:
    seen = watch(40, between(0, 99, FOLDED, HEAD), severity={FOLDED: 1.0, HEAD: 0.5})
    assert seen.cues == [(FOLDED, 5.0), (HEAD, 25.0)]


def test_a_critical_row_goes_first_whatever_the_severity() -> None:
    criteria = kit().profile.criteria
    critical = replace(criteria[HEAD], weight=3.0)
    one = kit()
    by = Coach(
        RULES, {**criteria, HEAD: critical, FOLDED: replace(criteria[FOLDED], weight=2.0)}, one.coaching,
        one.coaching.paces["normal"], earlier=0, language="en",
    )  # fmt: skip
    seen = watch(10, between(0, 99, FOLDED, HEAD), by=by, severity={FOLDED: 1.0, HEAD: 0.5})
    assert seen.cues == [(HEAD, 5.0)]


def test_the_same_row_waits_60_seconds_twice_then_twice_that_and_then_is_left_for_the_report() -> None:
    seen = watch(600, between(0, 999, FOLDED))
    assert seen.cues == [(FOLDED, 5.0), (FOLDED, 65.0), (FOLDED, 185.0)]


def test_a_row_that_is_heeded_is_spoken_of_again() -> None:
    seen = watch(600, lambda time: (FOLDED,) if time % 100 < 8 else ())
    assert len(seen.cues) == 6
    assert len(seen.of("thanks")) == 6


def test_rows_of_low_confidence_are_left_for_the_report() -> None:
    seen = watch(60, between(0, 99, LISTLESS))
    assert seen.utterance == []
    assert LISTLESS in seen.hints


def test_nobody_is_interrupted_in_a_transition_or_bow() -> None:
    seen = watch(20, between(0, 99, FOLDED), quiet=lambda time: 3 <= time < 9)
    assert seen.cues == [(FOLDED, 11.0)]


def test_a_short_time_out_of_sight_takes_no_time_and_a_long_one_begins_anew() -> None:
    short = watch(20, between(0, 99, FOLDED), unseen=lambda time: 3 <= time < 4.5)
    long = watch(20, between(0, 99, FOLDED), unseen=lambda time: 3 <= time < 6)
    assert short.cues[0][1] <= 6.5
    assert long.cues == [(FOLDED, 11.0)]


def test_what_a_dont_explains_is_not_spoken_of() -> None:
    seen = watch(60, between(0, 99, FOLDED, "stand.arms_at_sides"))
    assert {rule for rule, _ in seen.cues} == {FOLDED}
    assert "stand.arms_at_sides" in seen.hints


def test_a_do_that_is_missing_is_spoken_of() -> None:
    assert watch(10, between(0, 99, "stand.straight")).cues == [("stand.straight", 5.0)]


def test_praise_after_a_minute_and_every_other_minute_at_most() -> None:
    seen = watch(400, between(0, 0), holding=True)
    times = [one.time for one in seen.of("praise")]
    assert round(times[0]) == 60
    assert all(after - before >= 120 for before, after in pairwise(times))
    assert len(times) == 3


def test_there_is_no_praise_while_anything_is_wrong() -> None:
    assert watch(200, between(0, 999, LISTLESS), holding=True).of("praise") == []


def test_after_three_practices_every_other_fault_is_spoken_of() -> None:
    def now_and_then(time: float) -> Iterable[str]:
        return (FOLDED,) if time % 100 < 8 else ()

    assert len(watch(800, now_and_then, by=coach(earlier=3)).cues) == 4
    assert len(watch(800, now_and_then, by=coach(earlier=8)).cues) == 2


def test_a_gentle_pace_waits_longer_and_a_silent_one_only_colours() -> None:
    gentle = watch(60, between(0, 99, FOLDED, HEAD), by=coach("gentle"))
    silent = watch(200, between(0, 99, FOLDED, HEAD), by=coach("silent"), holding=True)
    assert [time for _, time in gentle.cues] == [8.0]
    assert silent.utterance == []
    assert silent.hints[FOLDED] == 3.0


def test_the_words_are_those_of_the_trainees_language() -> None:
    seen = watch(10, between(0, 6, FOLDED), by=coach(language="zh"))
    assert [one.text for one in seen.utterance] == ["请放下双臂", "很好，已改正"]


def test_no_message_has_more_than_five_words() -> None:
    seen = watch(300, between(60, 67, FOLDED), holding=True)
    assert {one.kind for one in seen.utterance} == {"cue", "thanks", "praise"}
    assert all(len(one.text.split()) <= 5 for one in seen.utterance)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from([FOLDED, POCKETS, HEAD, HUNCHED, *DOS]), st.floats(0, 150), st.floats(0, 80)),
        max_size=12,
    )
)
def test_whatever_happens_messages_are_few_and_one_at_a_time(faults: list[tuple[str, float, float]]) -> None:
    def faulty(time: float) -> set[str]:
        return {rule for rule, start, length in faults if start <= time < start + length}

    seen = watch(200, faulty, holding=True)
    told = [one.time for one in seen.utterance if one.kind != "thanks"]
    assert all(after - before >= 20 - 1e-6 for before, after in pairwise(told))
    assert all(sum(start <= time < start + 60 for time in told) <= 2 for start in told)
    for rule in {rule for rule, _ in seen.cues}:
        own = [time for one, time in seen.cues if one == rule]
        assert all(after - before >= 60 - 1e-6 for before, after in pairwise(own))
    assert all(any(faulty(one.time - back) for back in (0.0, 4.9)) for one in seen.of("cue"))
