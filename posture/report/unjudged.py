"""What could not be judged, and how to film it next time."""

from __future__ import annotations

from dataclasses import dataclass

from posture.i18n import say
from posture.reasons import Reason
from posture.report.model import Person
from posture.report.row_summary import PASSING, WORTH_TELLING, gaps, groups, wording
from posture.report.text import activity_word, duration
from posture.types import Language, Outcome


@dataclass(frozen=True, slots=True)
class UnjudgedReason:
    """One reason, the rows it kept from being judged with how much of the time, and what to change."""

    reason: Reason
    text: str
    remedy: str
    rows: tuple[tuple[str, str], ...]
    """Title of the row and how long it could not be judged."""


def unjudged_reasons(person: Person, language: Language) -> list[UnjudgedReason]:
    """Reasons by the time they cost, over the rows of activities that happened; gaps under a second are left out."""
    found: dict[Reason, list[tuple[float, str, str]]] = {}
    for group in groups(person):
        for finding in group.findings if group.happened else ():
            for reason, seconds in gaps(finding).items():
                if seconds >= WORTH_TELLING:
                    whole = finding.outcome is Outcome.NOT_JUDGED and len(gaps(finding)) == 1
                    lost = say(language, "throughout", "全程") if whole else duration(seconds, language)
                    found.setdefault(reason, []).append((seconds, wording(finding).title(language), lost))
    ordered = sorted(found.items(), key=lambda item: -sum(seconds for seconds, _, _ in item[1]))
    return [_unseen(reason, rows, language) for reason, rows in ordered]


def _unseen(reason: Reason, rows: list[tuple[float, str, str]], language: Language) -> UnjudgedReason:
    text, remedy = (_sentence(words) for words in (reason.text(language), reason.remedy(language)))
    return UnjudgedReason(reason, text, remedy, tuple((title, lost) for _, title, lost in rows))


def missing_activities(person: Person, language: Language) -> str:
    """A sentence that names the activities that were not seen; empty where all were."""
    absent = (group for group in groups(person) if not group.happened and group.reason in PASSING)
    words = [activity_word(group.activity, language) for group in absent]
    if not words:
        return ""
    return say(language, f"Not in this recording: {' and '.join(words)}.", f"本次未出现的活动：{'、'.join(words)}。")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
