"""What only looks like a row, with real pixels: don't rows stay silent, do rows give no praise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest

from calibration.evaluate import read_labels
from calibration.intervals import intersect, total
from posture.rules import RULES
from posture.types import Kind
from tests.lookalikes.clips import CORPUS, judged, marks, person, shown_in
from tests.lookalikes.table import NOT_CREDITED, SILENT, Act

LATE: Final = 0.7
"""Seconds of overlap of credit and contrary at either end: half a change of posture, and the filter."""


def told(table: Mapping[str, tuple[Act, ...]]) -> list[object]:
    """Parameters (rule, act) for pytest."""
    return [
        pytest.param(rule, act, id=f"{rule}: {act.what} ({act.clip.stem})", marks=marks(act.clip))
        for rule, acts in table.items()
        for act in acts
    ]


@pytest.mark.parametrize(("rule", "act"), told(SILENT))
def test_a_dont_row_judges_its_look_alike_and_stays_silent(rule: str, act: Act) -> None:
    finding = person(act.clip).finding(rule)
    assert total(judged(finding, act.stretch)) >= act.least_judged * (act.end - act.start), finding.not_judged
    assert shown_in(finding, act.stretch) == ()


@pytest.mark.parametrize(("rule", "act"), told(NOT_CREDITED))
def test_a_do_row_judges_its_contrary_and_gives_no_credit(rule: str, act: Act) -> None:
    finding = person(act.clip).finding(rule)
    assert total(judged(finding, act.stretch)) >= act.least_judged * (act.end - act.start), finding.not_judged
    assert shown_in(finding, (act.start + LATE, act.end - LATE)) == ()


def test_every_row_of_the_table_has_a_look_alike() -> None:
    assert set(SILENT) == {rule.id for rule in RULES.values() if rule.kind is Kind.DONT}
    assert set(NOT_CREDITED) == {rule.id for rule in RULES.values() if rule.kind is Kind.DO}


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled clips are not here")
def test_no_look_alike_is_labelled_as_the_row_itself() -> None:
    labels = {clip: label.people[0] for clip, label in read_labels(CORPUS) if label.people}
    wrong = [
        (rule, act.what)
        for rule, acts in (*SILENT.items(), *NOT_CREDITED.items())
        for act in acts
        if act.clip in labels and intersect(labels[act.clip].true(rule), (act.stretch,))
    ]
    assert not wrong
