"""How a practice is led: its numbers, paces and drills, from `calibration/coaching.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from posture.practice.settings import Practised
from posture.rules.criteria import Amount
from posture.types import Language

UNITS: Final = {
    "check_window": "s",
    "check_seconds": "s",
    "check_look": "s",
    "check_holds": "s",
    "smooth_rate": "frames/s",
    "outline_height": "of the picture's height",
    "outline_width": "of the picture's height",
    "outline_seat": "of the picture's height",
    "outline_walk": "of the picture's width",
    "stature_share": "ratio",
    "camera_high": "degrees",
    "guide_frame": "s",
    "guide_ready": "s",
    "guide_hold": "s",
    "guide_rest": "s",
    "guide_wait": "s",
    "countdown": "s",
    "gap": "s",
    "lost": "s",
    "board_hold": "s",
    "board_memory": "s",
    "hint_after": "s",
    "shown": "s",
    "shown_after_correction": "s",
    "same_row": "s",
    "doubles_after": "prompts ignored",
    "leaves_after": "prompts ignored",
    "heeded_within": "s",
    "least_confidence": "confidence",
    "never_said": "min",
    "thanks_shown": "s",
    "praise_after": "s",
    "praise_gap": "s",
    "praise_rows": "do rows",
    "bow": "degrees",
    "pass_lengths": "trunk lengths",
    "pass_ratio": "logarithm of size",
}
"""Every amount and its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often something is said, as a trainer sets it."""

    id: str
    name_en: str
    name_zh: str
    message_after: Amount
    """Seconds that a fault lasts before something is said."""
    gap: Amount
    """Seconds between two messages."""
    per_minute: Amount
    """Messages in any minute at most; 0 for none at all."""

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.name_en if language == "en" else self.name_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillStep:
    """One thing to do in a drill: either for some seconds, or for some passes."""

    activity: Practised
    seconds: float | None = None
    passes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A timed practice with a goal; without steps it is free."""

    id: str
    name_en: str
    name_zh: str
    goal_en: str
    goal_zh: str
    steps: tuple[DrillStep, ...]

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.name_en if language == "en" else self.name_zh

    def goal(self, language: Language) -> str:
        """What to do, in a sentence."""
        return self.goal_en if language == "en" else self.goal_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Fading:
    """Share of the faults that are prompted from some number of earlier practices on."""

    earlier: int
    share: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """All of it."""

    amounts: Mapping[str, Amount]
    """By the names in UNITS."""
    fading: tuple[Fading, ...]
    """By rising number of practices, the first from 0."""
    paces: Mapping[str, Pace]
    drills: Mapping[str, Drill]

    def amount(self, name: str) -> float:
        """The number `name`, in its unit of UNITS."""
        return self.amounts[name].value

    def share(self, earlier: int) -> float:
        """Share of the faults that are prompted after so many practices."""
        return next(one.share for one in reversed(self.fading) if one.earlier <= earlier)
