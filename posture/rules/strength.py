"""How strongly a behaviour was shown, in words: every row's measured value as something that a person can picture.

A row names the words of its value beside its unit; every form of the report and the page takes them from there. Values
are magnitudes in words of their direction ("leaning 14° to the left"), never signed numbers, and a range runs from the
smaller to the greater.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from posture.i18n import Phrase
from posture.types import Language

Amounts = Callable[[Sequence[float]], Phrase]
"""Words for magnitudes (0 or more), least to greatest, as one or a range."""

_HALVES: Final = (
    (0.05, Phrase("a twentieth", "二十分之一")),
    (0.1, Phrase("a tenth", "十分之一")),
    (0.2, Phrase("a fifth", "五分之一")),
    (0.25, Phrase("a quarter", "四分之一")),
    (1 / 3, Phrase("a third", "三分之一")),
    (0.5, Phrase("half", "一半")),
    (2 / 3, Phrase("two thirds", "三分之二")),
    (0.75, Phrase("three quarters", "四分之三")),
)
"""Shares that have a name of their own."""


@dataclass(frozen=True, slots=True)
class Strength:
    """The words of a row's value.

    `{n}` is a hole for its magnitude. `less` are the words of values below zero, by default the same; `none` those of
    values that are nothing (`nothing` or less, either way), by default the same as of any other.
    """

    amounts: Amounts
    more: Phrase
    less: Phrase | None = None
    none: Phrase | None = None
    nothing: float = 0.0
    middle: float = 0.0
    """What counts as zero."""

    def text(self, values: Sequence[float], language: Language) -> str:
        """The values of some episodes as one phrase; empty for none."""
        known = [value - self.middle for value in values if math.isfinite(value)]
        sizes = [value for value in known if not self.none or abs(value) > self.nothing]
        if known and not sizes and self.none:
            return self.none.text(language)
        above = [abs(value) for value in sizes if value >= 0 or not self.less]
        below = [-value for value in sizes if value < 0 and self.less]
        sides = (self._side(self.more, above, language), self._side(self.less, below, language))
        return Phrase(", ", "，").text(language).join(dict.fromkeys(side for side in sides if side)).strip()

    def _side(self, words: Phrase | None, sizes: Sequence[float], language: Language) -> str:
        return words.text(language, n=self.amounts(sizes).text(language)) if words and sizes else ""


def _between(one: str, other: str) -> str:
    return one if one == other else f"{one}–{other}"


def whole(values: Sequence[float]) -> Phrase:
    """Whole numbers, at least 1: what is not nothing does not read as 0."""
    text = _between(*(f"{max(1, round(end)):d}" for end in (min(values), max(values))))
    return Phrase(text, text)


def tenths(values: Sequence[float]) -> Phrase:
    """Numbers with one decimal."""
    text = _between(*(f"{end:.1f}" for end in (min(values), max(values))))
    return Phrase(text, text)


def greatest(values: Sequence[float]) -> Phrase:
    """The greatest alone, in whole numbers: for what several values stay within."""
    return whole([math.ceil(round(max(values), 6))])


def shares(values: Sequence[float]) -> Phrase:
    """Parts of a whole that have names: a third, three quarters, nearly all."""
    ends = [_share(min(values)), _share(max(values))]
    if ends[0] == ends[1]:
        return ends[0]
    return Phrase(f"{ends[0].english} to {ends[1].english}", f"{ends[0].chinese}至{ends[1].chinese}")


def _share(value: float) -> Phrase:
    whole_share = (1.0, Phrase("nearly all", "几乎全部"))
    return min((*_HALVES, whole_share), key=lambda named: abs(named[0] - value))[1]


def widths(values: Sequence[float]) -> Phrase:
    """Shoulder widths: "a quarter of a shoulder width", "1.5 shoulder widths"."""
    ends = [_width(min(values)), _width(max(values))]
    if ends[0] == ends[1]:
        return ends[0]
    first = ends[0].english.removesuffix(_OF_A_WIDTH) if ends[1].english.endswith(_OF_A_WIDTH) else ends[0].english
    return Phrase(f"{first} to {ends[1].english}", f"{ends[0].chinese}至{ends[1].chinese}")


_OF_A_WIDTH: Final = " of a shoulder width"


def _width(value: float) -> Phrase:
    quarters = round(value * 4) / 4
    if quarters > 1:
        return Phrase(f"{quarters:g} shoulder widths", f" {quarters:g} 倍肩宽")  # a space parts figures from characters
    one = (1.0, Phrase("one", "一个"))
    size, name = min((*_HALVES, one), key=lambda named: abs(named[0] - value))
    if size == 1:
        return Phrase("one shoulder width", "一个肩宽")
    if name.english == "half":
        return Phrase("half a shoulder width", "半个肩宽")
    return Phrase(f"{name.english}{_OF_A_WIDTH}", f"{name.chinese}肩宽")


def certainties(values: Sequence[float]) -> Phrase:
    """How surely something is recognised, from probabilities 0 to 1, as words."""
    ends = [_certainty(min(values)), _certainty(max(values))]
    if ends[0] == ends[1]:
        return ends[0]
    return Phrase(f"{ends[0].english} to {ends[1].english}", f"{ends[0].chinese}至{ends[1].chinese}")


_CERTAINTIES: Final = (
    (0.85, Phrase("very clear", "非常明显")),
    (0.7, Phrase("clear", "明显")),
    (-math.inf, Phrase("just recognisable", "勉强可辨")),
)
"""Least probability of each word."""


def _certainty(value: float) -> Phrase:
    return next(words for least, words in _CERTAINTIES if value >= least)


def percents(values: Sequence[float]) -> Phrase:
    """Shares as whole percents."""
    text = whole([100 * value for value in values]).english
    return Phrase(f"{text} %", f"{text}%")


UPRIGHT: Final = Strength(greatest, Phrase("at best within {n}° of upright", "最佳时与直立相差不超过 {n}°"))
"""Of rows that ask for an upright posture: which side it leans to does not matter."""

BY_UNIT: Final = {
    "degrees": Strength(whole, Phrase("{n}°", "{n}°"), none=Phrase("under 1°", "不到 1°"), nothing=0.5),
    "shoulder widths": Strength(widths, Phrase("{n}", "{n}")),
    "share of the neck": Strength(percents, Phrase("{n} of the neck's length", "颈长的 {n}")),
    "Hz": Strength(tenths, Phrase("{n} times a second", "每秒 {n} 次")),
    "moves in 30 s": Strength(whole, Phrase("{n} times in half a minute", "半分钟内 {n} 次")),
    "steps/min": Strength(whole, Phrase("{n} steps a minute", "每分钟 {n} 步")),
    "of 1": Strength(certainties, Phrase("{n}", "{n}")),
    "probability": Strength(certainties, Phrase("{n}", "{n}")),
    "share of the signs": Strength(shares, Phrase("{n} of the signs", "{n}的迹象")),
}
"""The words of a row that names none of its own, by its unit. `of 1` is one of reports that earlier versions kept."""


def worded(values: Sequence[float], unit: str, own: Strength | None, language: Language) -> str:
    """The values in a row's own words, else in those of their unit; the plain numbers for a unit without words."""
    words = own or BY_UNIT.get(unit)
    if words:
        return words.text(values, language)
    text = _between(*(f"{end:.2f}" for end in (min(values), max(values)))) if values else ""
    return f"{text} {unit}".strip()
