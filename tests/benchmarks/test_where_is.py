"""The questions by which the names of files are tried."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
QUESTIONS: Final = tomllib.loads((ROOT / "benchmarks" / "where_is.toml").read_text(encoding="utf-8"))["question"]
SHORTEST: Final = 4
"""Letters of a word that says something."""
EVERYWHERE: Final = {"posture", "calibration", "py"}


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= SHORTEST} - EVERYWHERE


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["answer"][0])
def test_an_answer_is_there_and_the_question_does_not_give_it_away(question: dict[str, object]) -> None:
    answers = question["answer"]
    assert isinstance(answers, list)
    assert all((ROOT / answer).is_file() for answer in answers)
    shared = {w for answer in answers for w in words(str(question["ask"])) for p in words(answer) if w[:5] == p[:5]}
    assert shared == set()
