"""Messages of a practice: text from the page, and everything that is sent to it.

What is None is left out of the JSON, so that a state is as small as what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from posture.live.settings import Practised
from posture.reasons import Reason
from posture.report import Activity, Kind, Outcome, Seconds
from posture.views import View

VERSION: Literal[1] = 1
"""Of all messages."""

Stage = Literal["check", "baseline", "countdown", "practice", "paused", "ended"]
Posing = Literal["browser", "server"]
"""Where poses are found."""
Tone = Literal["good", "amber", "grey"]
Fault = Literal["malformed", "ticket", "too_large", "too_fast", "busy", "replaced", "internal"]
"""Why a connection is ended."""


class _Incoming(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Hello(_Incoming):
    """The first message of a connection."""

    type: Literal["hello"]
    version: Literal[1]
    ticket: Annotated[str, Field(min_length=1, max_length=16_384)]
    poses: Posing


class Command(_Incoming):
    """What the trainee wants."""

    type: Literal["do"] = "do"
    do: Literal["begin", "skip", "again", "pause", "resume", "end", "activity", "poses"]
    activity: Annotated[Practised | None, Field(strict=False)] = None
    """Of "activity"; None to have it recognised."""
    poses: Posing | None = None
    """Of "poses"."""


class _Outgoing(BaseModel):
    model_config = ConfigDict(extra="forbid")

    def to_json(self) -> str:
        """The text to send."""
        return self.model_dump_json(exclude_none=True)


class RowWords(_Outgoing):
    """A row of the table in the trainee's language."""

    id: str
    activity: Activity
    kind: Kind
    title: str
    original: str
    """The table's own text."""
    advice: str
    cue: str
    joints: tuple[int, ...]
    """Numbers of the landmarks to colour for it."""
    used: bool
    """False for a row that the house rules switch off."""


class ReasonWords(_Outgoing):
    """A reason in the trainee's language."""

    text: str
    remedy: str
    """Empty where nothing need change."""


class DrillWords(_Outgoing):
    """A drill in the trainee's language."""

    id: str
    name: str
    goal: str


class Welcome(_Outgoing):
    """The answer to a hello."""

    type: Literal["welcome"] = "welcome"
    version: Literal[1] = VERSION
    stage: Stage
    rows: tuple[RowWords, ...]
    reasons: dict[Reason, ReasonWords]
    drill: DrillWords
    activity: Practised | None = None
    """What was chosen."""
    practice: int | None = None
    """Id of the practice, once it has begun."""


class RowState(_Outgoing):
    """A cell of the board."""

    tone: Tone
    outcome: Outcome
    reason: Reason | None = None


class Cue(_Outgoing):
    """What is to be on the screen now."""

    id: int
    kind: Literal["cue", "thanks", "praise"]
    rule: str | None = None
    text: str
    seconds: float
    """How long it is shown at most."""


class CheckState(_Outgoing):
    """What the camera check sees."""

    inside: bool
    """Whether the whole person is within the outline."""
    outline: tuple[float, float, float, float]
    """Left, top, right and bottom of where to be, in pixels, unmirrored."""
    distance: Literal["closer", "back", "good", "unknown"]
    light: Literal["good", "dim", "dark", "backlit", "bright", "unknown"]
    fps: float
    fps_ok: bool
    roll: float | None = None
    """Degrees that upright things lean to the picture's right."""
    height: Literal["low", "high", "good", "unknown"]
    """Of the camera."""
    moved: bool | None = None
    """Whether the camera was moved; None where it cannot be known."""
    judged: int
    """Rows that can be judged like this, now or as soon as their activity is shown."""
    of: int
    advice: tuple[str, ...]
    """What to change, most gainful first."""
    ready: bool
    left: float | None = None
    """Seconds until it goes on by itself; None while it does not."""


class GuideState(_Outgoing):
    """How far the baseline is."""

    step: Literal["frame", "ready", "hold", "rest", "wait", "done", "given_up"]
    left: float
    """Seconds of this step."""
    taken: int
    takes: int
    refused: tuple[str, ...]
    text: str
    """What to do now."""


class DrillState(_Outgoing):
    """How far the drill is."""

    done: Annotated[float, Field(ge=0, le=1)]
    text: str
    """What to do now."""
    achieved: bool


class Ways(_Outgoing):
    """What a frame cost."""

    server_ms: float


class State(_Outgoing):
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
    rows: Mapping[str, RowState] = {}
    """Those that are not as in the state before."""
    hints: tuple[str, ...] = ()
    """Rows whose joints are to be coloured."""
    cue: Cue | None = None
    check: CheckState | None = None
    guide: GuideState | None = None
    countdown: float | None = None
    """Seconds left."""
    drill: DrillState | None = None
    elapsed: float = 0.0
    """Seconds practised, pauses left out."""
    ways: Ways | None = None


class Ended(_Outgoing):
    """The practice is over; nothing follows."""

    type: Literal["ended"] = "ended"
    practice: int | None = None
    """Its id; None if it had not begun, so that there is nothing to report."""


class Refusal(_Outgoing):
    """Why the connection is closed."""

    type: Literal["error"] = "error"
    code: Fault
    text: str


class Said(BaseModel):
    """Something that was said to the trainee, for the record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int
    """Rising from 1 within a practice."""
    kind: Literal["cue", "thanks", "praise"]
    rule: str | None
    text: str
    time: Seconds
    """Of the practice."""
