"""Finding one's way in a report."""

from __future__ import annotations

import pytest

from posture.report.model import Report


def test_a_person_of_the_report_is_found_by_the_number(two: Report) -> None:
    assert two.person(2) is two.people[1]


def test_a_number_or_row_that_is_not_there_is_refused_with_what_there_is(two: Report, nobody: Report) -> None:
    with pytest.raises(KeyError, match=r"\(1, 2\), got 3"):
        two.person(3)
    with pytest.raises(KeyError, match="nobody"):
        nobody.person(1)
    with pytest.raises(KeyError, match=r"arms_fold'; its ids are those of posture\.RULES"):
        two.person(1).finding("arms_fold")
