"""What the messages of a practice are made of. What is None is left out of the JSON."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from posture.reasons import Reason
from posture.types import Activity, Kind, Outcome

Tone = Literal["good", "amber", "grey"]


class OutgoingModel(BaseModel):
    """Anything that is sent to a page."""

    model_config = ConfigDict(extra="forbid")

    def to_json(self) -> str:
        """The text to send."""
        return self.model_dump_json(exclude_none=True)


class RowWords(OutgoingModel):
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


class ReasonWords(OutgoingModel):
    """A reason in the trainee's language."""

    text: str
    remedy: str
    """Empty where nothing need change."""


class DrillWords(OutgoingModel):
    """A drill in the trainee's language."""

    id: str
    name: str
    goal: str


class RowState(OutgoingModel):
    """A cell of the board."""

    tone: Tone
    outcome: Outcome
    reason: Reason | None = None


class Cue(OutgoingModel):
    """What is to be on the screen now."""

    id: int
    kind: Literal["cue", "thanks", "praise"]
    rule: str | None = None
    text: str
    seconds: float
    """How long it is shown at most."""


class CameraCheckState(OutgoingModel):
    """What the camera check sees."""

    inside: bool
    """Whether the whole person is within the outline."""
    outline: tuple[float, float, float, float]
    """Left, top, right and bottom of where to be, in pixels, unmirrored."""
    distance: Literal["closer", "back", "good", "unknown"]
    light: Literal["good", "dim", "dark", "backlit", "bright", "unknown"]
    fps: float
    """Frames a second; 0 until it is known."""
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


class BaselineStepState(OutgoingModel):
    """How far the baseline is."""

    step: Literal["frame", "ready", "hold", "rest", "wait", "done", "given_up"]
    left: float
    """Seconds of this step; of one that was given up, until it goes on without a baseline."""
    taken: int
    takes: int
    refused: tuple[str, ...]
    text: str
    """What to do now."""


class DrillState(OutgoingModel):
    """How far the drill is."""

    done: Annotated[float, Field(ge=0, le=1)]
    text: str
    """What to do now."""
    achieved: bool


class FrameCost(OutgoingModel):
    """What a frame cost."""

    server_ms: float
