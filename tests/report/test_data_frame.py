"""Episodes as a table of pandas."""

from __future__ import annotations

import csv as table
import io
import sys

import pytest

from posture.errors import MissingPackageError
from posture.report.csv import COLUMNS, to_csv
from posture.report.model import Report


def test_the_table_has_the_lines_and_columns_of_the_csv(two: Report) -> None:
    lines = list(table.DictReader(io.StringIO(to_csv(two, "en"))))
    frame = two.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    for name in ("person", "activity", "rule", "kind", "title", "unit"):
        assert [str(value) for value in frame[name]] == [line[name] for line in lines]
    for name in ("start", "end", "seconds", "peak", "confidence"):
        assert list(frame[name]) == pytest.approx([float(line[name]) for line in lines], abs=0.005)


def test_titles_are_in_the_language_that_is_asked_for(one: Report) -> None:
    assert "翘着二郎腿" in set(one.to_frame("zh")["title"])


def test_nobody_in_view_is_a_table_without_lines_and_of_the_same_types(nobody: Report, one: Report) -> None:
    empty, full = nobody.to_frame(), one.to_frame()
    assert len(empty) == 0
    for name in ("person", "start", "peak"):
        assert empty[name].dtype == full[name].dtype


def test_without_pandas_it_says_what_to_install(one: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackageError, match="pip install pandas"):
        one.to_frame()
