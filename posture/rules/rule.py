"""What a rule is: one row of the table, in words and as a measure of the body."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

from posture.rules.strength import Strength
from posture.rules.wording import Wording as Wording
from posture.types import Activity, BodyPart, Kind, View

if TYPE_CHECKING:
    from posture.features.extractor import Features
    from posture.rules.criteria import Criteria, Reading

Measure = Callable[["Features", "Criteria"], "Reading"]

HEADINGS: Final = ("Why", "Measured", "Silent when", "Cannot judge when", "Source")
"""Every rule's docstring has these headings, in this order; a test holds it to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How a row counts in the score, beside its numbers in `calibration/thresholds.toml` (rules.md §8)."""

    group: str | None
    """Rows of one activity that see one and the same thing to work on name one group: it costs marks once, as much as
    the dearest of them, and is one point in reports. None for a row alone."""
    by_count: bool
    """Whether a don't also costs marks for how often it is shown: some seconds before and after each time count too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table as its module describes it; as a decorator it makes the rule of a measure."""

    id: str = field(kw_only=False)
    """The activity, a dot, and the name of the row's module."""
    kind: Kind
    wording: Wording
    unit: str
    """Of the measured value that is reported as the peak of an episode."""
    views: tuple[View, ...]
    """Views from which the row can be judged."""
    needs: tuple[BodyPart, ...]
    """Parts of the body without which the row cannot be judged."""
    highlight: tuple[BodyPart, ...]
    """Parts of the body whose joints are coloured where the row is told: what it is about, often less than it needs."""
    scoring: Scoring
    eye_level: bool = False
    """Whether a camera far below the eyes cannot judge the row from the front."""
    still_camera: bool = False
    """Whether the row is told from movements in the picture, which a camera that moves would feign."""
    upper_body: bool = False
    """Whether the row is judged where the legs are out of sight and sitting cannot be told from standing."""
    strength: Strength | None = None
    """The words of what is reported as the peak; None for those of its unit (`posture.rules.strength`)."""

    activity: Activity = field(init=False)
    """What a person does while the row can be judged."""

    def __post_init__(self) -> None:
        """The id says the activity. Raises ValueError where it does not."""
        object.__setattr__(self, "activity", Activity(self.id.partition(".")[0]))

    def __call__(self, measure: Measure) -> Rule:
        """The rule that measures so."""
        return Rule(**{one.name: getattr(self, one.name) for one in fields(Row) if one.init}, measure=measure)


rule = Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Row):
    """A row that can be judged.

    >>> posture.RULES["stand.arms_folded"].kind
    <Kind.DONT: 'dont'>
    """

    measure: Measure

    @property
    def explanation(self) -> str:
        """The measure's docstring."""
        return inspect.getdoc(self.measure) or ""
