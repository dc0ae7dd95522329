"""What really happened in a clip. All times are seconds since the first frame.

Labels are read from files by `calibration.formats`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Final

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from posture.errors import SettingsError
from posture.rules import RULES
from posture.side_files import shortened
from posture.types import Activity, Kind

from .intervals import Stretches, merge, subtract
from .kappa import RaterSide
from .label_fields import ClipName, Interval, RuleId, forwards, named_stretch

QUIET_KINDS = frozenset({"good", "hard_negative"})
"""Kinds of clip in which no don't row is acted: a finding there is a false alarm."""
SLACK: Final = 1.0
"""Seconds by which a mark may end after its clip: programs count the length of one recording differently."""
_FINITE: Final = ConfigDict(allow_inf_nan=False)


_NUMBERED = re.compile(r"\s*(?:person|subject|p|第|人物)?\s*(\d{1,9})\s*人?\s*", re.IGNORECASE)


def number_in(name: str) -> int | None:
    """The number by which a name such as `person 2` counts people; None for a name of one's own."""
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True, config=_FINITE)
class LabelledRow:
    """A stretch in which a row holds."""

    rule: RuleId
    start: Annotated[float, Field(ge=0)]
    end: Annotated[float, Field(ge=0)]

    def __post_init__(self) -> None:
        """Refuse a stretch that runs backwards."""
        forwards((self.start, self.end))


@dataclass(frozen=True, slots=True, config=_FINITE)
class LabelledActivity:
    """A stretch of one activity."""

    activity: Activity
    start: Annotated[float, Field(ge=0)]
    end: Annotated[float, Field(ge=0)]


@dataclass(frozen=True, slots=True, config=_FINITE)
class PersonLabel:
    """What one person did."""

    activity: tuple[Annotated[LabelledActivity, BeforeValidator(named_stretch)], ...]
    shown: tuple[LabelledRow, ...]
    """Don't rows that were acted."""
    do_shown: tuple[LabelledRow, ...]
    """Do rows that clearly held."""
    ambiguous: tuple[LabelledRow, ...]
    """Where an honest judge could go either way."""
    cannot_judge: frozenset[RuleId]
    """Rows that this view, framing or size cannot show, whether or not they happened."""
    partial: frozenset[RuleId]
    """Rows that this view shows in part: judging and not judging are both right."""
    ignore: tuple[Interval, ...]
    """Blends between postures: nothing is scored there."""
    position: int = 0
    """Place in the picture, 0 leftmost."""
    name: str = ""
    """`person 2` is the second as the product counts in this clip; any other name is one person in all clips."""
    not_judged: tuple[LabelledRow, ...] = ()
    """Where the labeller could not judge a row."""

    @property
    def number(self) -> int | None:
        """The product's number for the person, where the label uses numbers."""
        return number_in(self.name)

    def unjudged(self, rule: str) -> Stretches:
        """When the labeller could not judge the row; it stays shown through a moment in which it cannot be seen."""
        silent = merge((item.start, item.end) for item in self.not_judged if item.rule == rule)
        return subtract(silent, self.true(rule))

    def true(self, rule: str) -> Stretches:
        """When the row held, whether or not it can be seen."""
        labelled = self.do_shown if RULES[rule].kind is Kind.DO else self.shown
        return merge((item.start, item.end) for item in labelled if item.rule == rule)

    def neutral(self, rule: str) -> Stretches:
        """When nothing is scored for the row."""
        ambiguous = ((item.start, item.end) for item in self.ambiguous if item.rule == rule)
        return merge((*self.ignore, *ambiguous, *self.unjudged(rule)))

    def side(self, rule: str, seconds: float) -> RaterSide:
        """What the label says of a row: judged is all time of the row's activity that is neither neutral nor hidden.

        Where the label does not tell the activity, it is taken to be the row's own.
        """
        if rule in self.cannot_judge:
            return RaterSide((), ())
        fitting = self.active(RULES[rule].activity) + self.active(Activity.UNKNOWN)
        zone = merge(fitting) if self.activity else ((0.0, seconds),)
        return RaterSide(self.true(rule), subtract(zone, self.neutral(rule)))

    def marks(self) -> Iterator[tuple[str, float, float]]:
        """Name, start and end of everything that is labelled."""
        for item in (*self.shown, *self.do_shown, *self.ambiguous, *self.not_judged):
            yield item.rule, item.start, item.end
        yield from ((span.activity.value, span.start, span.end) for span in self.activity)
        yield from (("ignore", start, end) for start, end in self.ignore)

    def active(self, activity: Activity) -> Stretches:
        """When the person did that."""
        return merge((span.start, span.end) for span in self.activity if span.activity is activity)


NOBODY = PersonLabel(
    activity=(),
    shown=(),
    do_shown=(),
    ambiguous=(),
    cannot_judge=frozenset(RULES),
    partial=frozenset(),
    ignore=(),
)
"""Where no one is: nothing happened and nothing may be judged."""


@dataclass(frozen=True, slots=True, config=_FINITE)
class Label:
    """What really happened in one clip."""

    clip: ClipName
    """Name of the video file, which lies beside the label."""
    seconds: Annotated[float, Field(gt=0)]
    kind: str
    framing: str
    """How much of the body is in the picture: full, waist, upper, far or empty."""
    people: tuple[PersonLabel, ...]
    """From left to right; empty where nobody is in view."""
    length_known: bool = True
    """False where the file does not say how long the clip is, and `seconds` is where its last mark ends."""
    remarks: tuple[str, ...] = ()
    """What its file holds that was not used, in words."""

    @property
    def quiet(self) -> bool:
        """Whether no don't row is acted in it."""
        return self.kind in QUIET_KINDS

    def beyond(self, seconds: float) -> tuple[str, ...]:
        """Every mark that ends after so many seconds, in words."""
        marks = (mark for person in self.people for mark in person.marks())
        return tuple(f"{name} from {start:g} to {end:g} s" for name, start, end in marks if end > seconds + SLACK)

    def within(self, seconds: float) -> Label:
        """The same for a clip that is known to be so long, where the label's own file did not tell.

        Raises SettingsError where the label has marks after its end: nothing can be found there, and each would count
        as missed.
        """
        late = self.beyond(seconds)
        if late:
            raise SettingsError(
                f"the label of {self.clip} has {shortened('; '.join(late))}, but the clip ends at {seconds:g} s; "
                "correct the times"
            )
        return self if self.length_known else replace(self, seconds=seconds, length_known=True)
