"""What was acted before the camera, from the clip's label, against what lit up on the board."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from posture.config.thresholds import load_thresholds
from posture.rules import RULES
from posture.types import Kind
from tests.browser.watching import WATCHED, until, watched
from tests.waiting import LONG

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = ROOT / "examples"
CORPUS: Final = ROOT.parent / "shared" / "corpus" / "dev"
LATE: Final = 1.5
"""Seconds after it is due in which a row may light up, and after it is over in which it may go out."""
SETTLED: Final = 1.0
"""Seconds between the begin of the practice and that of what is acted, at least."""
TURNING: Final = 0.4
"""Seconds from the begin of a movement to the moment at which the label calls it half done."""
FPS: Final = 30
AMBER: Final = ("value", "amber")
SLOW: Final = ("reason", "FPS_LOW")
"""Fields of a note and what they hold."""


@dataclass(frozen=True, slots=True)
class Acted:
    """What one clip shows of the don't rows: one of them, once."""

    clip: Path
    seconds: float
    rule: str
    start: float
    end: float
    unsure: frozenset[str] = field(default_factory=frozenset)
    """Rows of which the label says neither."""


FOLDED: Final = Acted(EXAMPLES / "stand_arms_folded_front.mp4", 13.0, "stand.arms_folded", 4.4, 10.4)
LEG_CROSSED: Final = Acted(EXAMPLES / "sit_leg_crossed_front.mp4", 14.0, "sit.leg_crossed", 4.4, 11.4)


@dataclass(frozen=True, slots=True)
class Lit:
    """From when to when a don't row was as asked for on the board, in seconds since the camera began."""

    rule: str
    start: float
    end: float


def acted(label: Path) -> Acted:
    """What the label of a clip says. Raises ValueError where that is not one don't row, once."""
    told: dict[str, Any] = json.loads(label.read_text(encoding="utf-8"))
    (shown,) = told["shown"]
    unsure = frozenset(one["rule"] for one in told["ambiguous"])
    return Acted(label.with_suffix(".mp4"), told["seconds"], shown["rule"], shown["start"], shown["end"], unsure)


def judge_pass(page: Page, story: Acted) -> None:
    """Wait for one whole pass of the film that could be judged, and compare. Fails with what differs.

    A pass in which the machine was too busy to take frames as fast as judging the row needs is no such pass.
    """
    begun = next(_at(note, story) for note in watched(page)["notes"] if note["value"] == "practice")
    passes = math.ceil(LONG / story.seconds)
    first = math.ceil((begun + SETTLED + TURNING - story.start) / story.seconds)
    for offset in (turn * story.seconds for turn in range(first, first + passes)):
        over = offset + story.end + release(story.rule) + LATE
        until(page, f"{WATCHED}.turns * {story.seconds} + {WATCHED}.frame / {FPS} > {over}")
        notes = watched(page)["notes"]
        slow = (one for one in stretches(notes, story, SLOW) if one.rule == story.rule)
        if not any(one.end > offset + story.start - SETTLED for one in slow):
            break
    else:
        pytest.fail(f"too busy a machine: in {passes} passes of the film its frames came too slowly to be judged")
    amber = [one for one in stretches(notes, story, AMBER) if one.end > begun]
    compare([one for one in amber if one.rule == story.rule and one.end > offset + story.start], story, offset)
    wrong = [one for one in amber if one.rule != story.rule and one.rule not in story.unsure]
    assert wrong == [], "rows lit up that nobody showed"


def compare(amber: list[Lit], story: Acted, offset: float) -> None:
    """The one stretch of amber of a pass of the film that began at `offset`, with what was acted in it."""
    assert len(amber) == 1, f"{story.rule} is wanted once from {offset + story.start}, seen: {amber}"
    start, end = amber[0].start - offset, amber[0].end - offset
    due = story.start + load_thresholds()[story.rule].min_duration
    assert story.start - TURNING <= start <= due + LATE, f"lit up at {start:.2f} s of the film, due at {due:.2f} s"
    assert end <= story.end + release(story.rule) + LATE, f"still lit at {end:.2f} s of the film"


def release(rule: str) -> float:
    """Seconds for which a row must be over before it counts as over."""
    return load_thresholds()[rule].release


def stretches(notes: list[dict[str, Any]], story: Acted, how: tuple[str, str]) -> list[Lit]:
    """Every stretch in which a don't row had something noted; one that goes on ends with the last note of all."""
    field, wanted = how
    found: list[Lit] = []
    since: dict[str, float] = {}
    for note in notes:
        rule, now = note["what"], _at(note, story)
        if rule not in RULES or RULES[rule].kind is not Kind.DONT:
            continue
        if note[field] == wanted:
            since.setdefault(rule, now)
        elif rule in since:
            found.append(Lit(rule, since.pop(rule), now))
    return [*found, *(Lit(rule, start, _at(notes[-1], story)) for rule, start in since.items())]


def _at(note: dict[str, Any], story: Acted) -> float:
    return float(note["turn"] * story.seconds + note["frame"] / FPS)
