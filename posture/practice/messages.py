"""Messages of a practice: text from the page, and everything that is sent to it.

What is None is left out of the JSON, so that a state is as small as what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from posture.practice import message_parts as parts
from posture.practice.settings import PractisedActivity, StrictModel
from posture.reasons import Reason
from posture.report.model import Seconds
from posture.types import Activity, View

VERSION: Literal[1] = 1
"""Of all messages."""

Stage = Literal["check", "baseline", "countdown", "practice", "paused", "ended"]
PoseSource = Literal["browser", "server"]
"""Where poses are found."""
ErrorCode = Literal["malformed", "ticket", "too_large", "too_fast", "busy", "replaced", "internal"]
"""Why a connection is ended."""


class Hello(StrictModel):
    """The first message of a connection."""

    type: Literal["hello"]
    version: Literal[1]
    ticket: Annotated[str, Field(min_length=1, max_length=16_384)]
    poses: PoseSource


class Command(StrictModel):
    """What the trainee wants."""

    type: Literal["do"] = "do"
    do: Literal["begin", "skip", "again", "pause", "resume", "end", "activity", "poses"]
    activity: PractisedActivity | None = None
    """Of "activity"; None to have it recognised."""
    poses: PoseSource | None = None
    """Of "poses"."""


class Welcome(parts.OutgoingModel):
    """The answer to a hello."""

    type: Literal["welcome"] = "welcome"
    version: Literal[1] = VERSION
    stage: Stage
    rows: tuple[parts.RowWords, ...]
    reasons: dict[Reason, parts.ReasonWords]
    drill: parts.DrillWords
    activity: PractisedActivity | None = None
    """What was chosen."""
    practice: int | None = None
    """Id of the practice, once it has begun."""


class State(parts.OutgoingModel):
    """The answer to a frame or a command. `n` and `t` are filled in by who knows them."""

    type: Literal["state"] = "state"
    n: int = 0
    t: float = 0.0
    stage: Stage
    time: float
    """Seconds of practice."""
    practice: int | None = None
    """Its id, once it has begun."""
    seen: bool
    activity: Activity
    view: View
    points: tuple[tuple[float, float] | None, ...] | None = None
    """The 33 landmarks in pixels, None for one that is not seen; only where the server found them."""
    rows: Mapping[str, parts.RowState] = {}
    """Those that are not as in the state before."""
    hints: tuple[str, ...] = ()
    """Rows whose joints are to be coloured."""
    cue: parts.Cue | None = None
    check: parts.CameraCheckState | None = None
    guide: parts.BaselineStepState | None = None
    countdown: float | None = None
    """Seconds left."""
    note: str | None = None
    """What this machine cannot do, said once before the practice."""
    drill: parts.DrillState | None = None
    elapsed: float = 0.0
    """Seconds practised, pauses left out."""
    ways: parts.FrameCost | None = None


class Ended(parts.OutgoingModel):
    """The practice is over; nothing follows."""

    type: Literal["ended"] = "ended"
    practice: int | None = None
    """Its id; None if it had not begun, so that there is nothing to report."""


class ErrorMessage(parts.OutgoingModel):
    """Why the connection is closed."""

    type: Literal["error"] = "error"
    code: ErrorCode
    text: str


class Utterance(StrictModel):
    """Something that was said to the trainee, for the record."""

    id: int
    """Rising from 1 within a practice."""
    kind: Literal["cue", "thanks", "praise"]
    rule: str | None
    text: str
    time: Seconds
    """Of the practice."""
