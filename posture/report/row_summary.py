"""What every renderer asks of a row: how it turned out for the person, in how much of the time, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posture.i18n import say
from posture.reasons import Reason
from posture.report.model import Finding, Person
from posture.report.text import duration, percent, time_range
from posture.rules import RULES
from posture.rules.wording import Wording
from posture.types import Activity, Kind, Language, Outcome

CREDITED_SHARE: Final = 0.80
"""A do shown in this share of the judged time has its full credit (rules.md §8)."""

PASSING: Final = frozenset({Reason.ACTIVITY_OTHER, Reason.TRANSITION, Reason.SWITCHED_OFF})
"""Reasons that say nothing of the picture: the row simply did not apply just then."""

WORTH_TELLING: Final = 1.0
"""Seconds: shorter gaps in the judgement are drawn, but not put into words."""


class Tone(StrEnum):
    """How a row turned out, seen from the table: a don't that is not shown is good."""

    GOOD = "good"
    PARTLY = "partly"
    MISSING = "missing"
    BAD = "bad"
    UNJUDGED = "unjudged"

    @property
    def symbol(self) -> str:
        """A sign that needs no colour."""
        return _SYMBOLS[self]


_SYMBOLS: Final = {Tone.GOOD: "✓", Tone.PARTLY: "◐", Tone.MISSING: "○", Tone.BAD: "✗", Tone.UNJUDGED: "?"}


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one activity."""

    activity: Activity
    findings: tuple[Finding, ...]
    seconds: float
    """How long the person did it."""

    @property
    def happened(self) -> bool:
        """Whether the activity was seen, or a row of it judged for long enough to be worth a word.

        Rows that need no legs are judged, too, in the moment before it is clear what somebody does.
        """
        return self.seconds > 0 or any(
            finding.episodes or finding.judged_seconds >= WORTH_TELLING for finding in self.findings
        )

    @property
    def reason(self) -> Reason:
        """Why a group that did not happen was not judged."""
        reasons = [finding.main_reason for finding in self.findings if finding.main_reason]
        return max(reasons, key=reasons.count, default=Reason.ACTIVITY_OTHER)


def groups(person: Person) -> tuple[Group, ...]:
    """The person's rows by activity, all in the table's order."""
    activities = dict.fromkeys(finding.activity for finding in person.findings)
    return tuple(_group(person, activity) for activity in activities)


def _group(person: Person, activity: Activity) -> Group:
    seconds = sum(span.end - span.start for span in person.activity if span.activity is activity)
    rows = tuple(finding for finding in person.findings if finding.activity is activity)
    return Group(activity, rows, seconds)


def wording(finding: Finding) -> Wording:
    """The row's words: the house's own, or the table's."""
    return finding.wording or RULES[finding.rule].wording


def share_shown(finding: Finding) -> float:
    """Share of the judged time in which the behaviour was shown; 0 where nothing was judged."""
    return min(1.0, finding.shown_seconds / finding.judged_seconds) if finding.judged_seconds > 0 else 0.0


def certainty(finding: Finding) -> float:
    """Confidence of the episodes, each by its length; 0 where there are none."""
    lengths = [episode.end - episode.start for episode in finding.episodes]
    weighted = sum(length * episode.confidence for length, episode in zip(lengths, finding.episodes, strict=True))
    return weighted / sum(lengths) if sum(lengths) > 0 else 0.0


def tone(finding: Finding) -> Tone:
    """How the row turned out."""
    if finding.outcome is Outcome.NOT_JUDGED:
        return Tone.UNJUDGED
    shown = finding.outcome is Outcome.SHOWN
    if finding.kind is Kind.DONT:
        return Tone.BAD if shown else Tone.GOOD
    if not shown:
        return Tone.MISSING
    return Tone.GOOD if share_shown(finding) >= CREDITED_SHARE else Tone.PARTLY


def gaps(finding: Finding) -> dict[Reason, float]:
    """Seconds not judged by reason, longest first, without those in which the row did not apply."""
    lost = {reason: seconds for reason, seconds in finding.unjudged_seconds.items() if reason not in PASSING}
    return dict(sorted(lost.items(), key=lambda item: -item[1]))


def why_not(finding: Finding) -> Reason | None:
    """The reason to give for what was not judged: one that can be acted on before one that cannot."""
    return next((reason for reason in gaps(finding) if reason.remedy("en")), finding.main_reason)


def times(finding: Finding, most: int) -> str:
    """When the behaviour was shown: the first `most` episodes, and how many more there were."""
    listed = [time_range(episode.start, episode.end) for episode in finding.episodes[:most]]
    more = len(finding.episodes) - most
    return ", ".join(listed) + (f" +{more}" if more > 0 else "")


def gist(finding: Finding, language: Language, seconds: float = 0.0, *, most: int = 3) -> str:
    """When it was shown; or for how long it was judged and not shown; or why it was not judged.

    That it was not shown is said only of the time judged, beside the `seconds` for which the person did the activity.
    """
    if finding.outcome is Outcome.NOT_JUDGED:
        return (why_not(finding) or Reason.TOO_SHORT).text(language)
    if finding.outcome is Outcome.SHOWN:
        return times(finding, most)
    judged, whole = duration(finding.judged_seconds, language), duration(seconds, language)
    if seconds - finding.judged_seconds < WORTH_TELLING:
        return say(language, f"judged for {judged}", f"判断了{judged}")
    return say(language, f"judged for {judged} of {whole}", f"{whole}中有{judged}可以判断")


def extent(finding: Finding, language: Language) -> str:
    """In how much of the judged time it was shown; empty where it was not."""
    if finding.outcome is not Outcome.SHOWN:
        return ""
    share, judged = percent(share_shown(finding), language), duration(finding.judged_seconds, language)
    return say(language, f"{share} of {judged} judged", f"占判断时间（{judged}）的{share}")


def gap_remark(finding: Finding, language: Language) -> str:
    """How much of a judged row was lost to its main reason; empty where that is little, or all."""
    reason, seconds = next(iter(gaps(finding).items()), (None, 0.0))
    if reason is None or seconds < WORTH_TELLING or finding.outcome is Outcome.NOT_JUDGED:
        return ""
    lost = duration(seconds, language)
    return say(language, f"{lost} not judged: {reason.text('en')}", f"{lost}未判断：{reason.text('zh')}")


def detail(finding: Finding, language: Language, seconds: float = 0.0) -> str:
    """All of the above in one line."""
    parts = (gist(finding, language, seconds), extent(finding, language), gap_remark(finding, language))
    return " · ".join(part for part in parts if part)
