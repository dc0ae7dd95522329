"""How strongly a row was shown, in words."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.rules import RULES
from posture.rules.rule import Rule
from posture.rules.strength import BY_UNIT, worded
from posture.types import Language

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
RANGES: Final = {
    "degrees": (-90.0, 90.0),
    "shoulder widths": (0.0, 4.0),
    "share of the neck": (-0.5, 0.5),
    "Hz": (2.0, 8.0),
    "moves in 30 s": (1.0, 30.0),
    "steps/min": (40.0, 180.0),
    "probability": (0.4, 1.0),
    "share of the signs": (0.4, 1.0),
}
"""What a value of each unit can be."""
EVERY_ROW: Final = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


def told(rule: Rule, *values: float) -> dict[Language, str]:
    return {language: worded(values, rule.unit, rule.strength, language) for language in LANGUAGES}


def said(rule: str, *values: float) -> tuple[str, str]:
    words = told(RULES[rule], *values)
    return words["en"], words["zh"]


@EVERY_ROW
def test_every_row_has_words_of_its_own_or_of_its_unit(rule: Rule) -> None:
    assert rule.unit in RANGES
    assert rule.strength or rule.unit in BY_UNIT


@EVERY_ROW
@settings(max_examples=30)
@given(data=st.data())
def test_words_never_have_a_negative_number_nor_a_range_that_runs_down(rule: Rule, data: st.DataObject) -> None:
    low, high = RANGES[rule.unit]
    values = data.draw(st.lists(st.floats(low, high), min_size=1, max_size=4))
    for text in told(rule, *values).values():
        assert text
        assert text == text.strip()
        assert "of 1" not in text
        assert "/ 1" not in text
        assert "{" not in text
        assert not re.search(r"(?<![\d.])[-−]\d|nan|inf|\b0°", text)
        for first, last in re.findall(r"([\d.]+)–([\d.]+)", text):
            assert float(first) < float(last)


@EVERY_ROW
@settings(max_examples=30)
@given(data=st.data())
def test_each_language_is_in_its_own_script(rule: Rule, data: st.DataObject) -> None:
    words = told(rule, data.draw(st.floats(*RANGES[rule.unit])))
    assert words["en"].isascii() or set(words["en"]) - set(map(chr, range(128))) <= {"°", "–"}
    assert re.search(r"[\u4e00-\u9fff]", words["zh"])


@pytest.mark.parametrize(
    ("rule", "values", "english", "chinese"),
    [
        ("sit.leaning_restless", (14.2,), "leaning 14° to the left", "向左倾斜 14°"),
        ("sit.leaning_restless", (-10.0, -13.6), "leaning 10–14° to the right", "向右倾斜 10–14°"),
        (
            "sit.leaning_restless",
            (-10.0, 13.6),
            "leaning 14° to the left, leaning 10° to the right",
            "向左倾斜 14°，向右倾斜 10°",
        ),
        ("sit.leaning_restless", (-0.4,), "shifting or rocking", "不停挪动或摇晃"),
        ("sit.straight", (-1.0, 0.0), "at best within 1° of upright", "最佳时与直立相差不超过 1°"),
        ("sit.feet_shaking", (4.21,), "4.2 times a second", "每秒 4.2 次"),
        ("sit.knees_apart", (1.62,), "knees 1.5 shoulder widths apart", "两膝相距 1.5 倍肩宽"),
        ("sit.leg_crossed", (0.97,), "very clear", "非常明显"),
        ("stand.swaying", (0.26,), "swaying a quarter of a shoulder width", "摆幅四分之一肩宽"),
        (
            "stand.swaying",
            (0.26, 0.7),
            "swaying a quarter to two thirds of a shoulder width",
            "摆幅四分之一肩宽至三分之二肩宽",
        ),
        (
            "stand.swaying",
            (0.5, 1.3),
            "swaying half a shoulder width to 1.25 shoulder widths",
            "摆幅半个肩宽至 1.25 倍肩宽",
        ),
        ("stand.head_down", (-14.4,), "head lowered by 14°", "头部低下 14°"),
        ("stand.shoulders_relaxed", (-0.03,), "not raised", "未抬高"),
        ("stand.listless", (0.68,), "two thirds of the signs", "三分之二的迹象"),
        ("walk.dragging", (76.2,), "76 steps a minute", "每分钟 76 步"),
        ("walk.upright", (-15.0,), "looking ahead", "目视前方"),
    ],
)
def test_words_are_what_one_can_picture(rule: str, values: tuple[float, ...], english: str, chinese: str) -> None:
    assert said(rule, *values) == (english, chinese)


def test_a_unit_without_words_is_told_as_a_number() -> None:
    assert worded((3.14159, 2.0), "parsecs", None, "en") == "2.00–3.14 parsecs"


def test_no_value_has_no_words() -> None:
    assert worded((), "degrees", None, "en") == ""
    assert said("stand.straight") == ("", "")
    assert said("stand.straight", float("nan")) == ("", "")
