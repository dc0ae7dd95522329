"""What somebody chose before they practise."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from posture.baseline.schema import Name
from posture.types import Activity, Language

PractisedActivity = Literal[Activity.SIT, Activity.STAND, Activity.WALK]
"""Activities that have rows in the table."""


class StrictModel(BaseModel):
    """Data that came from elsewhere: nothing in it changes, and a field that it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PracticeSettings(StrictModel):
    """The choices for one practice."""

    trainee: Name
    """Who practises."""
    seat: Name
    """Where: one camera at one place. Baselines are kept for a trainee at a seat."""
    language: Language
    activity: PractisedActivity | None = None
    """What will be done; None to have it recognised."""
    drill: str = "free"
    """Id of a drill in `calibration/coaching.toml`."""
    pace: str = "normal"
    """Id of a pace of cues in `calibration/coaching.toml`."""
    profile: str | None = None
    """House rules: a file, or an example by its name; None for the given code."""
    guided: bool = True
    """Whether camera check, baseline and countdown come first; without, the first frame is judged already."""
