"""The product's own report, taken to ELAN or BORIS and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calibration.formats import read_labels_in
from calibration.formats.product import label_of
from calibration.intervals import Stretches
from calibration.labels import Label
from posture.errors import SettingsError
from posture.report.boris import to_boris
from posture.report.elan import to_elan
from posture.report.model import Report
from posture.rules import RULES
from tests.calibration.formats.samples import put, tabular
from tests.calibration.stories import SECONDS, person, report_of

NOW = datetime(2026, 3, 4, 10, 11, 12, tzinfo=UTC)
ROWS = ("stand.arms_folded", "stand.straight", "sit.leg_crossed")

Shown = dict[tuple[str, str], list[tuple[float, float]]]


def spans(edges: list[int]) -> Stretches:
    """Stretches between every other of some milliseconds, more than the joining gap of episodes apart."""
    pairs = zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
    return tuple((start / 1000, end / 1000) for start, end in pairs)


stretches = st.lists(st.integers(0, int(SECONDS * 1000)), max_size=6, unique=True).map(spans)
said = st.dictionaries(st.sampled_from(ROWS), stretches)
reports = st.lists(st.tuples(said, said), min_size=1, max_size=3).map(
    lambda people: report_of(
        *(
            person(shown=shown, silent=silent, number=number, x=number / 4)
            for number, (shown, silent) in enumerate(people, 1)
        )
    )
)
files = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def shown(label: Label) -> Shown:
    """Everybody's episodes, row by row, without who shows none."""
    found: Shown = {}
    for someone in label.people:
        for item in sorted((*someone.shown, *someone.do_shown), key=lambda item: item.start):
            found.setdefault((someone.name, item.rule), []).append((item.start, item.end))
    return found


def episodes(report: Report) -> Shown:
    """The same of a report."""
    return {
        (f"person {someone.person}", finding.rule): [(episode.start, episode.end) for episode in finding.episodes]
        for someone in report.people
        for finding in someone.findings
        if finding.episodes
    }


def as_boris_exports(pasted: str) -> str:
    """What BORIS makes of pasted events: a heading, and START and STOP in turn for each subject and code."""

    def lines() -> Iterator[tuple[str, str, str, str]]:
        running: set[tuple[str, str]] = set()
        for line in pasted.split("\n"):
            time, subject, code, *_rest = line.split("\t")
            status = "STOP" if (subject, code) in running else "START"
            running ^= {(subject, code)}
            yield subject, code, status, time

    return tabular(*lines())


@files
@given(reports, st.sampled_from(("en", "zh")))
def test_episodes_come_back_from_elan_as_they_were(tmp_path: Path, report: Report, language: str) -> None:
    text = to_elan(report, "en" if language == "en" else "zh", NOW)
    (label,) = read_labels_in(put(tmp_path, "clip.eaf", text))
    assert shown(label) == episodes(report)
    assert (label.clip, label.seconds, label.length_known) == ("clip.mp4", SECONDS, True)
    assert len(label.people) == len(report.people)


@files
@given(reports)
def test_what_was_not_judged_comes_back_from_elan(tmp_path: Path, report: Report) -> None:
    (label,) = read_labels_in(put(tmp_path, "clip.eaf", to_elan(report, "en", NOW)))
    for truth, told in zip(label.people, label_of(report).people, strict=True):
        for rule in RULES:
            assert told.side(rule, SECONDS) == truth.side(rule, SECONDS)


@files
@given(reports)
def test_episodes_come_back_from_boris_as_they_were(tmp_path: Path, report: Report) -> None:
    pasted = to_boris(report, "zh")
    if not pasted:
        with pytest.raises(SettingsError):
            read_labels_in(put(tmp_path, "empty.tsv", pasted))
        return
    for name, text in (("clip.tsv", pasted), ("exported.tsv", as_boris_exports(pasted))):
        (label,) = read_labels_in(put(tmp_path, name, text))
        assert shown(label) == episodes(report)


def test_nobody_comes_back_as_nobody(tmp_path: Path) -> None:
    report = report_of()
    for name, text in (("a.eaf", to_elan(report, "zh", NOW)), ("a.tsv", to_boris(report, "en"))):
        (label,) = read_labels_in(put(tmp_path, name, text))
        assert label.people == ()
        assert label.seconds == SECONDS


def test_a_report_of_the_product_is_no_label_of_a_person(tmp_path: Path) -> None:
    report = report_of(person(shown={"stand.arms_folded": ((4, 10),)}))
    path = put(tmp_path, "a.json", report.to_json())
    assert shown(read_labels_in(path, reports=True)[0]) == episodes(report)
    with pytest.raises(SettingsError, match="report of the product"):
        read_labels_in(path)
