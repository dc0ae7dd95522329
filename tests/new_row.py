"""One more row, made while a test runs: as if it had its module, its numbers and its place in the list."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from posture.config import profile, thresholds
from posture.features.extractor import Features
from posture.rules import RULES
from posture.rules.criteria import Criteria, Reading
from posture.rules.rule import Rule, Scoring, Wording, rule
from posture.types import BodyPart, Kind, View

HUMS: Final = "stand.hums"
FAULTY_FROM: Final = 3.0
"""Seconds: from here on the row is as it should not be."""
NUMBERS: Final = """
[rows."stand.hums"]
source = "choice: for a test"
min_duration_s = 0.5
release_s = 0.5
min_rate_hz = 5.0
weight = 3.0
tolerated_share = 0.4
confidence = 0.9
chart = "loudness"
limits.loudness = { onset = 0.5, offset = 0.25, unit = "of 1", source = "choice: for a test" }
"""


def made(kind: Kind) -> Rule:
    """A row that needs nothing but shoulders, and measures nothing but the time."""

    @rule(
        HUMS,
        kind=kind,
        unit="of 1",
        views=(View.FRONT, View.OBLIQUE, View.SIDE, View.BACK),
        needs=(BodyPart.SHOULDERS,),
        highlight=(BodyPart.FACE,),
        scoring=Scoring(group=None, by_count=False),
        wording=Wording(
            original="站立哼歌",
            english="Humming a tune",
            advice_en="Mind your humming.",
            advice_zh="请注意哼歌。",
            cue_en="Mind your humming",
            cue_zh="请注意哼歌",
        ),
    )
    def hums(f: Features, criteria: Criteria) -> Reading:
        """Meant for a test.

        Why: a test.
        Measured: the time.
        Silent when: it is early.
        Cannot judge when: the shoulders are out of view.
        Source: a test.
        """
        loud = float((f.time >= FAULTY_FROM) is (kind is Kind.DONT))
        return Reading(criteria.level("loudness", loud), loud)

    return hums


def add(kind: Kind, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """The row in its list, with its numbers in a file in `folder`; both gone after the test."""
    row, file = made(kind), folder / "thresholds.toml"
    file.write_text(thresholds.DEFAULT.read_text(encoding="utf-8") + NUMBERS, encoding="utf-8")
    monkeypatch.setattr(thresholds, "DEFAULT", file)
    monkeypatch.setattr(profile, "_given", thresholds.load_thresholds)  # which keeps them for the process
    monkeypatch.setitem(RULES, row.id, row)
    return row
