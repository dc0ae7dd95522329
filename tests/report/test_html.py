"""The report as a page."""

from __future__ import annotations

import base64
import hashlib
import html as entities
import re
from html.parser import HTMLParser

import pytest

from posture.reasons import Reason
from posture.report.html import to_html
from posture.report.html_text import phrases
from posture.report.model import Report
from posture.report.review_result import Still, Trace
from posture.rules import RULES
from posture.types import Language
from tests.report.samples import HOSTILE

LANGUAGES: tuple[Language, ...] = ("en", "zh")
VOID = {"meta", "link", "img", "rect", "path", "circle"}


class Page(HTMLParser):
    """Tags, attributes and visible text of a page; asserts that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


@pytest.fixture
def page(two: Report, weights: dict[str, float], traces: list[Trace], stills: list[Still]) -> Page:
    """Two people with everything."""
    return Page(to_html(two, language="en", weights=weights, traces=traces, stills=stills))


def test_the_page_loads_nothing(page: Page) -> None:
    addresses = [value for name in ("src", "href", "action", "data", "srcset") for value in page.values(name)]
    assert addresses
    assert all(address.startswith(("data:", "#")) for address in addresses)
    assert not {"script", "iframe", "object", "embed", "base", "form"} & set(page.tags)


def test_no_address_of_the_network_is_in_the_file(two: Report, weights: dict[str, float]) -> None:
    text = to_html(two, language="en", weights=weights)
    assert not re.search(r"https?:|@import|//[a-z]+\.", text)


def test_the_policy_allows_only_the_one_style_sheet(two: Report, weights: dict[str, float]) -> None:
    text = to_html(two, language="zh", weights=weights)
    (style,) = re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [value for value in Page(text).values("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_there_are_no_inline_styles_which_the_policy_would_drop(page: Page) -> None:
    assert page.values("style") == []
    assert [name for _, name, _ in page.attributes if name.startswith("on") and name != "on"] == []


def test_a_hostile_file_name_is_only_text(page: Page) -> None:
    assert "script" not in page.tags
    assert HOSTILE.replace("\x1b", "�") in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_person_has_all_rows_on_the_board(two: Report, weights: dict[str, float], language: Language) -> None:
    text = to_html(two, language=language, weights=weights)
    boards = re.findall(r'<table class="board">.*?</table>', text, flags=re.DOTALL)
    assert len(boards) == 2
    for board in boards:
        titles = [entities.unescape(title) for title in re.findall(r"<div><b>(.*?)</b>", board)]
        assert sorted(titles) == sorted(rule.wording.title(language) for rule in RULES.values())


def test_outcomes_have_symbol_word_and_time(page: Page) -> None:
    assert "✗ One leg crossed over the other shown · 0:04–0:09, 0:20–0:29 · 41% of 34 s judged" in page.text
    assert "✓ Knees too far apart not shown · judged for 38 s" in page.text
    assert "? Feet shaking constantly not judged · the feet are outside the picture or hidden" in page.text


def test_the_page_is_in_the_language_asked_for(two: Report, weights: dict[str, float]) -> None:
    chinese = Page(to_html(two, language="zh", weights=weights))
    assert chinese.values("lang") == ["zh-CN"]
    assert "✗ 翘着二郎腿 出现 · 0:04–0:09, 0:20–0:29" in chinese.text
    assert "得分 78 (70–84)" in chinese.text
    english = set(phrases("en").values())
    assert not [text for text in chinese.texts if text.strip() in english]


def test_score_and_lack_of_score_are_both_told(page: Page) -> None:
    assert "Score 78 (70–84) minor points 62% of the code could be seen" in page.text
    assert "no score: only 41% of the code could be judged" in page.text


def test_the_first_point_is_the_advice_for_the_worst_dont(page: Page) -> None:
    after = page.text.split("Work on first", 1)[1]
    assert after.strip().startswith(RULES["sit.leg_crossed"].wording.advice_en)


def test_every_row_of_what_was_done_has_a_timeline(page: Page) -> None:
    labels = page.values("aria-label")
    done = [rule for rule in RULES.values() if rule.id.startswith(("sit.", "stand.", "walk."))]
    for rule in done:
        assert [label for label in labels if label.startswith(f"{rule.wording.english}: ")]


def test_unjudged_stretches_are_drawn_as_such(page: Page) -> None:
    looks = [value for tag, name, value in page.attributes if (tag, name) == ("rect", "class")]
    assert {"unjudged", "passing", "clear", "shown bad"} <= set(looks)
    assert f"0:30.0–0:34.0 not judged: {Reason.KNEES_HIDDEN.text('en')}" in page.text


def test_charts_have_their_limits(page: Page) -> None:
    assert "begins to count at 0.25 probability" in page.text
    assert "ends at 0.15 probability" in page.text
    assert len([value for value in page.values("class") if value == "signal"]) == 1


def test_pictures_stand_beside_their_episode_and_only_if_given(
    page: Page, two: Report, weights: dict[str, float], stills: list[Still]
) -> None:
    # On the page to hand over, and with the details.
    assert page.values("src") == ["data:image/jpeg;base64," + base64.b64encode(stills[0].jpeg).decode()] * 2
    assert page.values("alt") == ["Person 1 at 0:05.2: One leg crossed over the other"] * 2
    assert "share it with care" in page.text
    without = Page(to_html(two, language="en", weights=weights))
    assert "img" not in without.tags
    assert "It contains no pictures" in without.text


def test_a_picture_outside_every_episode_is_still_shown(two: Report, weights: dict[str, float]) -> None:
    still = Still(person=2, rule="walk.firm_steps", time=3.0, jpeg=b"x")
    assert Page(to_html(two, language="en", weights=weights, stills=[still])).values("alt") == [
        "Person 2 at 0:03.0: Firm, crisp steps"
    ]


def test_what_could_not_be_judged_says_how_to_film_it(page: Page) -> None:
    told = page.text.split("how to film it next time", 1)[1]
    assert "The feet are outside the picture or hidden Feet crossed at the ankles throughout" in told
    assert "Move back or tilt the camera down until the feet are in the picture" in told
    assert "Not in this recording: walking." in told


def test_people_are_linked_only_where_there_are_several(page: Page, one: Report, weights: dict[str, float]) -> None:
    assert [value for value in page.values("href") if value.startswith("#")] == ["#p1", "#p2"]
    assert "nav" not in Page(to_html(one, language="en", weights=weights)).tags


def test_ids_are_unique_and_labels_point_to_them(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_a_truncated_file_is_said_to_be(one: Report, weights: dict[str, float]) -> None:
    cut = one.model_copy(update={"source": one.source.model_copy(update={"truncated": True})})
    notice = phrases("en")["truncated"]
    assert notice in Page(to_html(cut, language="en", weights=weights)).text
    assert notice not in Page(to_html(one, language="en", weights=weights)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_in_view_is_said(nobody: Report, weights: dict[str, float], language: Language) -> None:
    page = Page(to_html(nobody, language=language, weights=weights))
    assert phrases(language)["nobody"] in page.text
    assert phrases(language)["nobody_text"] in page.text
    assert "table" not in page.tags


def test_a_report_without_stills_stays_small(two: Report, weights: dict[str, float], traces: list[Trace]) -> None:
    assert len(to_html(two, language="en", weights=weights, traces=traces)) < 200_000


def test_the_house_rules_are_named_where_there_were_some(two: Report, weights: dict[str, float]) -> None:
    named = two.model_copy(update={"house": "Front <b>desk</b>"})
    assert "House rules Front <b>desk</b>" in Page(to_html(named, language="en", weights=weights)).text
    assert "House rules:" not in Page(to_html(two, language="en", weights=weights)).text
