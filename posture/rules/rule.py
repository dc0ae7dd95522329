"""What a rule is: one row of the table, in words and as a measure of the body."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posture.reasons import Language
from posture.report import Activity, Kind
from posture.views import Part, View

if TYPE_CHECKING:
    from posture.features.features import Features
    from posture.limits import Limits, Reading

Measure = Callable[["Features", "Limits"], "Reading"]

HEADINGS: Final = ("Why", "Measured", "Silent when", "Cannot judge when", "Source")
"""Every rule's docstring has these headings, in this order; a test holds it to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A row's words in both languages. `original` is the table's own text, verbatim."""

    original: str
    english: str
    advice_en: str
    """One full sentence for the report: what to do."""
    advice_zh: str
    cue_en: str
    """At most five words, said while practising."""
    cue_zh: str

    def title(self, language: Language) -> str:
        """The row's text: the original in Chinese, its translation in English."""
        return self.english if language == "en" else self.original

    def advice(self, language: Language) -> str:
        """What to do, as a sentence."""
        return self.advice_en if language == "en" else self.advice_zh

    def cue(self, language: Language) -> str:
        """What to do, in at most five words."""
        return self.cue_en if language == "en" else self.cue_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table."""

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
            upper_body=upper_body,
            measure=measure,
            explanation=inspect.getdoc(measure) or "",
        )

    return build
