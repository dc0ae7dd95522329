"""Judge a scene, and look at what came of it in few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from posture.config.thresholds import load_thresholds
from posture.pose.pose import PoseFrame
from posture.reasons import Reason
from posture.report.model import Episode, Finding, Person
from posture.rules import RULES
from posture.session.session import Session
from posture.types import Activity, Kind

LIMITS: Final = load_thresholds()


def session(frames: Iterable[PoseFrame], *, declared: Activity | None = None, traced: bool = False) -> Session:
    """A session that has seen these frames."""
    judged = Session(classifier=None, declared=declared, traced=traced)
    for frame in frames:
        judged.process(frame)
    return judged


def judge(frames: Iterable[PoseFrame], *, declared: Activity | None = None) -> Person:
    """The part of the report on the first person of a scene."""
    return session(frames, declared=declared).people()[0]


def finding(frames: Sequence[PoseFrame], rule: str) -> Finding:
    """The finding of one row for the first person."""
    return judge(frames).finding(rule)


def rows(activity: Activity) -> list[str]:
    """The rows of an activity, in the table's order."""
    return [rule.id for rule in RULES.values() if rule.activity is activity]


def shown(who: Person, kind: Kind = Kind.DONT) -> set[str]:
    """The rows of a kind that were shown."""
    return {f.rule for f in who.findings if f.kind is kind and f.episodes}


def reasons(found: Finding) -> set[Reason]:
    """Why a row was not judged."""
    return {gap.reason for gap in found.not_judged}


def only(found: Finding) -> Episode:
    """The one episode of a row."""
    assert len(found.episodes) == 1, found
    return found.episodes[0]
