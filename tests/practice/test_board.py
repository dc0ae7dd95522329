"""The cells of the board are calm: flicker is held, and what has just come into sight is not judged yet."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from posture.practice.board import Board, news
from posture.practice.message_parts import RowState
from posture.reasons import Reason
from posture.rules import RULES
from posture.session.session import PersonState
from posture.types import Activity
from tests.practice.acting import kit
from tests.states import first_moment

DONT, DO = "stand.arms_folded", "stand.straight"


def state(*active: str, unseen: Reason | None = None) -> PersonState:
    """Somebody who shows these rows, or of whom none can be judged."""
    return replace(
        first_moment(),
        activity=Activity.STAND,
        shown=tuple(rule for rule in active if rule == DONT),
        credited=tuple(rule for rule in active if rule == DO),
        levels=MappingProxyType(dict.fromkeys(RULES, 0.5)),
        not_judged=MappingProxyType(dict.fromkeys(RULES, unseen) if unseen else {}),
    )


def board() -> Board:
    return Board(RULES, kit().profile.criteria, kit().coaching)


def after(one: Board, rule: str, *moments: tuple[float, PersonState | None]) -> list[tuple[str, Reason | None]]:
    """Tone and reason of a row after each moment."""
    seen: list[RowState] = []
    for time, what in moments:
        one.refresh(time, what)
        seen.append(one.cells[rule])
    return [(cell.tone, cell.reason) for cell in seen]


def test_a_dont_is_good_only_once_it_could_have_been_shown() -> None:
    least = kit().profile.criteria[DONT].min_duration
    found = after(board(), DONT, (0.0, state()), (least - 0.1, state()), (least, state()))
    assert found == [("grey", Reason.TOO_SHORT), ("grey", Reason.TOO_SHORT), ("good", None)]


def test_what_is_shown_is_told_at_once() -> None:
    assert after(board(), DONT, (0.0, state(DONT))) == [("amber", None)]
    assert after(board(), DO, (0.0, state(DO))) == [("good", None)]


def test_a_do_that_does_not_hold_is_amber() -> None:
    assert after(board(), DO, (0.0, state()), (9.0, state()), (9.1, state()))[-1][0] == "grey"
    assert [tone for tone, _ in after(board(), DO, *((k / 2, state()) for k in range(9)))][-1] == "amber"


def test_flicker_keeps_the_cell_and_a_gap_tells_its_reason() -> None:
    feet = state(unseen=Reason.FEET_OUT)
    found = after(board(), DONT, (0.0, state(DONT)), (0.3, feet), (0.5, feet), (0.7, feet), (0.8, None))
    assert found == [("amber", None)] * 3 + [("grey", Reason.FEET_OUT), ("grey", Reason.NO_PERSON)]


def test_after_a_long_gap_a_row_begins_anew() -> None:
    found = after(board(), DONT, *((k / 2, state()) for k in range(9)), (7.0, state()))
    assert [tone for tone, _ in found[-2:]] == ["good", "grey"]


def test_only_news_are_told_and_all_to_somebody_new() -> None:
    one = board()
    one.refresh(0.0, state(DONT))
    told = one.cells
    assert len(news(told, {})) == len(RULES)
    one.refresh(0.1, state(DONT))
    assert news(one.cells, told) == {}


def test_a_row_that_only_the_rate_hides_comes_back_when_the_rate_has_held() -> None:
    slow, steady = state(unseen=Reason.FPS_LOW), kit().coaching.constant("board_steady")
    flicker = [(float(k), slow if k % 2 == 0 else state(DONT)) for k in range(1, 10)]
    held = [(10.0 + k / 2, state(DONT)) for k in range(round(2 * steady) + 2)]
    found = after(board(), DONT, (0.0, slow), *flicker, *held)
    assert {tone for tone, _ in found[: len(flicker)]} == {"grey"}
    assert found[-1] == ("amber", None)
