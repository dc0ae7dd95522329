"""Every row in its scenes: shown where it is acted, silent at its look-alikes, not judged where it cannot be seen."""

from __future__ import annotations

from typing import Final

import pytest

from posture.reasons import Reason
from posture.rules import RULES
from posture.types import Kind
from tests.rules.sitting import SITTING
from tests.rules.standing import STANDING
from tests.rules.stories import (
    Rows,
    Story,
    assert_kept,
    assert_not_judged,
    assert_shows,
    assert_silent,
    told,
)
from tests.rules.walking import WALKING

ROWS: Final[Rows] = {**SITTING, **STANDING, **WALKING}


@pytest.mark.parametrize(("rule", "story", "begun", "ended"), told(ROWS, "shows"))
def test_shows(rule: str, story: Story, begun: float, ended: float) -> None:
    assert_shows(rule, story, begun, ended)


@pytest.mark.parametrize(("rule", "story"), told(ROWS, "silent"))
def test_silent(rule: str, story: Story) -> None:
    assert_silent(rule, story)


@pytest.mark.parametrize(("rule", "story"), told(ROWS, "keeps"))
def test_keeps(rule: str, story: Story) -> None:
    assert_kept(rule, story)


@pytest.mark.parametrize(("rule", "story", "reason"), told(ROWS, "cannot_judge"))
def test_cannot_judge(rule: str, story: Story, reason: Reason) -> None:
    assert_not_judged(rule, story, reason)


def test_every_row_has_its_scenes() -> None:
    assert list(ROWS) == list(RULES)
    for rule, row in ROWS.items():
        assert row.shows, rule
        assert row.silent, rule
        assert row.cannot_judge, rule


def test_only_do_rows_keep_their_credit() -> None:
    assert all(RULES[rule].kind is Kind.DO for rule, row in ROWS.items() if row.keeps)


def test_every_scene_of_a_silence_is_named_once() -> None:
    for rule, row in ROWS.items():
        names = [*row.shows, *row.silent, *row.keeps, *row.cannot_judge]
        assert len(names) == len(set(names)), rule
