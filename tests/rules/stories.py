"""A story: somebody filmed, and what one row should make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pytest

from posture.reasons import Reason
from posture.report.model import Finding
from tests.film import scene
from tests.judging import finding
from tests.mannequin import Camera
from tests.people import Person, person

LATE: Final = 0.7
"""Seconds by which an episode may begin or end apart from what was acted: half a fade, the filter, a window's hop."""
WAIST_UP: Final = Camera(distance=1.5, eye=1.35, bottom=0.78)
KNEES_UP: Final = Camera(bottom=0.30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """How somebody is filmed. A little jitter always, as nobody is a statue."""

    who: Person
    seconds: float = 9.0
    fps: float = 12.0
    view: str = "front"
    noise: float = 0.005
    camera: Camera | None = None
    shaken: float = 0.0
    since: float = 0.0
    """A silence is asked for from here on; before, a do row may have been shown, and a baseline was seen."""

    def finding(self, rule: str) -> Finding:
        """What the row makes of it."""
        frames = scene(
            self.who,
            self.seconds,
            self.fps,
            view=self.view,
            noise=self.noise,
            camera=self.camera,
            shaken=self.shaken,
        )
        return finding(frames, rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The scenes of one row, each with a name."""

    shows: Mapping[str, tuple[Story, float, float]]
    """Acted from and until these seconds."""
    silent: Mapping[str, Story]
    """Look-alikes and the contrary: no episode while they last."""
    cannot_judge: Mapping[str, tuple[Story, Reason]]
    keeps: Mapping[str, Story] = field(default_factory=dict)
    """For a do row: confounders that must not take its credit away."""


Rows = Mapping[str, Row]


def told(rows: Rows, kind: str) -> list[object]:
    """Parameters (rule, story...) of every scene of a kind, for pytest."""
    return [_param(rule, name, scene) for rule, row in rows.items() for name, scene in getattr(row, kind).items()]


def _param(rule: str, name: str, scene: object) -> object:
    parts: Sequence[object] = scene if isinstance(scene, tuple) else (scene,)
    return pytest.param(rule, *parts, id=f"{rule}: {name}")


def assert_shows(rule: str, story: Story, begun: float, ended: float) -> None:
    """One episode, where it was acted."""
    found = story.finding(rule)
    assert len(found.episodes) == 1, found
    assert found.episodes[0].start == pytest.approx(begun, abs=LATE)
    assert found.episodes[0].end == pytest.approx(ended, abs=LATE)


def assert_silent(rule: str, story: Story) -> None:
    """Judged, and no episode since."""
    found = story.finding(rule)
    assert found.judged_seconds > 0.5 * story.seconds, found
    assert all(episode.end <= story.since + LATE for episode in found.episodes), found
    assert story.since or not found.episodes, found


def assert_kept(rule: str, story: Story) -> None:
    """Credited all along."""
    found = story.finding(rule)
    assert found.shown_seconds > 0.9 * story.seconds, found


def assert_not_judged(rule: str, story: Story, reason: Reason) -> None:
    """Neither shown nor not shown, for this reason."""
    found = story.finding(rule)
    assert found.judged_seconds == 0, found
    assert not found.episodes
    assert found.main_reason is reason


def stander() -> Person:
    return person()


def sitter() -> Person:
    return person().sits()
