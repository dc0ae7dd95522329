"""What is shown does not flicker at a limit, and what a machine cannot do is said once."""

from __future__ import annotations

import pytest

from posture.practice.rate_note import rate_note
from posture.practice.steady import SteadyLimit, SteadyState
from tests.practice.acting import kit


def test_a_state_is_shown_once_it_has_lasted() -> None:
    state = SteadyState(1.0, "unknown")
    seen = [state.follow(k / 10, "good" if k < 5 or k % 4 else "dim") for k in range(40)]
    assert set(seen) == {"good"}
    assert [state.follow(4.0 + k / 10, "dim") for k in range(12)][-1] == "dim"


def test_the_first_state_is_shown_at_once() -> None:
    assert SteadyState(1.0, "unknown").follow(0.0, "dark") == "dark"


def test_a_limit_is_lost_and_won_again_only_beyond_it() -> None:
    limit = SteadyLimit(14.5, 1.0)
    assert [limit.follow(rate) for rate in (15.0, 14.0, 15.0, 13.9, 13.4, 14.6, 15.4, 15.5)] == [
        True, True, True, True, False, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(("fps", "words"), [(0.0, None), (10.0, "feet and walking"), (6.0, "without your baseline")])
def test_what_a_rate_takes_away_is_said(fps: float, words: str | None) -> None:
    note = rate_note(fps, kit(), "en")
    assert note is None if words is None else words in str(note)
