"""What the player is told of a review, in words of the page's language and places in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from posture.practice.texts import joints, reason_words
from posture.reasons import Reason
from posture.report.model import Episode, Finding, Person, Report
from posture.report.row_summary import PASSING, Group, gist, groups, tone, wording
from posture.report.text import LOW_CONFIDENCE, activity_word, outcome_word, person_word, place_word, strength
from posture.report.vtt import to_vtt
from posture.rules import RULES
from posture.types import Kind, Language
from posture.web.jobs import Job

PlayerData = dict[str, Any]
"""As it goes to the browser."""


def recording_data(job: Job, report: Report, language: Language, annotation: Job | None = None) -> PlayerData:
    """A reviewed recording; `annotation` is the review that makes its annotated video."""
    source = report.source
    return {
        "job": job.id,
        "name": job.recording.name,
        "annotated": annotation.id if annotation and annotation.state == "done" else None,
        "making": annotation is not None and annotation.state in {"waiting", "running"},
        "evidence": job.options.evidence,
        "source": {
            "width": source.width,
            "height": source.height,
            "seconds": source.seconds,
            "fps": source.fps,
            "start": source.start,
        },
        "captions": to_vtt(_from_first_frame(report), language),
        "people": [_person(person, language) for person in report.people],
    }


def _from_first_frame(report: Report) -> Report:
    """The report with times of the first frame's clock everywhere: the player itself adds when that begins."""
    return report.model_copy(update={"source": report.source.model_copy(update={"start": 0.0})})


def reasons_data(language: Language) -> Mapping[str, PlayerData]:
    """Every reason in words, by its code."""
    return {reason.value: reason_words(reason, language).model_dump() for reason in Reason}


def _person(person: Person, language: Language) -> PlayerData:
    return {
        "number": person.person,
        "name": person_word(person.person, language),
        "place": place_word(person.x, language),
        "activity": [
            {
                "start": span.start,
                "end": span.end,
                "activity": span.activity.value,
                "word": activity_word(span.activity, language),
            }
            for span in person.activity
        ],
        "groups": [_group(group, language) for group in groups(person) if group.happened],
    }


def _group(group: Group, language: Language) -> PlayerData:
    """Do's before don'ts, as in the table."""
    ordered = sorted(group.findings, key=lambda finding: finding.kind is Kind.DONT)
    return {
        "activity": group.activity.value,
        "word": activity_word(group.activity, language),
        "rows": [_row(finding, group.seconds, language) for finding in ordered],
    }


def _row(finding: Finding, seconds: float, language: Language) -> PlayerData:
    said = wording(finding)
    return {
        "id": finding.rule,
        "kind": finding.kind.value,
        "title": said.title(language),
        "titles": [said.title("en"), said.title("zh")],
        "advice": said.advice(language),
        "tone": tone(finding).value,
        "outcome": outcome_word(finding.outcome, language, finding.kind),
        "gist": gist(finding, language, seconds),
        "joints": list(joints(RULES[finding.rule])),
        "episodes": [_episode(finding.rule, episode, language) for episode in finding.episodes],
        "unjudged": [
            {"start": span.start, "end": span.end, "reason": span.reason.value, "passing": span.reason in PASSING}
            for span in finding.not_judged
        ],
    }


def _episode(rule: str, episode: Episode, language: Language) -> PlayerData:
    return {
        "start": episode.start,
        "end": episode.end,
        "strength": strength(rule, (episode,), language),
        "uncertain": episode.confidence < LOW_CONFIDENCE,
    }
