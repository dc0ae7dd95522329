"""How a practice is led: its numbers, paces and drills, from `calibration/coaching.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from posture.config.files import CALIBRATION
from posture.config.toml import NumbersFile, load_numbers
from posture.practice.settings import PractisedActivity
from posture.rules.criteria import Constant, Share, Text
from posture.types import Activity, Language

DEFAULT: Final = CALIBRATION / "coaching.toml"
MOST_PER_MINUTE: Final = 2.0
"""Messages, and so is LEAST_GAP in seconds: rules.md 9.4 lets no pace go beyond."""
LEAST_GAP: Final = 20.0
UNITS: Final = {
    "check_window": "s",
    "check_seconds": "s",
    "check_look": "s",
    "check_holds": "s",
    "smooth_rate": "frames/s",
    "smooth_margin": "frames/s",
    "check_steady": "s",
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
    "guide_given_up": "s",
    "countdown": "s",
    "gap": "s",
    "lost": "s",
    "board_hold": "s",
    "board_memory": "s",
    "board_steady": "s",
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
"""Every constant and its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name_en: Text
    name_zh: Text

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.name_en if language == "en" else self.name_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace(_Named):
    """How often something is said, as a trainer sets it."""

    message_after: Constant
    """Seconds that a fault lasts before something is said."""
    gap: Constant
    """Seconds between two messages."""
    per_minute: Constant
    """Messages in any minute at most; 0 for none at all."""

    def __post_init__(self) -> None:
        if self.gap.value < LEAST_GAP or not 0 <= self.per_minute.value <= MOST_PER_MINUTE:
            raise ValueError(
                f"at most {MOST_PER_MINUTE:g} messages a minute, at least {LEAST_GAP:g} s apart, are borne"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillStep:
    """One thing to do in a drill: either for some seconds, or for some passes."""

    activity: PractisedActivity
    seconds: Annotated[float, Field(gt=0)] | None = None
    passes: Annotated[int, Field(gt=0)] | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) == (self.passes is None):
            raise ValueError("either seconds or passes are needed")
        if self.passes is not None and self.activity is not Activity.WALK:
            raise ValueError("only walking has passes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill(_Named):
    """A timed practice with a goal; without steps it is free."""

    goal_en: Text
    goal_zh: Text
    steps: tuple[DrillStep, ...]

    def goal(self, language: Language) -> str:
        """What to do, in a sentence."""
        return self.goal_en if language == "en" else self.goal_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Fading:
    """Share of the faults that are prompted from some number of earlier practices on."""

    earlier: Annotated[int, Field(ge=0)]
    share: Share
    source: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching(NumbersFile):
    """All of it."""

    amounts: Mapping[str, Constant]
    """By the names in UNITS."""
    fading: tuple[Fading, ...]
    """By rising number of practices, the first from 0."""
    paces: Mapping[str, Pace]
    drills: Mapping[str, Drill]

    def __post_init__(self) -> None:
        faults = [*self._amount_faults(), *self._list_faults()]
        if faults:
            raise ValueError("; ".join(faults))

    def constant(self, name: str) -> float:
        """The number `name`, in its unit of UNITS."""
        return self.amounts[name].value

    def share(self, earlier: int) -> float:
        """Share of the faults that are prompted after so many practices."""
        return next(one.share for one in reversed(self.fading) if one.earlier <= earlier)

    def _amount_faults(self) -> Iterator[str]:
        wanted, found = UNITS.keys(), self.amounts.keys()
        yield from (f"no amount {name}" for name in sorted(wanted - found))
        yield from (f"no such amount: {name}" for name in sorted(found - wanted))
        yield from (f"{n} is in {UNITS[n]}" for n in self.amounts.keys() & wanted if self.amounts[n].unit != UNITS[n])

    def _list_faults(self) -> Iterator[str]:
        steps = [one.earlier for one in self.fading]
        if steps[:1] != [0] or steps != sorted(set(steps)):
            yield "fading begins at 0 earlier practices, and rises"
        if "normal" not in self.paces:
            yield "there is no pace normal"
        if "free" not in self.drills:
            yield "there is no drill free"


def load_coaching(path: Path | None = None) -> Coaching:
    """The numbers, paces and drills of `path`, or of `coaching.toml` here. Raises SettingsError with all faults."""
    return load_numbers(Coaching, DEFAULT, path)
