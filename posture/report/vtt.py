"""Captions with advice (WebVTT), to play beside the recording."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from posture.i18n import say
from posture.reasons import Reason
from posture.report.model import Report
from posture.report.row_summary import wording
from posture.types import Kind, Language


class _Advice(NamedTuple):
    """One don't of one person, in whole milliseconds, the grain of the format."""

    start: int
    end: int
    rule: str
    person: int


def to_vtt(report: Report, language: Language) -> str:
    """The advice of each don't for as long as it was shown; cues never overlap.

    Don'ts that coincide share one cue, a line each. People are named only where there is more than one. Where nobody
    was in view, a single cue over the whole recording says so. Times are those of a player's clock.
    """
    cues = _cues(report, language) if report.people else _nobody(report, language)
    late = round(report.source.start * 1000)
    blocks = [f"{_stamp(late + start)} --> {_stamp(late + end)}\n{text}\n" for start, end, text in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def _cues(report: Report, language: Language) -> Iterator[tuple[int, int, str]]:
    advices = list(_advices(report))
    edges = sorted({edge for advice in advices for edge in (advice.start, advice.end)})
    slices = [(start, end, _text(report, advices, start, language)) for start, end in pairwise(edges)]
    for text, same in groupby(slices, key=lambda piece: piece[2]):
        run = list(same)
        if text:
            yield run[0][0], run[-1][1], text


def _advices(report: Report) -> Iterator[_Advice]:
    for person in report.people:
        for finding in person.findings:
            if finding.kind is Kind.DONT:
                for episode in finding.episodes:
                    start = round(episode.start * 1000)
                    yield _Advice(start, max(start + 1, round(episode.end * 1000)), finding.rule, person.person)


def _text(report: Report, advices: list[_Advice], moment: int, language: Language) -> str:
    now = [advice for advice in advices if advice.start <= moment < advice.end]
    lines = []
    for finding in report.people[0].findings:
        people = sorted({advice.person for advice in now if advice.rule == finding.rule})
        if people:
            named = _names(people, language) if len(report.people) > 1 else ""
            lines.append(named + _escaped(wording(finding).advice(language)))
    return "\n".join(lines)


def _names(people: list[int], language: Language) -> str:
    numbers = ", ".join(map(str, people))
    return say(language, f"Person {numbers}: " if len(people) == 1 else f"People {numbers}: ", f"第 {numbers} 人：")


def _nobody(report: Report, language: Language) -> Iterator[tuple[int, int, str]]:
    text = Reason.NO_PERSON.text(language)
    yield 0, max(1, round(report.source.seconds * 1000)), text[0].upper() + text[1:]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
