"""What went well is said first and what to do next last, with who, when and by which rules."""

from __future__ import annotations

from posture import __version__
from posture.report.highlights import next_activity, next_step, went_well
from posture.report.html import to_html
from posture.report.model import Report
from posture.report.occasion import Occasion
from posture.report.row_summary import Tone, tone
from posture.types import Kind


def test_what_went_well_is_as_the_code_asks_do_s_first(two: Report) -> None:
    for person in two.people:
        found = went_well(person)
        assert all(tone(finding) is Tone.GOOD for finding in found)
        kinds = [finding.kind for finding in found]
        assert kinds == sorted(kinds, key=lambda kind: kind is Kind.DONT)


def test_what_to_do_next_is_about_the_first_point(two: Report, weights: dict[str, float]) -> None:
    told = next_step(two.people[0], weights, "en")
    assert told.startswith("Practise two minutes seated with one thing in mind: ")
    assert next_step(two.people[0], weights, "zh").startswith("练习坐姿两分钟，只记一点：")


def test_without_a_point_it_is_what_was_done_the_shortest(two: Report, weights: dict[str, float]) -> None:
    person = two.people[0].model_copy(update={"findings": ()})
    assert next_step(person, weights, "en").startswith("Keep it up")
    assert next_activity(person) == "stand"


def test_the_page_says_it_in_this_order_and_on_what_occasion(two: Report, weights: dict[str, float]) -> None:
    occasion = Occasion("Ana <1>", "2026-11-30 10:00", "desk 3", "Two minutes seated")
    text = to_html(two, language="en", weights=weights, occasion=occasion)
    parts = ("Ana &lt;1&gt;", "2026-11-30 10:00", "desk 3", "Two minutes seated", f"posture {__version__}")
    assert all(part in text for part in parts)
    headings = ("What went well", "Work on first", "What to do next", "Details", "The table")
    places = [text.index(f">{heading}<") for heading in headings]
    assert places == sorted(places)
