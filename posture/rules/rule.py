"""What a rule is: one row of the table, in words and as a measure of the body."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posture.rules.wording import Wording as Wording
from posture.types import Activity, Kind, Part, View

if TYPE_CHECKING:
    from posture.features.extractor import Features
    from posture.rules.criteria import Limits, Reading

Measure = Callable[["Features", "Limits"], "Reading"]

HEADINGS: Final = ("Why", "Measured", "Silent when", "Cannot judge when", "Source")
"""Every rule's docstring has these headings, in this order; a test holds it to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table.

    >>> posture.RULES["stand.arms_folded"].kind
    <Kind.DONT: 'dont'>
    """

    id: str
    kind: Kind
    activity: Activity
    wording: Wording
    unit: str
    """Of the measured value that is reported as the peak of an episode."""
    views: frozenset[View]
    """Views from which the row can be judged."""
    needs: tuple[Part, ...]
    """Parts of the body without which the row cannot be judged."""
    eye_level: bool
    """Whether a camera far below the eyes cannot judge the row from the front."""
    still_camera: bool
    """Whether the row is told from movements in the picture, which a camera that moves would feign."""
    upper_body: bool
    """Whether the row is judged where the legs are out of sight and sitting cannot be told from standing."""
    measure: Measure
    explanation: str


def rule(  # noqa: PLR0913 - a row is made of this many words
    id: str,
    *,
    kind: Kind,
    activity: Activity,
    wording: Wording,
    unit: str,
    views: tuple[View, ...],
    needs: tuple[Part, ...],
    eye_level: bool = False,
    still_camera: bool = False,
    upper_body: bool = False,
) -> Callable[[Measure], Rule]:
    """Turn a measure into a Rule; the measure's docstring becomes the rule's explanation."""

    def build(measure: Measure) -> Rule:
        return Rule(
            id=id,
            kind=kind,
            activity=activity,
            wording=wording,
            unit=unit,
            views=frozenset(views),
            needs=needs,
            eye_level=eye_level,
            still_camera=still_camera,
            upper_body=upper_body,
            measure=measure,
            explanation=inspect.getdoc(measure) or "",
        )

    return build
