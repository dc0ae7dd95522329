"""What is said of the recording as a whole."""

from __future__ import annotations

import pytest

from posture.report.html import to_html
from posture.report.model import Report, StillFigure
from posture.report.notices import notices
from posture.types import Language


@pytest.fixture
def odd(one: Report) -> Report:
    """Cut twice, with a photograph at the left."""
    source = one.source.model_copy(update={"cuts": (4.0, 65.3)})
    return one.model_copy(update={"source": source, "figures": (StillFigure(x=0.1, start=0.0, end=14.0),)})


def test_an_ordinary_recording_has_none(one: Report) -> None:
    assert notices(one, "en") == ()


def test_cuts_and_still_figures_are_told_with_their_places(odd: Report) -> None:
    assert notices(odd, "en") == (
        "The recording is cut at 0:04.0, 1:05.3; people are counted anew after each cut.",
        "Not judged: a figure at the left of the picture that does not move at all (0:00–0:14), perhaps a picture.",
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_they_stand_in_the_page(odd: Report, weights: dict[str, float], language: Language) -> None:
    page = to_html(odd, language=language, weights=weights)
    assert all(notice in page for notice in notices(odd, language))


def test_they_are_in_the_data(odd: Report) -> None:
    again = Report.model_validate_json(odd.to_json())
    assert (again.source.cuts, again.figures) == (odd.source.cuts, odd.figures)
