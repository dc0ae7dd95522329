"""What went well, which every report says first, and what to do next, which it says last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from posture.i18n import catalogue
from posture.report.model import Finding, Person
from posture.report.priorities import top_priorities
from posture.report.row_summary import WORTH_TELLING, Tone, groups, tone, wording
from posture.types import Activity, Kind, Language

MOST: Final = 3


def went_well(person: Person, *, most: int = MOST) -> tuple[Finding, ...]:
    """Rows as the code asks: do's that were done before don'ts that were left off, the longest judged first.

    Only of activities that happened, and only what was judged for long enough to be worth a word.
    """
    judged = (finding for group in groups(person) if group.happened for finding in group.findings)
    good = [one for one in judged if tone(one) is Tone.GOOD and one.judged_seconds >= WORTH_TELLING]
    return tuple(sorted(good, key=lambda one: (one.kind is Kind.DONT, -one.judged_seconds))[:most])


def next_step(person: Person, weights: Mapping[str, float], language: Language) -> str:
    """One sentence on what to practise next: the activity and the advice of the first point to work on.

    Where there is none, it is the activity that was done the least of those that were seen. Raises KeyError for a row
    without a weight.
    """
    words, points = catalogue("names"), top_priorities(person, weights, most=1)
    if points:
        finding = points[0].finding
        advice = wording(finding).advice(language)
        return words[f"next.{finding.activity}"].text(language, advice=advice)
    return words[f"next.keep.{next_activity(person)}"].text(language)


def next_activity(person: Person) -> Activity:
    """Of the activities that were seen, the one that was done for the shortest time; standing where none was."""
    done = [group for group in groups(person) if group.seconds > 0]
    return min(done, key=lambda group: group.seconds).activity if done else Activity.STAND
